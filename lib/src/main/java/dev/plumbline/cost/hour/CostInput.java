package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.functions;

/** What is paid for a resource-hour and what was seen in it, as rows of one shape. */
final class CostInput {
  /** The columns of both; a row with a charge kind is paid, one without was seen. */
  static final RowLayout COLUMNS =
      RowLayout.of(
              GpuHourCost.BILLING_RESOURCE_ID,
              GpuHourCost.HOUR_AT,
              PaidCapacity.CHARGE_KIND,
              GpuHourCost.CURRENCY,
              GpuHourCost.PRICE_STATE,
              GpuHourCost.INVOICE,
              GpuHourCost.BILLING_PERIOD_START,
              GpuHourCost.PROVIDER,
              GpuHourCost.SUB_ACCOUNT,
              GpuHourCost.CLUSTER,
              GpuHourCost.NODE,
              GpuHourCost.INSTANCE_TYPE,
              GpuHourCost.GPU_MODEL,
              GpuHourCost.GPU_SECONDS,
              GpuHourCost.COST,
              GpuHourCost.DEVICE_ID,
              GpuHourCost.OWNER,
              GpuHourCost.CAUSE,
              GpuHourCost.TEAM,
              GpuHourCost.PROJECT,
              GpuHourCost.RUN_ID,
              LastReconciled.CURRENCY,
              LastReconciled.COST,
              LastReconciled.SECONDS)
          .and(Stage.OBSERVED.stream().map(GpuSegment::time).toArray(Col[]::new));

  private CostInput() {}

  /** GPU time that was charged: compute and unused commitments, never another kind. */
  static Frame paid(Frame capacity, NavigableSet<LocalDate> dates) {
    return capacity
        .where(
            PaidCapacity.CAPACITY_DATE
                .of()
                .isin(dates.toArray())
                .and(
                    PaidCapacity.CHARGE_KIND
                        .of()
                        .isin(ChargeKind.COMPUTE.text(), ChargeKind.COMMITMENT_UNUSED.text())))
        .select(
            GpuHourCost.BILLING_RESOURCE_ID.is(PaidCapacity.BILLING_RESOURCE_ID.of()),
            GpuHourCost.HOUR_AT.is(PaidCapacity.HOUR_AT.of()),
            PaidCapacity.CHARGE_KIND.is(PaidCapacity.CHARGE_KIND.of()),
            GpuHourCost.CURRENCY.is(PaidCapacity.CURRENCY.of()),
            GpuHourCost.PRICE_STATE.is(PaidCapacity.PRICE_STATE.of()),
            GpuHourCost.INVOICE.is(PaidCapacity.INVOICE.of()),
            GpuHourCost.BILLING_PERIOD_START.is(PaidCapacity.BILLING_PERIOD_START.of()),
            GpuHourCost.PROVIDER.is(PaidCapacity.PROVIDER.of()),
            GpuHourCost.SUB_ACCOUNT.is(PaidCapacity.SUB_ACCOUNT.of()),
            GpuHourCost.CLUSTER.is(PaidCapacity.CLUSTER.of()),
            GpuHourCost.NODE.is(PaidCapacity.NODE.of()),
            GpuHourCost.INSTANCE_TYPE.is(PaidCapacity.INSTANCE_TYPE.of()),
            GpuHourCost.GPU_MODEL.is(PaidCapacity.GPU_MODEL.of()),
            GpuHourCost.GPU_SECONDS.is(PaidCapacity.PAID_GPU_SECONDS.of()),
            GpuHourCost.COST.is(PaidCapacity.EFFECTIVE_COST.of()));
  }

  /** GPU time that was seen, with the last reconciled price of its SKU where there is one. */
  static Frame seen(Frame segments, Frame prices, Nodes nodes, NavigableSet<LocalDate> dates) {
    List<Named> columns = new ArrayList<>();
    columns.add(
        GpuHourCost.BILLING_RESOURCE_ID.is(
            nodes.resourceOrUnmapped(GpuSegment.NODE.of(), GpuSegment.CLUSTER.of())));
    columns.add(GpuHourCost.COST_DATE.is(GpuSegment.SEGMENT_DATE.of()));
    columns.add(GpuHourCost.HOUR_AT.is(GpuSegment.HOUR_AT.of()));
    columns.add(GpuHourCost.CLUSTER.is(GpuSegment.CLUSTER.of()));
    columns.add(GpuHourCost.NODE.is(GpuSegment.NODE.of()));
    columns.add(GpuHourCost.GPU_MODEL.is(GpuSegment.GPU_MODEL.of()));
    columns.add(GpuHourCost.DEVICE_ID.is(GpuSegment.DEVICE_ID.of()));
    columns.add(GpuHourCost.OWNER.is(GpuSegment.OWNER.of()));
    columns.add(GpuHourCost.CAUSE.is(GpuSegment.CAUSE.of()));
    columns.add(GpuHourCost.TEAM.is(GpuSegment.TEAM.of()));
    columns.add(GpuHourCost.PROJECT.is(GpuSegment.PROJECT.of()));
    columns.add(GpuHourCost.RUN_ID.is(GpuSegment.RUN_ID.of()));
    for (Stage stage : Stage.OBSERVED) {
      columns.add(GpuSegment.time(stage).is(GpuSegment.time(stage).of()));
    }
    return segments
        .where(GpuSegment.SEGMENT_DATE.of().isin(dates.toArray()))
        .select(columns.toArray(Named[]::new))
        .with(LastReconciled.KEY.is(nodes.priceKey(GpuHourCost.BILLING_RESOURCE_ID.of())))
        // a few rows: copied to every worker, so that the segments need not move for them
        .leftJoin(
            Frame.of(functions.broadcast(prices.rows())), LastReconciled.KEY, GpuHourCost.COST_DATE)
        .drop(LastReconciled.KEY, GpuHourCost.COST_DATE);
  }
}
