package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run as far as it was known at some time; what was not known then is null.
 *
 * @param jobNamespace of the job that it is a run of; null when no event names one
 */
public record RunFacts(
    String runId, Job job, Times times, Code code, Environment environment, Statements said) {

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

  /**
   * What was said of it besides, and by whom.
   *
   * @param parametersAt when its parameters were stated, be it as none
   * @param noInputsAt when it was said to read nothing
   * @param producers who wrote of it, and since when; empty where that is not known
   */
  public record Statements(
      Instant parametersAt, Instant noInputsAt, SortedMap<String, Instant> producers) {
    public static final Statements NONE = new Statements(null, null, new TreeMap<>());

    /** The same, with parameters that were stated at this time, or never. */
    public Statements withParametersAt(Instant at) {
      return new Statements(at, noInputsAt, producers);
    }

    /** The same, said to read nothing at this time, or never. */
    public Statements withNoInputsAt(Instant at) {
      return new Statements(parametersAt, at, producers);
    }

    /** The same, by others. */
    public Statements by(SortedMap<String, Instant> others) {
      return new Statements(parametersAt, noInputsAt, others);
    }

    private Statements asOf(Instant end) {
      SortedMap<String, Instant> known = new TreeMap<>(producers);
      known.values().removeIf(at -> !isBefore(at, end));
      return new Statements(before(parametersAt, end), before(noInputsAt, end), known);
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
          LineageRun.PRODUCERS,
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
        new Statements(
            run.instant(LineageRun.PARAMETERS_KNOWN_AT),
            run.instant(LineageRun.NO_INPUTS_DECLARED_AT),
            new TreeMap<>(run.<String, Instant>map(LineageRun.PRODUCERS))));
  }

  /** The run as it was known just before this time; only for runs known by then. */
  public RunFacts asOf(Instant end) {
    return new RunFacts(
        runId, job, times.asOf(end), code.asOf(end), environment.asOf(end), said.asOf(end));
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

  /** When its parameters were stated, be it as none; null while nobody did. */
  public Instant parametersKnownAt() {
    return said.parametersAt;
  }

  /** When it was said to read nothing; null while nobody did. */
  public Instant noInputsDeclaredAt() {
    return said.noInputsAt;
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
    return new RunFacts(other, job, times, code, environment, said);
  }

  public RunFacts withTimes(Times other) {
    return new RunFacts(runId, job, other, code, environment, said);
  }

  public RunFacts withCode(Code other) {
    return new RunFacts(runId, job, times, other, environment, said);
  }

  public RunFacts withEnvironment(Environment other) {
    return new RunFacts(runId, job, times, code, other, said);
  }

  public RunFacts withStatements(Statements other) {
    return new RunFacts(runId, job, times, code, environment, other);
  }

  public static boolean isBefore(Instant time, Instant end) {
    return time != null && time.isBefore(end);
  }

  private static Instant before(Instant time, Instant end) {
    return isBefore(time, end) ? time : null;
  }
}
