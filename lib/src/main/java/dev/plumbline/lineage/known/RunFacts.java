package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Instant;

/**
 * A run as far as it was known at some time; what was not known then is null.
 *
 * @param firstEventAt when anything was first heard of it
 * @param startedAt its start; null when none was recorded
 * @param completedAt its end without failure
 * @param failedAt its end with failure
 * @param codeConflictAt when its events named a second revision
 * @param parametersKnownAt when its parameters were stated, be it as none
 * @param noInputsDeclaredAt when it was said to read nothing
 */
public record RunFacts(
    String runId,
    Instant firstEventAt,
    Instant startedAt,
    Instant completedAt,
    Instant failedAt,
    String codeRevision,
    Instant codeKnownAt,
    Instant codeConflictAt,
    String codeBranch,
    Instant codeBranchKnownAt,
    String environment,
    Instant environmentKnownAt,
    Instant parametersKnownAt,
    Instant noInputsDeclaredAt) {

  static final RowLayout LAYOUT =
      RowLayout.of(
          LineageRun.RUN_ID,
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
        run.instant(LineageRun.FIRST_EVENT_AT),
        run.instant(LineageRun.STARTED_AT),
        run.instant(LineageRun.COMPLETED_AT),
        run.instant(LineageRun.FAILED_AT),
        run.text(LineageRun.CODE_REVISION),
        run.instant(LineageRun.CODE_KNOWN_AT),
        run.instant(LineageRun.CODE_CONFLICT_AT),
        run.text(LineageRun.CODE_BRANCH),
        run.instant(LineageRun.CODE_BRANCH_KNOWN_AT),
        run.text(LineageRun.ENVIRONMENT),
        run.instant(LineageRun.ENVIRONMENT_KNOWN_AT),
        run.instant(LineageRun.PARAMETERS_KNOWN_AT),
        run.instant(LineageRun.NO_INPUTS_DECLARED_AT));
  }

  /** The run as it was known just before this time; only for runs known by then. */
  public RunFacts asOf(Instant end) {
    return new RunFacts(
        runId,
        firstEventAt,
        before(startedAt, end),
        before(completedAt, end),
        before(failedAt, end),
        isBefore(codeKnownAt, end) ? codeRevision : null,
        before(codeKnownAt, end),
        before(codeConflictAt, end),
        isBefore(codeBranchKnownAt, end) ? codeBranch : null,
        before(codeBranchKnownAt, end),
        isBefore(environmentKnownAt, end) ? environment : null,
        before(environmentKnownAt, end),
        before(parametersKnownAt, end),
        before(noInputsDeclaredAt, end));
  }

  /** True when it ended and nothing says that it failed. */
  public boolean isComplete() {
    return completedAt != null && failedAt == null;
  }

  /** Its recorded start, else the first that was heard of it: it started no later than this. */
  public Instant startedBy() {
    return startedAt == null ? firstEventAt : startedAt;
  }

  /** When it ended, either way; null while it has not. */
  public Instant endedAt() {
    return completedAt == null ? failedAt : completedAt;
  }

  public static boolean isBefore(Instant time, Instant end) {
    return time != null && time.isBefore(end);
  }

  private static Instant before(Instant time, Instant end) {
    return isBefore(time, end) ? time : null;
  }
}
