package dev.plumbline.cost.bridge;

import dev.plumbline.cost.charge.ChargeLines;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * From each invoice's BilledCost to the stages of the waterfall. What GPU time cost on dates that
 * no night covers is a step of its own, so that the stages sum to the GPU compute of the invoice.
 */
public final class BridgeInvoices {
  /** Sums of one kind of charge, or (with a stage, no kind) of one stage of the waterfall. */
  static final RowLayout COLUMNS =
      RowLayout.of(
          PaidCapacity.BILLING_PERIOD_START,
          PaidCapacity.INVOICE,
          PaidCapacity.CURRENCY,
          InvoiceBridge.ISSUER,
          InvoiceBridge.BILLING_ACCOUNT,
          PaidCapacity.CHARGE_KIND,
          ChargeLines.PREPAID,
          PaidCapacity.BILLED_COST,
          PaidCapacity.EFFECTIVE_COST,
          GpuHourCost.STAGE);

  private BridgeInvoices() {}

  /**
   * The steps of every invoice.
   *
   * @param charges the charge lines of the billing periods
   * @param costs the hours of the billing periods' dates
   */
  public static Frame of(Frame charges, Frame costs, Nodes nodes) {
    return charged(ChargeLines.of(charges, nodes))
        .union(staged(costs))
        .select(COLUMNS.columns())
        .eachGroup(
            List.of(PaidCapacity.BILLING_PERIOD_START, PaidCapacity.INVOICE, PaidCapacity.CURRENCY),
            List.of(InvoiceBridge.ISSUER, InvoiceBridge.BILLING_ACCOUNT),
            InvoiceBridge.TABLE.schema(),
            BridgeInvoices::steps);
  }

  private static Frame charged(Frame lines) {
    return lines
        .groupBy(
            PaidCapacity.BILLING_PERIOD_START,
            PaidCapacity.INVOICE,
            PaidCapacity.CURRENCY,
            InvoiceBridge.ISSUER,
            InvoiceBridge.BILLING_ACCOUNT,
            PaidCapacity.CHARGE_KIND,
            ChargeLines.PREPAID)
        .sums(PaidCapacity.BILLED_COST, PaidCapacity.EFFECTIVE_COST);
  }

  private static Frame staged(Frame costs) {
    return costs
        .where(GpuHourCost.INVOICE.of().isNotNull())
        .select(
            PaidCapacity.BILLING_PERIOD_START.is(GpuHourCost.BILLING_PERIOD_START.of()),
            PaidCapacity.INVOICE.is(GpuHourCost.INVOICE.of()),
            PaidCapacity.CURRENCY.is(GpuHourCost.CURRENCY.of()),
            GpuHourCost.STAGE.is(GpuHourCost.STAGE.of()),
            PaidCapacity.EFFECTIVE_COST.is(GpuHourCost.COST.of()))
        .groupBy(
            PaidCapacity.BILLING_PERIOD_START,
            PaidCapacity.INVOICE,
            PaidCapacity.CURRENCY,
            GpuHourCost.STAGE)
        .sums(PaidCapacity.EFFECTIVE_COST);
  }

  private static Iterator<Row> steps(Iterator<Row> group) {
    Bridge bridge = new Bridge();
    group.forEachRemaining(bridge::add);
    return bridge.rows().iterator();
  }
}
