package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.QueueHour;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.functions;

/** Requests to how long they waited before they started; see {@link QueueKernel} for the rules. */
public final class QueueHours {
  /** What is read of a request. */
  static final RowLayout REQUEST =
      RowLayout.of(
          GpuRequest.REQUEST_DATE,
          GpuRequest.SCHEDULER,
          GpuRequest.CLUSTER,
          GpuRequest.REQUEST_ID,
          GpuRequest.WORKLOAD_ID,
          GpuRequest.SUBMITTED_AT,
          GpuRequest.ELIGIBLE_AT,
          GpuRequest.STARTED_AT,
          GpuRequest.NAMESPACE,
          GpuRequest.ACCOUNT,
          GpuRequest.OWNER_USER,
          GpuRequest.GPU_TYPE,
          GpuRequest.GPU_COUNT,
          GpuRequest.LABELS);

  private QueueHours() {}

  /**
   * The waits that ended on some dates.
   *
   * @param requests {@code silver.gpu_request} of the dates at least
   */
  public static Frame of(Frame requests, NavigableSet<LocalDate> dates) {
    if (requests.isKnownEmpty() || dates.isEmpty()) {
      return requests.where(functions.lit(false)).conform(QueueHour.TABLE);
    }
    return requests
        .where(
            GpuRequest.REQUEST_DATE
                .of()
                .isin(dates.toArray())
                .and(GpuRequest.STARTED_AT.of().isNotNull())
                .and(GpuRequest.SUBMITTED_AT.of().lt(GpuRequest.STARTED_AT.of())))
        .select(REQUEST.columns())
        .eachGroup(
            List.of(GpuRequest.SCHEDULER, GpuRequest.CLUSTER, GpuRequest.REQUEST_DATE),
            List.of(GpuRequest.SUBMITTED_AT, GpuRequest.REQUEST_ID),
            QueueHour.TABLE.schema(),
            new QueueKernel());
  }
}
