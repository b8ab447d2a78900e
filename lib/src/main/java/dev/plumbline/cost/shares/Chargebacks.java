package dev.plumbline.cost.shares;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import java.time.LocalDate;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** What each invoice charges to each team and project: the parts of its charges, summed. */
public final class Chargebacks {
  private Chargebacks() {}

  /**
   * One row per invoice, kind, team and project.
   *
   * @param parts {@code gold.cost_allocation} of the periods
   * @param costs the hours of their dates; the seconds stand once on them
   * @param periods the billing periods
   */
  public static Frame of(Frame parts, Frame costs, NavigableSet<LocalDate> periods) {
    return money(parts)
        .union(time(costs, periods))
        .groupBy(
            ChargebackMonthly.PERIOD,
            ChargebackMonthly.INVOICE,
            ChargebackMonthly.CURRENCY,
            ChargebackMonthly.SHARE_KIND,
            ChargebackMonthly.TEAM,
            ChargebackMonthly.PROJECT,
            ChargebackMonthly.CLOSED_DATE,
            ChargebackMonthly.SEEN_DATE)
        .sums(
            ChargebackMonthly.BILLED_COST,
            ChargebackMonthly.EFFECTIVE_COST,
            ChargebackMonthly.WASTE_COST,
            ChargebackMonthly.GPU_SECONDS,
            ChargebackMonthly.WASTE_SECONDS);
  }

  private static Frame money(Frame parts) {
    return parts.select(
        ChargebackMonthly.PERIOD.is(CostAllocation.PERIOD.of()),
        ChargebackMonthly.INVOICE.is(CostAllocation.INVOICE.of()),
        ChargebackMonthly.CURRENCY.is(CostAllocation.of(FocusCharge.BILLING_CURRENCY).of()),
        ChargebackMonthly.SHARE_KIND.is(CostAllocation.SHARE_KIND.of()),
        ChargebackMonthly.TEAM.is(CostAllocation.TEAM.of()),
        ChargebackMonthly.PROJECT.is(CostAllocation.PROJECT.of()),
        ChargebackMonthly.CLOSED_DATE.is(CostAllocation.CLOSED_DATE.of()),
        ChargebackMonthly.SEEN_DATE.is(CostAllocation.SEEN_DATE.of()),
        ChargebackMonthly.BILLED_COST.is(CostAllocation.BILLED_COST.of()),
        ChargebackMonthly.EFFECTIVE_COST.is(CostAllocation.EFFECTIVE_COST.of()),
        ChargebackMonthly.WASTE_COST.is(CostAllocation.WASTE_COST.of()),
        nothing(ChargebackMonthly.GPU_SECONDS),
        nothing(ChargebackMonthly.WASTE_SECONDS));
  }

  private static Frame time(Frame costs, NavigableSet<LocalDate> periods) {
    Column seen =
        functions.when(GpuHourCost.CORRECTS_DATE.of().isNotNull(), GpuHourCost.COST_DATE.of());
    return costs
        .where(
            GpuHourCost.INVOICE
                .of()
                .isNotNull()
                .and(GpuHourCost.GPU_SECONDS.of().isNotNull())
                .and(GpuHourCost.BILLING_PERIOD_START.of().isin(periods.toArray())))
        .select(
            ChargebackMonthly.PERIOD.is(GpuHourCost.BILLING_PERIOD_START.of()),
            ChargebackMonthly.INVOICE.is(GpuHourCost.INVOICE.of()),
            ChargebackMonthly.CURRENCY.is(GpuHourCost.CURRENCY.of()),
            ChargebackMonthly.SHARE_KIND.is(HeldHours.kind()),
            ChargebackMonthly.TEAM.is(GpuHourCost.TEAM.of()),
            ChargebackMonthly.PROJECT.is(GpuHourCost.PROJECT.of()),
            ChargebackMonthly.CLOSED_DATE.is(GpuHourCost.CLOSED_DATE.of()),
            ChargebackMonthly.SEEN_DATE.is(seen),
            nothing(ChargebackMonthly.BILLED_COST),
            nothing(ChargebackMonthly.EFFECTIVE_COST),
            nothing(ChargebackMonthly.WASTE_COST),
            ChargebackMonthly.GPU_SECONDS.is(GpuHourCost.GPU_SECONDS.of()),
            ChargebackMonthly.WASTE_SECONDS.is(
                functions.when(HeldHours.isWaste(), GpuHourCost.GPU_SECONDS.of())));
  }

  private static Named nothing(Col column) {
    return column.is((Object) null);
  }
}
