package dev.plumbline.cost.bridge;

import dev.plumbline.policies.BridgePolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.Prepaid;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * From each invoice's BilledCost to the stages of the waterfall. What GPU time cost on dates that
 * no night covers is a step of its own, so that the stages sum to the GPU compute of the invoice.
 */
public final class BridgeInvoices {
  /** What rounding does not explain. */
  static final Col UNEXPLAINED =
      Col.temporary("unexplained_cost", ChargeLine.EFFECTIVE_COST.type());

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
          ChargeLine.CLOSED_DATE,
          ChargeLine.BILLED_COST,
          ChargeLine.EFFECTIVE_COST,
          ChargeLine.UNUSED_OTHER_COST,
          UNEXPLAINED);

  /**
   * What the invoice's GPU time cost in one stage; without a stage, what of one kind of charge is
   * not yet due; without either, what paid capacity holds.
   */
  static final RowLayout STAGED =
      RowLayout.of(
          GpuHourCost.BILLING_PERIOD_START,
          GpuHourCost.INVOICE,
          GpuHourCost.CURRENCY,
          GpuHourCost.STAGE,
          PaidCapacity.CHARGE_KIND,
          GpuHourCost.COST);

  private BridgeInvoices() {}

  /**
   * The steps of every invoice.
   *
   * @param lines {@code silver.charge_line} of the billing periods
   * @param paid paid capacity of the billing periods
   * @param later what the same lines put on dates after the last night
   * @param costs the hours of the billing periods' dates
   * @param policy what is rounding
   */
  public static Frame of(Frame lines, Frame paid, Frame later, Frame costs, BridgePolicy policy) {
    return charged(lines, policy)
        .eachGroup(
            new Side(
                List.of(ChargeLine.PERIOD, ChargeLine.INVOICE, ChargeLine.CURRENCY),
                List.of(ChargeLine.ISSUER, ChargeLine.BILLING_ACCOUNT)),
            staged(costs).union(later(later)).union(paid(paid)).select(STAGED.columns()),
            new Side(
                List.of(
                    GpuHourCost.BILLING_PERIOD_START, GpuHourCost.INVOICE, GpuHourCost.CURRENCY),
                List.of(GpuHourCost.STAGE)),
            InvoiceBridge.TABLE.schema(),
            BridgeInvoices::steps);
  }

  private static Frame charged(Frame lines, BridgePolicy policy) {
    return lines
        .with(
            UNEXPLAINED.is(unexplained(policy)),
            ChargeLine.UNUSED_OTHER_COST.is(
                functions.coalesce(
                    ChargeLine.UNUSED_OTHER_COST.of(), functions.lit(BigDecimal.ZERO))))
        .groupBy(
            ChargeLine.PERIOD,
            ChargeLine.INVOICE,
            ChargeLine.CURRENCY,
            ChargeLine.ISSUER,
            ChargeLine.BILLING_ACCOUNT,
            ChargeLine.CHARGE_KIND,
            ChargeLine.PREPAID,
            ChargeLine.CLOSED_DATE)
        .sums(
            ChargeLine.BILLED_COST,
            ChargeLine.EFFECTIVE_COST,
            ChargeLine.UNUSED_OTHER_COST,
            UNEXPLAINED)
        .select(CHARGED.columns());
  }

  /** What paid capacity holds of each invoice, whatever it paid for. */
  private static Frame paid(Frame capacity) {
    return sums(capacity, functions.lit(null).cast(DataTypes.StringType));
  }

  /** What of each invoice belongs to dates after the last night, by kind of charge. */
  private static Frame later(Frame capacity) {
    return sums(capacity, PaidCapacity.CHARGE_KIND.of());
  }

  private static Frame sums(Frame capacity, Column kind) {
    return capacity
        .select(
            GpuHourCost.BILLING_PERIOD_START.is(PaidCapacity.BILLING_PERIOD_START.of()),
            GpuHourCost.INVOICE.is(PaidCapacity.INVOICE.of()),
            GpuHourCost.CURRENCY.is(PaidCapacity.CURRENCY.of()),
            PaidCapacity.CHARGE_KIND.is(kind),
            GpuHourCost.COST.is(PaidCapacity.EFFECTIVE_COST.of()))
        .groupBy(
            GpuHourCost.BILLING_PERIOD_START,
            GpuHourCost.INVOICE,
            GpuHourCost.CURRENCY,
            PaidCapacity.CHARGE_KIND)
        .sums(GpuHourCost.COST);
  }

  /** Where nothing is prepaid the two costs are one, but for the provider's rounding. */
  private static Column unexplained(BridgePolicy policy) {
    Column effective = ChargeLine.EFFECTIVE_COST.of();
    Column billed = ChargeLine.BILLED_COST.of();
    Column apart = effective.minus(billed);
    Column most = functions.greatest(functions.abs(effective), functions.abs(billed));
    Column bound =
        functions.greatest(
            most.cast(DataTypes.DoubleType).multiply(policy.roundingShare()),
            functions.lit(policy.roundingAmount()));
    return functions
        .when(
            ChargeLine.PREPAID
                .of()
                .equalTo(Prepaid.NONE.text())
                .and(functions.abs(apart).cast(DataTypes.DoubleType).gt(bound)),
            apart)
        .otherwise(BigDecimal.ZERO);
  }

  private static Frame staged(Frame costs) {
    return costs
        .where(GpuHourCost.INVOICE.of().isNotNull())
        .groupBy(
            GpuHourCost.BILLING_PERIOD_START,
            GpuHourCost.INVOICE,
            GpuHourCost.CURRENCY,
            GpuHourCost.STAGE)
        .sums(GpuHourCost.COST);
  }

  private static Iterator<Row> steps(Iterator<Row> charged, Iterator<Row> staged) {
    Bridge bridge = new Bridge();
    charged.forEachRemaining(bridge::charge);
    staged.forEachRemaining(bridge::stage);
    return bridge.rows().iterator();
  }
}
