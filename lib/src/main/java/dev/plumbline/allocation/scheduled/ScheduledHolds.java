package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.ScheduledHold;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Requests to what they hold on some dates; see {@link HoldDays} for the rules. */
public final class ScheduledHolds {
  private static final Col FIRST = Col.temporary("first_started_date", DataTypes.DateType);

  /** What is read of a request. */
  static final RowLayout REQUEST =
      RowLayout.of(
          GpuRequest.SCHEDULER,
          GpuRequest.CLUSTER,
          GpuRequest.WORKLOAD_ID,
          GpuRequest.STARTED_AT,
          GpuRequest.REQUEST_ID,
          GpuRequest.JOB_NUMBER,
          GpuRequest.OWNER_USER,
          GpuRequest.ACCOUNT,
          GpuRequest.NAMESPACE,
          GpuRequest.POD,
          GpuRequest.NODE,
          GpuRequest.NODES,
          GpuRequest.GPU_COUNT,
          GpuRequest.GPU_SLICE_COUNT,
          GpuRequest.CPU_REQUEST,
          GpuRequest.MEMORY_REQUEST,
          GpuRequest.DEVICES,
          GpuRequest.ENDED_AT,
          GpuRequest.SEEN_AT,
          GpuRequest.STATE,
          GpuRequest.OUTCOME,
          GpuRequest.RUN_ID,
          GpuRequest.LABELS,
          GpuRequest.SOURCE,
          GpuRequest.SOURCE_FILE,
          GpuRequest.LINE_NUMBER);

  private ScheduledHolds() {}

  /**
   * The holds of some dates.
   *
   * @param requests {@code silver.gpu_request}, back to the first that may hold on the dates
   */
  public static Frame of(Frame requests, NavigableSet<LocalDate> dates) {
    if (requests.isKnownEmpty() || dates.isEmpty()) {
      return requests.where(functions.lit(false)).conform(ScheduledHold.TABLE);
    }
    return requests
        .where(
            GpuRequest.STARTED_AT
                .of()
                .lt(functions.lit(HoldDays.start(dates.last().plusDays(1))))
                .and(
                    GpuRequest.ENDED_AT
                        .of()
                        .isNull()
                        .or(
                            GpuRequest.ENDED_AT
                                .of()
                                .gt(functions.lit(HoldDays.start(dates.first()))))))
        .select(REQUEST.columns())
        .eachGroup(
            List.of(GpuRequest.SCHEDULER, GpuRequest.CLUSTER, GpuRequest.WORKLOAD_ID),
            List.of(GpuRequest.STARTED_AT, GpuRequest.REQUEST_ID),
            ScheduledHold.TABLE.schema(),
            new HoldDays(dates));
  }

  /**
   * The first date on which a request started that still held at the end of a night: how far back
   * requests are to be read for the night after it.
   *
   * @param holds {@code silver.scheduled_hold}
   */
  public static Frame furthest(Frame holds, LocalDate night) {
    return holds
        .where(
            ScheduledHold.HOLD_DATE
                .of()
                .equalTo(functions.lit(night))
                .and(
                    ScheduledHold.END_AT
                        .of()
                        .equalTo(functions.lit(HoldDays.start(night.plusDays(1))))))
        .groupBy()
        .values(FIRST.is(functions.min(functions.to_date(ScheduledHold.STARTED_AT.of()))));
  }
}
