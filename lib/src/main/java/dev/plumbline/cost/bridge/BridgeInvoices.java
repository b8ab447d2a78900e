package dev.plumbline.cost.bridge;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * From each invoice's BilledCost to the stages of the waterfall. What GPU time cost on dates that
 * no night covers is a step of its own, so that the stages sum to the GPU compute of the invoice.
 */
public final class BridgeInvoices {
  /** What paid capacity holds of an invoice. */
  static final Col PAID = Col.temporary("paid_cost", PaidCapacity.EFFECTIVE_COST.type());

  /** What of an invoice belongs to dates after the last night. */
  static final Col LATER = Col.temporary("later_cost", PaidCapacity.EFFECTIVE_COST.type());

  /** Sums of one kind of charge of an invoice; beside each, the invoice's {@link #PAID} part. */
  static final RowLayout CHARGED =
      RowLayout.of(
          ChargeLine.PERIOD,
          ChargeLine.INVOICE,
          ChargeLine.CURRENCY,
          ChargeLine.ISSUER,
          ChargeLine.BILLING_ACCOUNT,
          ChargeLine.CHARGE_KIND,
          ChargeLine.PREPAID,
          ChargeLine.CLOSED_DATE,
          ChargeLine.BILLED_COST,
          ChargeLine.EFFECTIVE_COST,
          PAID,
          LATER);

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
   * @param paid paid capacity of the billing periods
   * @param later what the same lines put on dates after the last night
   * @param costs the hours of the billing periods' dates
   */
  public static Frame of(Frame lines, Frame paid, Frame later, Frame costs) {
    return charged(lines)
        .leftJoin(
            accounted(paid, later), ChargeLine.PERIOD, ChargeLine.INVOICE, ChargeLine.CURRENCY)
        .select(CHARGED.columns())
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
            ChargeLine.PREPAID,
            ChargeLine.CLOSED_DATE)
        .sums(ChargeLine.BILLED_COST, ChargeLine.EFFECTIVE_COST);
  }

  /** One row per invoice: where its effective cost went, whatever it paid for. */
  private static Frame accounted(Frame paid, Frame later) {
    return part(paid, PAID, LATER)
        .union(part(later, LATER, PAID))
        .groupBy(ChargeLine.PERIOD, ChargeLine.INVOICE, ChargeLine.CURRENCY)
        .sums(PAID, LATER);
  }

  private static Frame part(Frame capacity, Col into, Col other) {
    return capacity.select(
        ChargeLine.PERIOD.is(PaidCapacity.BILLING_PERIOD_START.of()),
        ChargeLine.INVOICE.is(PaidCapacity.INVOICE.of()),
        ChargeLine.CURRENCY.is(PaidCapacity.CURRENCY.of()),
        into.is(PaidCapacity.EFFECTIVE_COST.of()),
        other.is(functions.lit(0)));
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
