package dev.plumbline.run;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.run.journal.LastRefusal;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
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
 *       of them reaches a date that is asked for or published, itself or through silver: the run
 *       that began it may have gone so far there too.
 *   <li>It is so where gold of the asked dates looks at none of that, too. A publication names
 *       silver as it stands, and that of reached dates would pass for published: nobody could tell
 *       any more that it is to be computed again.
 *   <li>A run that builds silver itself computes them again, all of them or those it is bounded to.
 * </ol>
 *
 * @param known what the run knows
 * @param silver the jobs that write silver, in their order
 */
record Unbuilt(Lake lake, Computation.Known known, List<Job> silver) {
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
  void assertNone(NavigableSet<LocalDate> unbuilt, List<Job> taking) {
    boolean isBuilding = taking.stream().anyMatch(job -> !job.spec().isGold());
    NavigableSet<LocalDate> dates = inTheWay(unbuilt, isBuilding);
    Publications.State published = known.published();
    if (taking.stream().anyMatch(job -> job.spec().isGold()) && !dates.isEmpty()) {
      throw new Failure(
          Category.INPUT,
          "gold is not computed: silver of " + dates + " is not built",
          "a run began it and did not get to its end, or one job ran alone: some of its tables are"
              + " of the landing as it was, some as it is"
              + LastRefusal.of(lake, TableSpec.Layer.SILVER, published.at(), dates)
                  .map(why -> "; the last check of silver that said no: " + why)
                  .orElse(""),
          "plumbline run build, then run it again; plumbline nightly does both; where a check says"
              + " no to it, first correct what landed of the date, or of the billing period that"
              + " the check names (rows of a file that is only removed stay)");
    }
  }

  /** Those of which a run must not make gold. */
  NavigableSet<LocalDate> inTheWay(NavigableSet<LocalDate> unbuilt, boolean isBuilding) {
    Bound bound = known.bound();
    NavigableSet<LocalDate> dates = new TreeSet<>(unbuilt);
    if (!bound.isBounded()) {
      return isBuilding ? new TreeSet<>() : dates;
    }
    if (isBuilding) {
      dates.removeAll(bound.own());
    }
    NavigableSet<LocalDate> touchy = known.published().dates();
    touchy.addAll(bound.asked());
    dates.removeIf(date -> reached(date).stream().noneMatch(touchy::contains));
    return dates;
  }

  /** The dates whose silver a run of this one computes. */
  private NavigableSet<LocalDate> reached(LocalDate date) {
    NavigableSet<LocalDate> only = new TreeSet<>(List.of(date));
    Cascade cascade = known.all().cascade();
    NavigableSet<LocalDate> reached = new TreeSet<>(only);
    cascade.force(only);
    known.all().of(only).mark(cascade, only, known.published().inputHashes());
    for (Job job : silver) {
      JobSpec spec = job.spec();
      if (spec.writes().stream().anyMatch(table -> table.partition().isPresent())) {
        NavigableSet<LocalDate> dates = cascade.candidates(spec);
        spec.writes().forEach(table -> cascade.changed(table, dates));
        reached.addAll(dates);
      }
    }
    return reached;
  }
}
