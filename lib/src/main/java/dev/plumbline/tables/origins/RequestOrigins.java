package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.RunRequest;

/** Origins of {@link RunRequest}: requests that name a run, the row of each that says most. */
final class RequestOrigins {
  static final Origins ORIGINS =
      Origins.of(RunRequest.TABLE)
          .same(RunRequest.REQUEST_DATE, GpuRequest.REQUEST_DATE)
          .same(RunRequest.RUN_ID, GpuRequest.RUN_ID)
          .same(RunRequest.REQUEST_ID, GpuRequest.REQUEST_ID)
          .same(RunRequest.SCHEDULER, GpuRequest.SCHEDULER)
          .same(RunRequest.CLUSTER, GpuRequest.CLUSTER)
          .same(RunRequest.WORKLOAD_ID, GpuRequest.WORKLOAD_ID)
          .same(RunRequest.WORKLOAD_NAME, GpuRequest.WORKLOAD_NAME)
          .same(RunRequest.SUBMITTED_AT, GpuRequest.SUBMITTED_AT)
          .same(RunRequest.STARTED_AT, GpuRequest.STARTED_AT)
          .same(RunRequest.ENDED_AT, GpuRequest.ENDED_AT)
          .same(RunRequest.STATE, GpuRequest.STATE)
          .same(RunRequest.OUTCOME, GpuRequest.OUTCOME)
          .same(RunRequest.SOURCE, GpuRequest.SOURCE)
          .same(RunRequest.SOURCE_FILE, GpuRequest.SOURCE_FILE)
          .same(RunRequest.LINE_NUMBER, GpuRequest.LINE_NUMBER)
          .rows(Influence.FILTER, GpuRequest.RUN_ID)
          .rows(
              Influence.GROUP_BY, GpuRequest.REQUEST_DATE, GpuRequest.RUN_ID, GpuRequest.REQUEST_ID)
          .rows(
              Influence.SORT,
              GpuRequest.ENDED_AT,
              GpuRequest.OUTCOME,
              GpuRequest.SOURCE,
              GpuRequest.SOURCE_FILE,
              GpuRequest.LINE_NUMBER)
          .build();

  private RequestOrigins() {}
}
