package dev.plumbline.report;

import java.util.List;

/**
 * A stage of the waterfall as readers see it.
 *
 * @param id as in the tables
 * @param label for people
 * @param meaning one clause
 * @param group what it counts as
 */
record Stage(String id, String label, String meaning, Group group) {

  /** What the time of a stage counts as. */
  enum Group {
    /** Paid for and idle. */
    WASTE("idle waste"),
    /** Nobody knows what the GPU did. */
    UNMEASURED("not measured"),
    /** Active, but a missing counter cannot say how. */
    UNRESOLVED("active, not resolved"),
    /** Active, below peak: where to look, not waste. */
    GAP("efficiency gap"),
    /** Tensor work at full clock. */
    DELIVERED("delivered");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    String tone() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** All stages, in the order in which they are taken off the accounted time. */
  static final List<Stage> ALL =
      List.of(
          new Stage("unused_commitment", "Unused commitment", "reserved, never run", Group.WASTE),
          new Stage("unobserved", "Unobserved", "billed, no sample holds it", Group.UNMEASURED),
          new Stage("unknown", "Unknown", "observed without a usable signal", Group.UNMEASURED),
          new Stage("empty", "Empty", "nobody held the GPU", Group.WASTE),
          new Stage("held_idle", "Held idle", "held by an owner, doing nothing", Group.WASTE),
          new Stage("false_busy", "Falsely busy", "looks busy, computes nothing", Group.WASTE),
          new Stage(
              "active_unresolved",
              "Active, unresolved",
              "active; a missing counter hides how",
              Group.UNRESOLVED),
          new Stage("sm_idle", "SM idle", "active stretch, idle multiprocessors", Group.GAP),
          new Stage("memory_bound", "Memory bound", "waiting on memory bandwidth", Group.GAP),
          new Stage("non_tensor", "Non-tensor", "busy outside the tensor cores", Group.GAP),
          new Stage("clock_loss", "Clock loss", "tensor work below peak clock", Group.GAP),
          new Stage("delivered", "Delivered", "tensor work at the peak's clock", Group.DELIVERED));

  /** The stage of this id; an id that is not listed is shown as it is, among the not measured. */
  static Stage of(String id) {
    return ALL.stream()
        .filter(stage -> stage.id.equals(id))
        .findFirst()
        .orElseGet(() -> new Stage(id, id, "a stage this report does not know", Group.UNMEASURED));
  }

  /** Whether its time is idle waste. */
  boolean isWaste() {
    return group == Group.WASTE;
  }
}
