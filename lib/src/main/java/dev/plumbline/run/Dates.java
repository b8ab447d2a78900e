package dev.plumbline.run;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which dates each job of a run computes, within the run's bounds.
 *
 * <ol>
 *   <li>Without bounds: where the landing is not what was published, where silver is ahead of its
 *       gold, and what these reach.
 *   <li>A date that was no night until now is every job's: a bill can make dates nights that lie
 *       before the newest, and a table with a row for each night has one of theirs too.
 *   <li>Within bounds: the dates that were asked for, the silver that is built beside them, and
 *       what these reach.
 *   <li>Bounds that go beyond what is published make it a new night: it closes billing periods, and
 *       looks at the dates of those that may be closed once more, as one without bounds does.
 *   <li>Gold is computed of dates that may have it ({@link Bound}).
 *   <li>A job of silver whose tables are not cut by date takes over what is published and adds what
 *       changed, so it is given all that changed: bounds do not hold for it. Who reads its tables
 *       is told of the run's own dates only.
 * </ol>
 */
final class Dates {
  private final Computation.Known known;
  private final Bound bound;
  private final Cascade cascade;
  private final Cascade wide;
  private final NavigableSet<LocalDate> marked;
  private NavigableSet<LocalDate> reached = new TreeSet<>();

  private Dates(Computation.Known known) {
    this.known = known;
    this.bound = known.bound();
    this.cascade = known.landed().cascade();
    this.wide = bound.isBounded() ? known.all().cascade() : cascade;
    this.marked = bound.isBounded() ? bounded() : whole(known.landed(), cascade);
    if (bound.isBounded()) {
      wide.force(bound.asked());
      whole(known.all(), wide);
    }
  }

  /**
   * The dates of a run.
   *
   * @param jobs all jobs, in their order
   * @param taking those that it runs
   */
  static Dates of(Computation.Known known, List<Job> jobs, List<Job> taking) {
    if (!known.bound().isBounded()) {
      return new Dates(known);
    }
    Dates trial = new Dates(known);
    for (Job job : jobs) {
      NavigableSet<LocalDate> candidates = trial.candidates(job.spec(), false);
      trial.changed(job.spec(), candidates);
      if (taking.contains(job) && !trial.isApart(job.spec())) {
        trial.reached.addAll(candidates);
      }
    }
    Dates dates = new Dates(known);
    dates.reached = trial.reached;
    dates.reached.removeAll(known.bound().own());
    return dates;
  }

  private NavigableSet<LocalDate> bounded() {
    NavigableSet<LocalDate> dates = known.reviewed();
    dates.addAll(bound.asked());
    cascade.force(bound.asked());
    known.landed().of(dates).mark(cascade, bound.own(), known.published().inputHashes());
    known.ahead().owed(cascade, bound.asked());
    return dates;
  }

  private NavigableSet<LocalDate> whole(Landed landed, Cascade into) {
    NavigableSet<LocalDate> never = new TreeSet<>(landed.nights());
    never.removeAll(known.published().inputHashes().keySet());
    into.force(never);
    NavigableSet<LocalDate> forced = known.ahead().strayed(landed.nights());
    NavigableSet<LocalDate> dates = landed.mark(into, forced, known.published().inputHashes());
    dates.addAll(known.ahead().owed(into, landed.nights()));
    return dates;
  }

  /** The dates whose landing or silver is not the published one, or those asked for. */
  NavigableSet<LocalDate> marked() {
    return new TreeSet<>(marked);
  }

  /** What has changed, as far as is known by now. */
  Cascade cascade() {
    return cascade;
  }

  /** The same for one job. */
  Cascade cascade(JobSpec job) {
    return isApart(job) ? wide : cascade;
  }

  /** The nights that a job knows. */
  NavigableSet<LocalDate> nights(JobSpec job) {
    return (isApart(job) ? known.all() : known.landed()).nights();
  }

  /**
   * The dates that a job has to compute.
   *
   * @param isNew true where it never computed any
   */
  NavigableSet<LocalDate> candidates(JobSpec job, boolean isNew) {
    NavigableSet<LocalDate> dates =
        isNew ? new TreeSet<>(nights(job)) : cascade(job).candidates(job);
    if (job.isGold()) {
      dates.retainAll(bound.gold());
    }
    return dates;
  }

  /** Another run computes these dates of a job, or has: they may have changed. */
  void changed(JobSpec job, NavigableSet<LocalDate> dates) {
    job.writes().forEach(table -> cascade(job).changed(table, dates));
    computed(job, dates);
  }

  /** A job has run. */
  void computed(JobSpec job, NavigableSet<LocalDate> dates) {
    if (isApart(job) && !dates.isEmpty()) {
      job.writes().forEach(table -> cascade.changed(table, bound.asked()));
    }
  }

  private boolean isApart(JobSpec job) {
    return bound.isBounded()
        && !job.isGold()
        && job.writes().stream().map(TableSpec::partition).allMatch(java.util.Optional::isEmpty);
  }

  /** Dates outside the bounds that are not as they were published. */
  NavigableSet<LocalDate> waiting() {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    if (bound.isBounded()) {
      dates.addAll(known.all().nights());
      dates.removeAll(Reviewed.same(known.all(), known.published().inputHashes()));
      dates.addAll(known.published().owed().dates());
      dates.removeAll(bound.asked());
    }
    return dates;
  }

  /** What a bounded run computes, in words. */
  String words() {
    String beside =
        bound.beside().isEmpty()
            ? ""
            : "; builds " + Words.dates(bound.beside()) + " of its billing period";
    return "computes " + Words.dates(bound.asked()) + reachedWords() + beside;
  }

  private String reachedWords() {
    if (reached.isEmpty()) {
      return "";
    }
    boolean isLater = reached.first().isAfter(bound.asked().first());
    boolean isOne = reached.size() == 1;
    String why =
        isLater
            ? isOne ? "looks back on it" : "look back on it"
            : isOne ? "it reaches through a bill" : "it reaches through bills or days that follow";
    return ", and " + Words.dates(reached) + ", which " + why;
  }
}
