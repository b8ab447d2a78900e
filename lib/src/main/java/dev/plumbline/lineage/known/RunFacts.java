package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Duration;
import java.time.Instant;

/**
 * A run as far as it was known at some time; what was not known then is null.
 *
 * @param jobNamespace of the job that it is a run of; null when no event names one
 * @param parametersKnownAt when its parameters were stated, be it as none
 * @param noInputsDeclaredAt when it was said to read nothing
 */
public record RunFacts(
    String runId,
    Job job,
    Times times,
    Code code,
    Environment environment,
    Instant parametersKnownAt,
    Instant noInputsDeclaredAt) {

  /** The job that it is a run of; null where no event names it. */
  public record Job(String namespace, String name) {
    public static final Job UNSAID = new Job(null, null);
  }

  /**
   * When it ran.
   *
   * @param firstEventAt when anything was first heard of it
   * @param startedAt its start; null when none was recorded
   * @param completedAt its end without failure
   * @param failedAt its end with failure
   * @param scheduled what schedulers say beside; all there is of a run that only they tell of
   */
  public record Times(
      Instant firstEventAt,
      Instant startedAt,
      Instant completedAt,
      Instant failedAt,
      Scheduled scheduled) {
    /** Of a run that no scheduler names. */
    public Times(Instant firstEventAt, Instant startedAt, Instant completedAt, Instant failedAt) {
      this(firstEventAt, startedAt, completedAt, failedAt, Scheduled.NOT);
    }

    private Times asOf(Instant end) {
      Scheduled then = scheduled.asOf(end);
      return then.isAlone()
          ? then.times(firstEventAt)
          : new Times(
              firstEventAt,
              before(startedAt, end),
              before(completedAt, end),
              before(failedAt, end),
              then);
    }

    private Times with(Scheduled other) {
      return new Times(firstEventAt, startedAt, completedAt, failedAt, scheduled.and(other));
    }
  }

  /**
   * The code that it ran.
   *
   * @param knownAt when its revision was named
   * @param conflictAt when its events named a second revision
   */
  public record Code(
      String revision, Instant knownAt, Instant conflictAt, String branch, Instant branchKnownAt) {
    private Code asOf(Instant end) {
      return new Code(
          isBefore(knownAt, end) ? revision : null,
          before(knownAt, end),
          before(conflictAt, end),
          isBefore(branchKnownAt, end) ? branch : null,
          before(branchKnownAt, end));
    }
  }

  /** The image or lock file that it ran in, by name, and when that was said. */
  public record Environment(String name, Instant knownAt) {
    public static final Environment UNSAID = new Environment(null, null);

    private Environment asOf(Instant end) {
      return isBefore(knownAt, end) ? this : UNSAID;
    }
  }

  static final RowLayout LAYOUT =
      RowLayout.of(
          LineageRun.RUN_ID,
          LineageRun.JOB_NAMESPACE,
          LineageRun.JOB_NAME,
          LineageRun.SAME_AS,
          LineageRun.FIRST_EVENT_AT,
          LineageRun.STARTED_AT,
          LineageRun.COMPLETED_AT,
          LineageRun.FAILED_AT,
          LineageRun.CODE_REVISION,
          LineageRun.CODE_KNOWN_AT,
          LineageRun.CODE_CONFLICT_AT,
          LineageRun.CODE_BRANCH,
          LineageRun.CODE_BRANCH_KNOWN_AT,
          LineageRun.ENVIRONMENT,
          LineageRun.ENVIRONMENT_KNOWN_AT,
          LineageRun.PARAMETERS_KNOWN_AT,
          LineageRun.NO_INPUTS_DECLARED_AT,
          LineageRun.EVENTS,
          LineageRun.SCHEDULED_AS);

  static RunFacts of(RowLayout.Cells run) {
    return new RunFacts(
        run.text(LineageRun.RUN_ID),
        new Job(run.text(LineageRun.JOB_NAMESPACE), run.text(LineageRun.JOB_NAME)),
        new Times(
            run.instant(LineageRun.FIRST_EVENT_AT),
            run.instant(LineageRun.STARTED_AT),
            run.instant(LineageRun.COMPLETED_AT),
            run.instant(LineageRun.FAILED_AT),
            Scheduled.of(run)),
        new Code(
            run.text(LineageRun.CODE_REVISION),
            run.instant(LineageRun.CODE_KNOWN_AT),
            run.instant(LineageRun.CODE_CONFLICT_AT),
            run.text(LineageRun.CODE_BRANCH),
            run.instant(LineageRun.CODE_BRANCH_KNOWN_AT)),
        new Environment(
            run.text(LineageRun.ENVIRONMENT), run.instant(LineageRun.ENVIRONMENT_KNOWN_AT)),
        run.instant(LineageRun.PARAMETERS_KNOWN_AT),
        run.instant(LineageRun.NO_INPUTS_DECLARED_AT));
  }

  /** The run as it was known just before this time; only for runs known by then. */
  public RunFacts asOf(Instant end) {
    return new RunFacts(
        runId,
        job,
        times.asOf(end),
        code.asOf(end),
        environment.asOf(end),
        before(parametersKnownAt, end),
        before(noInputsDeclaredAt, end));
  }

  /** True when it ended and nothing says that it failed. */
  public boolean isComplete() {
    return times.completedAt != null && times.failedAt == null;
  }

  /** True when its end is recorded as earlier than its start by more than clocks may differ. */
  public boolean endsBeforeItStarts(Duration skew) {
    Instant end = endedAt();
    return times.startedAt != null && end != null && times.startedAt.isAfter(end.plus(skew));
  }

  /** Its recorded start, else the first that was heard of it: it started no later than this. */
  public Instant startedBy() {
    return times.startedAt == null ? times.firstEventAt : times.startedAt;
  }

  /** When it ended, either way; null while it has not. */
  public Instant endedAt() {
    return times.completedAt == null ? times.failedAt : times.completedAt;
  }

  public Instant firstEventAt() {
    return times.firstEventAt;
  }

  public Instant startedAt() {
    return times.startedAt;
  }

  public Instant completedAt() {
    return times.completedAt;
  }

  public Instant failedAt() {
    return times.failedAt;
  }

  /** What schedulers say of it. */
  public Scheduled scheduled() {
    return times.scheduled;
  }

  /** The same, of which schedulers say this too. */
  public RunFacts scheduledAlso(Scheduled other) {
    return withTimes(times.with(other));
  }

  public RunFacts withRunId(String other) {
    return new RunFacts(
        other, job, times, code, environment, parametersKnownAt, noInputsDeclaredAt);
  }

  public RunFacts withTimes(Times other) {
    return new RunFacts(
        runId, job, other, code, environment, parametersKnownAt, noInputsDeclaredAt);
  }

  public RunFacts withCode(Code other) {
    return new RunFacts(
        runId, job, times, other, environment, parametersKnownAt, noInputsDeclaredAt);
  }

  public RunFacts withEnvironment(Environment other) {
    return new RunFacts(runId, job, times, code, other, parametersKnownAt, noInputsDeclaredAt);
  }

  public RunFacts withParametersKnownAt(Instant other) {
    return new RunFacts(runId, job, times, code, environment, other, noInputsDeclaredAt);
  }

  public RunFacts withNoInputsDeclaredAt(Instant other) {
    return new RunFacts(runId, job, times, code, environment, parametersKnownAt, other);
  }

  public static boolean isBefore(Instant time, Instant end) {
    return time != null && time.isBefore(end);
  }

  private static Instant before(Instant time, Instant end) {
    return isBefore(time, end) ? time : null;
  }
}
