package dev.plumbline.cost.capacity;

import dev.plumbline.cost.charge.ChargeLines;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import org.apache.spark.sql.functions;

/** When each billing resource was observed: first and last instant per UTC hour. */
public final class PaidObserved {
  private PaidObserved() {}

  /** One row per configured resource and hour in which one of its nodes was seen. */
  public static Frame of(Frame segments, Nodes nodes) {
    return segments
        .select(
            PaidCapacity.BILLING_RESOURCE_ID.is(
                nodes.resource(GpuSegment.NODE.of(), GpuSegment.CLUSTER.of())),
            GpuSegment.HOUR_AT.is(GpuSegment.HOUR_AT.of()),
            ChargeLines.START.is(GpuSegment.START_AT.of()),
            ChargeLines.END.is(GpuSegment.END_AT.of()))
        .where(PaidCapacity.BILLING_RESOURCE_ID.of().isNotNull())
        .groupBy(PaidCapacity.BILLING_RESOURCE_ID, GpuSegment.HOUR_AT)
        .values(
            ChargeLines.START.is(functions.min(ChargeLines.START.of())),
            ChargeLines.END.is(functions.max(ChargeLines.END.of())))
        .drop(GpuSegment.HOUR_AT);
  }
}
