package dev.plumbline.cost.shares;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.tables.BillingReconciliationDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.BillingMatch;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** GPU time that was billed beside GPU time that was seen, by resource and date. */
public final class BilledAndSeen {
  /** 1 where a charge is of time that ran; 0 of a commitment that nothing used. */
  private static final Col RAN = Col.temporary("ran", DataTypes.IntegerType);

  private BilledAndSeen() {}

  /**
   * One row per date, resource, currency and basis of the price.
   *
   * @param paid paid capacity, of these dates and perhaps others
   * @param costs the hours, likewise
   */
  public static Frame of(Frame paid, Frame costs, NavigableSet<LocalDate> dates) {
    return billed(paid, dates)
        .union(seen(costs, dates))
        .groupBy(
            BillingReconciliationDaily.USAGE_DATE,
            BillingReconciliationDaily.BILLING_RESOURCE_ID,
            BillingReconciliationDaily.CURRENCY,
            BillingReconciliationDaily.PRICE_SOURCE,
            BillingReconciliationDaily.PRICE_STATE,
            BillingReconciliationDaily.CORRECTS_DATE)
        .values(
            least(BillingReconciliationDaily.PROVIDER),
            least(BillingReconciliationDaily.SUB_ACCOUNT),
            RAN.is(functions.max(RAN.of())),
            sum(BillingReconciliationDaily.BILLED_SECONDS),
            sum(BillingReconciliationDaily.OBSERVED_SECONDS),
            sum(BillingReconciliationDaily.ALLOCATED_SECONDS),
            sum(BillingReconciliationDaily.BILLED_COST),
            sum(BillingReconciliationDaily.OBSERVED_COST),
            sum(BillingReconciliationDaily.ALLOCATED_COST))
        .with(
            BillingReconciliationDaily.RESIDUAL_SECONDS.is(
                residual(
                    BillingReconciliationDaily.BILLED_SECONDS,
                    BillingReconciliationDaily.OBSERVED_SECONDS)),
            BillingReconciliationDaily.RESIDUAL_COST.is(
                residual(
                    BillingReconciliationDaily.BILLED_COST,
                    BillingReconciliationDaily.OBSERVED_COST)))
        .with(BillingReconciliationDaily.STATUS.is(status()));
  }

  private static Frame billed(Frame paid, NavigableSet<LocalDate> dates) {
    Column ran = PaidCapacity.CHARGE_KIND.of().equalTo(ChargeKind.COMPUTE.text());
    return paid.where(
            PaidCapacity.CAPACITY_DATE
                .of()
                .isin(dates.toArray())
                .and(
                    PaidCapacity.CHARGE_KIND
                        .of()
                        .isin(ChargeKind.COMPUTE.text(), ChargeKind.COMMITMENT_UNUSED.text())))
        .select(
            BillingReconciliationDaily.USAGE_DATE.is(PaidCapacity.CAPACITY_DATE.of()),
            BillingReconciliationDaily.BILLING_RESOURCE_ID.is(
                PaidCapacity.BILLING_RESOURCE_ID.of()),
            BillingReconciliationDaily.CURRENCY.is(PaidCapacity.CURRENCY.of()),
            BillingReconciliationDaily.PRICE_SOURCE.is(PaidCapacity.PRICE_SOURCE.of()),
            BillingReconciliationDaily.PRICE_STATE.is(PaidCapacity.PRICE_STATE.of()),
            BillingReconciliationDaily.CORRECTS_DATE.is(PaidCapacity.CORRECTS_DATE.of()),
            BillingReconciliationDaily.PROVIDER.is(PaidCapacity.PROVIDER.of()),
            BillingReconciliationDaily.SUB_ACCOUNT.is(PaidCapacity.SUB_ACCOUNT.of()),
            RAN.is(ran.cast(DataTypes.IntegerType)),
            BillingReconciliationDaily.BILLED_SECONDS.is(PaidCapacity.PAID_GPU_SECONDS.of()),
            BillingReconciliationDaily.BILLED_COST.is(PaidCapacity.EFFECTIVE_COST.of()));
  }

  private static Frame seen(Frame costs, NavigableSet<LocalDate> dates) {
    Column isHeld = GpuHourCost.OWNER.of().notEqual(OwnerKind.UNALLOCATED.text());
    return costs
        .where(
            GpuHourCost.COST_DATE
                .of()
                .isin(dates.toArray())
                .and(
                    GpuHourCost.STAGE
                        .of()
                        .isin(Stage.OBSERVED.stream().map(Stage::text).toArray())))
        .select(
            BillingReconciliationDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
            BillingReconciliationDaily.BILLING_RESOURCE_ID.is(GpuHourCost.BILLING_RESOURCE_ID.of()),
            BillingReconciliationDaily.CURRENCY.is(GpuHourCost.CURRENCY.of()),
            BillingReconciliationDaily.PRICE_SOURCE.is(GpuHourCost.PRICE_SOURCE.of()),
            BillingReconciliationDaily.PRICE_STATE.is(GpuHourCost.PRICE_STATE.of()),
            BillingReconciliationDaily.CORRECTS_DATE.is(GpuHourCost.CORRECTS_DATE.of()),
            BillingReconciliationDaily.PROVIDER.is(GpuHourCost.PROVIDER.of()),
            BillingReconciliationDaily.SUB_ACCOUNT.is(GpuHourCost.SUB_ACCOUNT.of()),
            BillingReconciliationDaily.OBSERVED_SECONDS.is(GpuHourCost.GPU_SECONDS.of()),
            BillingReconciliationDaily.OBSERVED_COST.is(GpuHourCost.COST.of()),
            BillingReconciliationDaily.ALLOCATED_SECONDS.is(
                functions.when(isHeld, GpuHourCost.GPU_SECONDS.of())),
            BillingReconciliationDaily.ALLOCATED_COST.is(
                functions.when(isHeld, GpuHourCost.COST.of())));
  }

  private static Named least(Col column) {
    return column.is(functions.min(column.of()));
  }

  private static Named sum(Col column) {
    return column.is(functions.sum(column.of()));
  }

  /** Nothing seen is nothing to take off; nothing billed leaves no residual. */
  private static Column residual(Col billed, Col observed) {
    return billed.of().minus(functions.coalesce(observed.of(), functions.lit(BigDecimal.ZERO)));
  }

  private static Column status() {
    Column billed = BillingReconciliationDaily.BILLED_SECONDS.of();
    Column observed = BillingReconciliationDaily.OBSERVED_SECONDS.of();
    Column apart = BillingReconciliationDaily.RESIDUAL_SECONDS.of();
    return functions
        .when(
            BillingReconciliationDaily.CORRECTS_DATE.of().isNotNull(),
            BillingMatch.OF_ANOTHER_DATE.text())
        .when(RAN.of().isNull(), BillingMatch.SEEN_NEVER_BILLED.text())
        .when(RAN.of().equalTo(0), BillingMatch.UNUSED_COMMITMENT.text())
        .when(observed.isNull().or(observed.equalTo(0)), BillingMatch.BILLED_NEVER_SEEN.text())
        .when(billed.isNull(), BillingMatch.BILLED_WITHOUT_TIME.text())
        .when(functions.abs(apart).lt(1), BillingMatch.MATCHED.text())
        .when(apart.gt(0), BillingMatch.BILLED_BEYOND_SEEN.text())
        .otherwise(BillingMatch.SEEN_BEYOND_BILLED.text());
  }
}
