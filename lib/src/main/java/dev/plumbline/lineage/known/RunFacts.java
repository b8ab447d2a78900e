package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
   */
  public record Times(
      Instant firstEventAt, Instant startedAt, Instant completedAt, Instant failedAt) {
    private Times asOf(Instant end) {
      return new Times(
          firstEventAt, before(startedAt, end), before(completedAt, end), before(failedAt, end));
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

  /**
   * The image or lock file that it ran in.
   *
   * @param name as it was said first
   * @param knownAt when that was said
   * @param others that other systems name, in text order; what has the same digest is no other
   */
  public record Environment(String name, Instant knownAt, List<String> others) {
    public static final Environment UNSAID = new Environment(null, null);

    /** Nobody names another. */
    public Environment(String name, Instant knownAt) {
      this(name, knownAt, List.of());
    }

    /** What a name says of the content: its digest, or all of it where it has none. */
    public static String content(String name) {
      return name.substring(name.lastIndexOf('@') + 1);
    }

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
          LineageRun.NO_INPUTS_DECLARED_AT);

  static RunFacts of(RowLayout.Cells run) {
    return new RunFacts(
        run.text(LineageRun.RUN_ID),
        new Job(run.text(LineageRun.JOB_NAMESPACE), run.text(LineageRun.JOB_NAME)),
        new Times(
            run.instant(LineageRun.FIRST_EVENT_AT),
            run.instant(LineageRun.STARTED_AT),
            run.instant(LineageRun.COMPLETED_AT),
            run.instant(LineageRun.FAILED_AT)),
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
