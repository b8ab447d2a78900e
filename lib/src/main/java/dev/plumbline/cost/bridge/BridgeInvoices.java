package dev.plumbline.cost.bridge;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * From each invoice's BilledCost to the stages of the waterfall. What GPU time cost on dates that
 * no night covers is a step of its own, so that the stages sum to the GPU compute of the invoice.
 */
public final class BridgeInvoices {
  /** Sums of one kind of charge of an invoice. */
  static final RowLayout CHARGED =
      RowLayout.of(
          ChargeLine.PERIOD,
          ChargeLine.INVOICE,
          ChargeLine.CURRENCY,
          ChargeLine.ISSUER,
          ChargeLine.BILLING_ACCOUNT,
          ChargeLine.CHARGE_KIND,
          ChargeLine.PREPAID,
          ChargeLine.BILLED_COST,
          ChargeLine.EFFECTIVE_COST);

  /** What the invoice's GPU time cost in one stage. */
  static final RowLayout STAGED =
      RowLayout.of(
          GpuHourCost.BILLING_PERIOD_START,
          GpuHourCost.INVOICE,
          GpuHourCost.CURRENCY,
          GpuHourCost.STAGE,
          GpuHourCost.COST);

  private BridgeInvoices() {}

  /**
   * The steps of every invoice.
   *
   * @param lines {@code silver.charge_line} of the billing periods
   * @param costs the hours of the billing periods' dates
   */
  public static Frame of(Frame lines, Frame costs) {
    return charged(lines)
        .eachGroup(
            new Side(
                List.of(ChargeLine.PERIOD, ChargeLine.INVOICE, ChargeLine.CURRENCY),
                List.of(ChargeLine.ISSUER, ChargeLine.BILLING_ACCOUNT)),
            staged(costs),
            new Side(
                List.of(
                    GpuHourCost.BILLING_PERIOD_START, GpuHourCost.INVOICE, GpuHourCost.CURRENCY),
                List.of(GpuHourCost.STAGE)),
            InvoiceBridge.TABLE.schema(),
            BridgeInvoices::steps);
  }

  private static Frame charged(Frame lines) {
    return lines
        .groupBy(
            ChargeLine.PERIOD,
            ChargeLine.INVOICE,
            ChargeLine.CURRENCY,
            ChargeLine.ISSUER,
            ChargeLine.BILLING_ACCOUNT,
            ChargeLine.CHARGE_KIND,
            ChargeLine.PREPAID)
        .sums(ChargeLine.BILLED_COST, ChargeLine.EFFECTIVE_COST)
        .select(CHARGED.columns());
  }

  private static Frame staged(Frame costs) {
    return costs
        .where(GpuHourCost.INVOICE.of().isNotNull())
        .groupBy(
            GpuHourCost.BILLING_PERIOD_START,
            GpuHourCost.INVOICE,
            GpuHourCost.CURRENCY,
            GpuHourCost.STAGE)
        .sums(GpuHourCost.COST)
        .select(STAGED.columns());
  }

  private static Iterator<Row> steps(Iterator<Row> charged, Iterator<Row> staged) {
    Bridge bridge = new Bridge();
    charged.forEachRemaining(bridge::charge);
    staged.forEachRemaining(bridge::stage);
    return bridge.rows().iterator();
  }
}
