package dev.plumbline.run;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.Job;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Dates whose silver a run began to compute and none has built to its end since: it was killed, a
 * gate said no, or one job ran alone. Some of its tables are of the landing as it was, some as it
 * is, and gold of both would look right.
 *
 * <ol>
 *   <li>A run notes its dates before it commits the first table of silver, and takes the note back
 *       when all silver is built. A kill in between leaves a date that is to be built again, at
 *       worst without need.
 *   <li>Gold of silver as it stands is refused while there are such dates; within bounds, while one
 *       of them is asked for or published, since gold of other dates looks at published ones.
 *   <li>A run that builds silver itself computes them again, all of them or those it is bounded to.
 *       Within bounds it is refused where another one is published.
 * </ol>
 */
final class Unbuilt {
  private Unbuilt() {}

  /**
   * The dates of a run that are unbuilt from its first commit of silver to its end: those it is
   * bounded to and builds beside them, or those it takes for changed. What these reach is computed
   * again whenever they are. Where none changed, a job is new, and may compute any.
   */
  static NavigableSet<LocalDate> begun(
      Bound bound, NavigableSet<LocalDate> marked, NavigableSet<LocalDate> nights) {
    if (bound.isBounded()) {
      return bound.own();
    }
    return marked.isEmpty() ? nights : marked;
  }

  /** Refuses to compute gold of silver that is half built. */
  static void assertNone(
      NavigableSet<LocalDate> unbuilt,
      Bound bound,
      List<Job> taking,
      NavigableSet<LocalDate> published) {
    boolean isBuilding = taking.stream().anyMatch(job -> !job.spec().isGold());
    NavigableSet<LocalDate> dates = inTheWay(unbuilt, bound, isBuilding, published);
    if (taking.stream().anyMatch(job -> job.spec().isGold()) && !dates.isEmpty()) {
      throw new Failure(
          Category.INPUT,
          "gold is not computed: silver of " + dates + " is not built",
          "a run began it and did not get to its end, or one job ran alone: some of its tables are"
              + " of the landing as it was, some as it is",
          "plumbline run build, then run it again; plumbline nightly does both");
    }
  }

  /** Those of which a run must not make gold. */
  static NavigableSet<LocalDate> inTheWay(
      NavigableSet<LocalDate> unbuilt,
      Bound bound,
      boolean isBuilding,
      NavigableSet<LocalDate> published) {
    NavigableSet<LocalDate> dates = new TreeSet<>(unbuilt);
    if (!bound.isBounded()) {
      return isBuilding ? new TreeSet<>() : dates;
    }
    if (isBuilding) {
      dates.removeAll(bound.own());
    }
    dates.removeIf(date -> !bound.asked().contains(date) && !published.contains(date));
    return dates;
  }
}
