package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.Stage;
import java.time.LocalDate;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** The two sides of a resource-hour: what is paid for it, and what was seen in it. */
final class CostInput {
  /** The billing resource that a segment's node is charged under. */
  static final Col RESOURCE = Col.temporary("seen_billing_resource_id", DataTypes.StringType);

  /** What is read of paid capacity. */
  static final RowLayout PAID =
      RowLayout.of(
          PaidCapacity.BILLING_RESOURCE_ID,
          PaidCapacity.HOUR_AT,
          PaidCapacity.CHARGE_KIND,
          PaidCapacity.CURRENCY,
          PaidCapacity.PRICE_STATE,
          PaidCapacity.INVOICE,
          PaidCapacity.BILLING_PERIOD_START,
          PaidCapacity.CLOSED_DATE,
          PaidCapacity.SEEN_DATE,
          PaidCapacity.PROVIDER,
          PaidCapacity.SUB_ACCOUNT,
          PaidCapacity.CLUSTER,
          PaidCapacity.NODE,
          PaidCapacity.INSTANCE_TYPE,
          PaidCapacity.GPU_MODEL,
          PaidCapacity.PAID_GPU_SECONDS,
          PaidCapacity.MACHINE_GPUS,
          PaidCapacity.EFFECTIVE_COST);

  /** What is read of segments, with the last reconciled price of their SKU where there is one. */
  static final RowLayout SEEN =
      RowLayout.of(
              RESOURCE,
              GpuSegment.HOUR_AT,
              GpuSegment.CLUSTER,
              GpuSegment.NODE,
              GpuSegment.GPU_MODEL,
              GpuSegment.DEVICE_ID,
              GpuSegment.OWNER,
              GpuSegment.CAUSE,
              GpuSegment.TEAM,
              GpuSegment.PROJECT,
              GpuSegment.RUN_ID,
              LastReconciled.CURRENCY,
              LastReconciled.COST,
              LastReconciled.SECONDS)
          .and(Stage.OBSERVED.stream().map(GpuSegment::time).toArray(Col[]::new));

  private CostInput() {}

  /**
   * GPU time that was charged: compute and unused commitments, never another kind; with what later
   * nights saw of it when it was closed.
   */
  static Frame paid(Frame capacity, NavigableSet<LocalDate> dates) {
    Object[] computed = dates.toArray();
    Column own =
        PaidCapacity.CORRECTS_DATE
            .of()
            .isNull()
            .and(PaidCapacity.CAPACITY_DATE.of().isin(computed));
    Column later =
        PaidCapacity.SEEN_DATE.of().isNotNull().and(PaidCapacity.CORRECTS_DATE.of().isin(computed));
    return capacity
        .where(
            own.or(later)
                .and(
                    PaidCapacity.CHARGE_KIND
                        .of()
                        .isin(ChargeKind.COMPUTE.text(), ChargeKind.COMMITMENT_UNUSED.text())))
        .select(PAID.columns());
  }

  /** GPU time that was seen. */
  static Frame seen(Frame segments, Frame prices, Nodes nodes, NavigableSet<LocalDate> dates) {
    return segments
        .where(GpuSegment.SEGMENT_DATE.of().isin(dates.toArray()))
        .with(
            RESOURCE.is(
                nodes.resourceOrUnmapped(
                    GpuSegment.NODE.of(), GpuSegment.CLUSTER.of(), GpuSegment.HOUR_AT.of())),
            LastReconciled.PRICED_DATE.is(GpuSegment.SEGMENT_DATE.of()))
        .with(LastReconciled.KEY.is(nodes.priceKeyOf(RESOURCE.of(), GpuSegment.HOUR_AT.of())))
        // a few rows: copied to every worker, so that the segments need not move for them
        .leftJoin(
            Frame.of(functions.broadcast(prices.rows())),
            LastReconciled.KEY,
            LastReconciled.PRICED_DATE)
        .select(SEEN.columns());
  }
}
