package dev.plumbline.terms;

import java.util.List;
import java.util.stream.Stream;

/**
 * The stages of the waterfall, in the order in which they are taken off the accounted time; every
 * accounted GPU-second is in exactly one.
 */
public enum Stage implements Term {
  /** Paid for in advance, used by nothing. */
  UNUSED_COMMITMENT(Group.WASTE, "Unused commitment", "reserved, never run"),
  /** Billed, and no sample holds it. */
  UNOBSERVED(Group.UNMEASURED, "Unobserved", "billed, no sample holds it"),
  /** No usable signal. */
  UNKNOWN(Group.UNMEASURED, "Unknown", "observed without a usable signal"),
  /** Held by nobody. */
  EMPTY(Group.WASTE, "Empty", "nobody held the GPU"),
  /** Held, and idle. */
  HELD_IDLE(Group.WASTE, "Held idle", "held by an owner, doing nothing"),
  /** Busy to the eye only. */
  FALSE_BUSY(Group.WASTE, "Falsely busy", "looks busy, computes nothing"),
  /** Held idle by an owner that is declared a warm replica: a cost with a name. */
  STANDBY(Group.STANDBY, "Standby", "idle for an owner declared a warm replica"),
  /** Gaps in the work, too short to be held idle. */
  IDLE_GAPS(Group.GAP, "Idle gaps", "idle gaps in the work, each under half an hour"),
  /** Active, with no counter that says how. */
  ACTIVE_UNRESOLVED(Group.UNRESOLVED, "Active, unresolved", "active; a missing counter hides how"),
  /** Multiprocessors idle. */
  SM_IDLE(Group.GAP, "SM idle", "active stretch, idle multiprocessors"),
  /** Waiting for memory. */
  MEMORY_BOUND(Group.GAP, "Memory bound", "waiting on memory bandwidth"),
  /** Waiting in a collective: the links are busy, tensor pipes and memory are not. */
  COMMUNICATION(Group.GAP, "Communication", "NVLink busy, tensor pipes and memory quiet"),
  /** Busy beside the tensor cores. */
  NON_TENSOR(Group.GAP, "Non-tensor", "busy outside the tensor cores"),
  /** Tensor time below the peak's clock. */
  CLOCK_LOSS(Group.GAP, "Clock loss", "tensor work below peak clock"),
  /** Tensor time at the peak's clock. */
  DELIVERED(Group.DELIVERED, "Delivered", "tensor work at the peak's clock");

  /** What the time of a stage counts as. */
  public enum Group implements Term {
    /** Paid for and idle. */
    WASTE("idle waste"),
    /** Idle on purpose, by declaration: not waste. */
    STANDBY("standby, declared"),
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

    /** For people. */
    public String label() {
      return label;
    }

    /** The stages that count as this, in their order. */
    public List<Stage> stages() {
      return Stream.of(Stage.values()).filter(stage -> stage.group == this).toList();
    }
  }

  /** The stages that a sample can show, in their order. */
  public static final List<Stage> OBSERVED =
      Stream.of(values())
          .filter(stage -> stage != UNUSED_COMMITMENT && stage != UNOBSERVED)
          .toList();

  private final Group group;
  private final String label;
  private final String meaning;

  Stage(Group group, String label, String meaning) {
    this.group = group;
    this.label = label;
    this.meaning = meaning;
  }

  /** What its time counts as. */
  public Group group() {
    return group;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** What it means, in one clause. */
  public String meaning() {
    return meaning;
  }

  /** True for stages whose time is idle waste: decided here and nowhere else. */
  public boolean isWaste() {
    return group == Group.WASTE;
  }

  /** The cause of its waste where nothing better is known; null where it is not waste. */
  public Cause usualCause() {
    return switch (this) {
      case UNUSED_COMMITMENT -> Cause.UNUSED_COMMITMENT;
      case EMPTY -> Cause.DEMAND_UNKNOWN;
      case HELD_IDLE -> Cause.HELD_IDLE;
      case FALSE_BUSY -> Cause.FALSE_BUSY;
      default -> null;
    };
  }

  /**
   * The cause that goes with a stretch's time in this stage; null where the stage is not waste.
   *
   * @param known what is known of the stretch's cause, or null
   */
  public String cause(String known) {
    if (!isWaste()) {
      return null;
    }
    return known == null ? usualCause().text() : known;
  }
}
