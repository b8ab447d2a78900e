package dev.plumbline.attention;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much an unmapped node and a machine that nobody saw look like one: never more than a hint,
 * for two machines of one type look alike.
 *
 * @param machine the other one
 * @param sharedHours hours in which the one was seen and the other billed
 * @param allHours hours in which either was
 */
record Likeness(MachineDay machine, int sharedHours, int allHours) {
  /** The most alike first, then by name. */
  private static final Comparator<Likeness> ORDER =
      Comparator.comparingInt((Likeness like) -> -like.sharedHours)
          .thenComparingInt(Likeness::allHours)
          .thenComparing(like -> like.machine.resource());

  /**
   * Of these machines, those with as many GPUs that share at least half of all hours; only the best
   * of them, all where several are equally good.
   *
   * @param one the machine that the others are compared with
   * @param others the machines that may be it
   */
  static List<Likeness> of(MachineDay one, Collection<MachineDay> others) {
    List<Likeness> alike =
        others.stream()
            .filter(other -> other.gpuCount() == one.gpuCount())
            .map(other -> between(one, other))
            .filter(like -> 2 * like.sharedHours >= like.allHours && like.sharedHours > 0)
            .sorted(ORDER)
            .toList();
    return alike.stream()
        .filter(
            like ->
                like.sharedHours == alike.get(0).sharedHours
                    && like.allHours == alike.get(0).allHours)
        .toList();
  }

  private static Likeness between(MachineDay one, MachineDay other) {
    Set<Instant> shared = new TreeSet<>(hours(one));
    shared.retainAll(hours(other));
    Set<Instant> all = new TreeSet<>(hours(one));
    all.addAll(hours(other));
    return new Likeness(other, shared.size(), all.size());
  }

  private static Set<Instant> hours(MachineDay machine) {
    return machine.isUnmapped() ? machine.observed().keySet() : machine.unobserved().keySet();
  }

  /** What makes them alike. */
  String words() {
    String hours =
        sharedHours == allHours
            ? "the same " + Words.count(sharedHours, "hour", "hours")
            : sharedHours + " of " + allHours + " hours";
    return "same GPU count, " + hours;
  }
}
