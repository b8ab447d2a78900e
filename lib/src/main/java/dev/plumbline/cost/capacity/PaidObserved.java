package dev.plumbline.cost.capacity;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** When each billing resource was observed: first and last instant per UTC hour. */
public final class PaidObserved {
  /** First instant of the hour, inclusive. */
  static final Col START = Col.temporary("observed_start_at", DataTypes.TimestampType);

  /** Last instant of the hour, exclusive. */
  static final Col END = Col.temporary("observed_end_at", DataTypes.TimestampType);

  /** The rows of this frame. */
  static final RowLayout COLUMNS = RowLayout.of(PaidCapacity.BILLING_RESOURCE_ID, START, END);

  private PaidObserved() {}

  /**
   * One row per resource that a node is known to be billed under and hour in which one of its nodes
   * was seen.
   */
  public static Frame of(Frame segments, Nodes nodes) {
    return segments
        .select(
            PaidCapacity.BILLING_RESOURCE_ID.is(
                nodes.resource(
                    GpuSegment.NODE.of(), GpuSegment.CLUSTER.of(), GpuSegment.HOUR_AT.of())),
            GpuSegment.HOUR_AT.is(GpuSegment.HOUR_AT.of()),
            START.is(GpuSegment.START_AT.of()),
            END.is(GpuSegment.END_AT.of()))
        .where(PaidCapacity.BILLING_RESOURCE_ID.of().isNotNull())
        .groupBy(PaidCapacity.BILLING_RESOURCE_ID, GpuSegment.HOUR_AT)
        .values(START.is(functions.min(START.of())), END.is(functions.max(END.of())))
        .drop(GpuSegment.HOUR_AT);
  }
}
