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
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.Prepaid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  /** What is charged for days after the newest night alone. */
  static final Col LATER = Col.temporary("later_cost", ChargeLine.EFFECTIVE_COST.type());

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
          ChargeLine.EFFECTIVE_COST,
          ChargeLine.UNUSED_OTHER_COST,
          UNEXPLAINED,
          LATER);

  /** What the invoice's GPU time cost in one stage, or what of one kind of charge is not due. */
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
   * @param costs the hours of the billing periods' dates
   * @param capacity what was paid on those dates
   * @param night the newest date: days after it are not yet due
   * @param policy what is rounding
   */
  public static Frame of(
      Frame lines, Frame costs, Frame capacity, LocalDate night, BridgePolicy policy) {
    return charged(lines, night, policy)
        .eachGroup(
            new Side(
                List.of(ChargeLine.PERIOD, ChargeLine.INVOICE, ChargeLine.CURRENCY),
                List.of(ChargeLine.ISSUER, ChargeLine.BILLING_ACCOUNT)),
            staged(costs).union(later(capacity, night)).select(STAGED.columns()),
            new Side(
                List.of(
                    GpuHourCost.BILLING_PERIOD_START, GpuHourCost.INVOICE, GpuHourCost.CURRENCY),
                List.of(GpuHourCost.STAGE)),
            InvoiceBridge.TABLE.schema(),
            BridgeInvoices::steps);
  }

  private static Frame charged(Frame lines, LocalDate night, BridgePolicy policy) {
    return lines
        .with(
            UNEXPLAINED.is(unexplained(policy)),
            LATER.is(
                functions
                    .when(isLater(night), ChargeLine.EFFECTIVE_COST.of())
                    .otherwise(BigDecimal.ZERO)),
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
            ChargeLine.PREPAID)
        .sums(
            ChargeLine.BILLED_COST,
            ChargeLine.EFFECTIVE_COST,
            ChargeLine.UNUSED_OTHER_COST,
            UNEXPLAINED,
            LATER)
        .select(CHARGED.columns());
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

  /** True for a charge whose first hour, as paid capacity dates it, comes after the night. */
  private static Column isLater(LocalDate night) {
    Column start = ChargeLine.START_AT.of();
    Column period = ChargeLine.PERIOD_START_AT.of();
    Column isOutside =
        start
            .geq(ChargeLine.PERIOD_END_AT.of())
            .or(ChargeLine.END_AT.of().leq(period).and(start.lt(period)));
    Column isGpuTime =
        ChargeLine.CHARGE_KIND
            .of()
            .isin(ChargeKind.COMPUTE.text(), ChargeKind.COMMITMENT_UNUSED.text());
    Column dated =
        functions
            .when(isGpuTime, start)
            .when(isOutside, period)
            .otherwise(functions.greatest(start, period));
    return dated.geq(functions.lit(night.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  /** Of charges that began by then, what belongs to days after the night. */
  private static Frame later(Frame capacity, LocalDate night) {
    return capacity
        .where(
            PaidCapacity.CAPACITY_DATE
                .of()
                .equalTo(functions.lit(night))
                .and(PaidCapacity.NOT_YET_DUE_COST.of().isNotNull()))
        .select(
            GpuHourCost.BILLING_PERIOD_START.is(PaidCapacity.BILLING_PERIOD_START.of()),
            GpuHourCost.INVOICE.is(PaidCapacity.INVOICE.of()),
            GpuHourCost.CURRENCY.is(PaidCapacity.CURRENCY.of()),
            PaidCapacity.CHARGE_KIND.is(PaidCapacity.CHARGE_KIND.of()),
            GpuHourCost.COST.is(PaidCapacity.NOT_YET_DUE_COST.of()))
        .groupBy(
            GpuHourCost.BILLING_PERIOD_START,
            GpuHourCost.INVOICE,
            GpuHourCost.CURRENCY,
            PaidCapacity.CHARGE_KIND)
        .sums(GpuHourCost.COST);
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
