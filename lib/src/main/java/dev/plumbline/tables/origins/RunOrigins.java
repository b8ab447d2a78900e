package dev.plumbline.tables.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;

/**
 * Origins of {@link LineageRun}: events in order of time, of which the earliest statement stands;
 * what requests say of it; and of a run that no event tells of, what requests say alone. Runs that
 * nothing new is about are taken over.
 */
final class RunOrigins {
  /** What decides which requests are one attempt, and which of them tells how it ended. */
  private static final Col[] ATTEMPTS = {
    RunRequest.SCHEDULER,
    RunRequest.CLUSTER,
    RunRequest.WORKLOAD_ID,
    RunRequest.REQUEST_ID,
    RunRequest.SUBMITTED_AT,
    RunRequest.STARTED_AT,
    RunRequest.ENDED_AT,
    RunRequest.STATE,
    RunRequest.OUTCOME
  };

  /** The order in which requests say their names. */
  private static final Col[] ORDER = {
    RunRequest.STARTED_AT, RunRequest.SUBMITTED_AT, RunRequest.WORKLOAD_ID, RunRequest.REQUEST_ID
  };

  static final Origins ORIGINS = scheduled(stated(times(names()))).build();

  private RunOrigins() {}

  private static Origins.Builder names() {
    return Origins.of(LineageRun.TABLE)
        .same(LineageRun.RUN_ID, LineageEvent.RUN_ID)
        .same(LineageRun.RUN_ID, RunRequest.RUN_ID)
        .summed(LineageRun.JOB_NAMESPACE, LineageEvent.JOB_NAMESPACE)
        .summed(LineageRun.JOB_NAME, LineageEvent.JOB_NAME, RunRequest.WORKLOAD_NAME)
        .decided(LineageRun.JOB_NAME, ORDER)
        .summed(LineageRun.PARENT_RUN_ID, LineageEvent.PARENT_RUN_ID)
        .summed(LineageRun.SAME_AS, LineageEvent.SAME_AS, LineageEvent.EVENT_AT)
        .rows(Influence.FILTER, LineageEvent.KIND)
        .rows(Influence.GROUP_BY, LineageEvent.RUN_ID, RunRequest.RUN_ID)
        .rows(Influence.SORT, LineageEvent.EVENT_AT, LineageEvent.EVENT_ID);
  }

  private static Origins.Builder times(Origins.Builder table) {
    return table
        .summed(
            LineageRun.FIRST_EVENT_AT,
            LineageEvent.EVENT_AT,
            RunRequest.STARTED_AT,
            RunRequest.SUBMITTED_AT)
        .summed(
            LineageRun.LAST_EVENT_AT,
            LineageEvent.EVENT_AT,
            RunRequest.STARTED_AT,
            RunRequest.SUBMITTED_AT,
            RunRequest.ENDED_AT)
        .summed(LineageRun.STARTED_AT, LineageEvent.EVENT_AT, RunRequest.STARTED_AT)
        .decided(LineageRun.STARTED_AT, LineageEvent.EVENT_TYPE)
        .summed(LineageRun.COMPLETED_AT, LineageEvent.EVENT_AT, RunRequest.ENDED_AT)
        .decided(LineageRun.COMPLETED_AT, LineageEvent.EVENT_TYPE)
        .decided(LineageRun.COMPLETED_AT, ATTEMPTS)
        .summed(LineageRun.FAILED_AT, LineageEvent.EVENT_AT, RunRequest.ENDED_AT)
        .decided(LineageRun.FAILED_AT, LineageEvent.EVENT_TYPE)
        .decided(LineageRun.FAILED_AT, ATTEMPTS)
        .summed(LineageRun.OUTCOME, LineageEvent.EVENT_TYPE, RunRequest.OUTCOME)
        .decided(LineageRun.OUTCOME, ATTEMPTS);
  }

  private static Origins.Builder stated(Origins.Builder table) {
    return table
        .summed(LineageRun.ERROR, LineageEvent.ERROR)
        .summed(LineageRun.CODE_REVISION, LineageEvent.CODE_REVISION)
        .summed(LineageRun.CODE_KNOWN_AT, LineageEvent.EVENT_AT)
        .decided(LineageRun.CODE_KNOWN_AT, LineageEvent.CODE_REVISION)
        .summed(LineageRun.CODE_CONFLICT_AT, LineageEvent.EVENT_AT)
        .decided(LineageRun.CODE_CONFLICT_AT, LineageEvent.CODE_REVISION)
        .summed(LineageRun.CODE_BRANCH, LineageEvent.CODE_BRANCH)
        .summed(LineageRun.CODE_BRANCH_KNOWN_AT, LineageEvent.EVENT_AT)
        .decided(LineageRun.CODE_BRANCH_KNOWN_AT, LineageEvent.CODE_BRANCH)
        .summed(LineageRun.CODE_REPOSITORY, LineageEvent.CODE_REPOSITORY)
        .summed(LineageRun.ENVIRONMENT, LineageEvent.ENVIRONMENT)
        .summed(LineageRun.ENVIRONMENT_KNOWN_AT, LineageEvent.EVENT_AT)
        .decided(LineageRun.ENVIRONMENT_KNOWN_AT, LineageEvent.ENVIRONMENT)
        .summed(LineageRun.PARAMETERS, LineageEvent.PARAMETERS)
        .decided(LineageRun.PARAMETERS, LineageEvent.HAS_PARAMETERS)
        .summed(LineageRun.PARAMETERS_KNOWN_AT, LineageEvent.EVENT_AT)
        .decided(LineageRun.PARAMETERS_KNOWN_AT, LineageEvent.HAS_PARAMETERS)
        .summed(LineageRun.PARAMETERS_LATER, LineageEvent.PARAMETERS, LineageEvent.EVENT_AT)
        .decided(LineageRun.PARAMETERS_LATER, LineageEvent.HAS_PARAMETERS)
        .summed(LineageRun.NO_INPUTS_DECLARED_AT, LineageEvent.EVENT_AT)
        .decided(LineageRun.NO_INPUTS_DECLARED_AT, LineageEvent.DECLARES_NO_INPUTS)
        .counted(LineageRun.EVENTS);
  }

  private static Origins.Builder scheduled(Origins.Builder table) {
    return table
        .summed(LineageRun.PRODUCER, LineageEvent.PRODUCER, RunRequest.SCHEDULER)
        .decided(LineageRun.PRODUCER, ATTEMPTS)
        .summed(
            LineageRun.PRODUCERS,
            LineageEvent.PRODUCER,
            LineageEvent.EVENT_AT,
            RunRequest.SCHEDULER,
            RunRequest.STARTED_AT,
            RunRequest.SUBMITTED_AT)
        .decided(LineageRun.PRODUCERS, ATTEMPTS)
        .summed(
            LineageRun.SCHEDULED_AS,
            RunRequest.SCHEDULER,
            RunRequest.CLUSTER,
            RunRequest.WORKLOAD_ID,
            RunRequest.STARTED_AT,
            RunRequest.ENDED_AT,
            RunRequest.OUTCOME)
        .decided(LineageRun.SCHEDULED_AS, ATTEMPTS)
        .summed(LineageRun.FIRST_REQUEST_AT, RunRequest.STARTED_AT, RunRequest.SUBMITTED_AT)
        .summed(LineageRun.LAST_REQUEST_AT, RunRequest.STARTED_AT, RunRequest.SUBMITTED_AT);
  }
}
