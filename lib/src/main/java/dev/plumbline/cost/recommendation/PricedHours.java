package dev.plumbline.cost.recommendation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import dev.plumbline.terms.PriceKind;
import dev.plumbline.terms.Stage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Hours of {@code silver.gpu_hour_cost} with the kind of price that their resource is charged. */
final class PricedHours {
  /** {@link PriceKind}; null where no charge tells it, or charges of several kinds are made. */
  static final Col KIND = Col.temporary("price_kind", DataTypes.StringType);

  private static final Col LEAST = Col.temporary("least_kind", DataTypes.StringType);
  private static final Col GREATEST = Col.temporary("greatest_kind", DataTypes.StringType);

  private PricedHours() {}

  /**
   * The hours that are no corrections, each with its kind.
   *
   * @param costs {@code silver.gpu_hour_cost}
   * @param lines {@code silver.charge_line} of the billing periods
   */
  static Frame of(Frame costs, Frame lines) {
    return costs
        .where(
            GpuHourCost.CORRECTS_DATE
                .of()
                .isNull()
                .and(GpuHourCost.STAGE.of().notEqual(Stage.UNUSED_COMMITMENT.text())))
        .leftJoin(kinds(lines), GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.BILLING_PERIOD_START);
  }

  private static Frame kinds(Frame lines) {
    Column kind =
        when(isCategory("Dynamic"), lit(PriceKind.DYNAMIC.text()))
            .when(
                isCategory("Committed")
                    .or(ChargeLine.COMMITMENT_USE.of().equalTo(CommitmentUse.USED.text())),
                lit(PriceKind.COMMITTED.text()))
            .when(isCategory("Standard"), lit(PriceKind.STANDARD.text()))
            .otherwise(lit(""));
    return lines
        .where(
            ChargeLine.CHARGE_KIND
                .of()
                .equalTo(ChargeKind.COMPUTE.text())
                .and(ChargeLine.GPU_SECONDS.of().gt(0)))
        .select(
            GpuHourCost.BILLING_RESOURCE_ID.is(ChargeLine.BILLING_RESOURCE_ID.of()),
            GpuHourCost.BILLING_PERIOD_START.is(ChargeLine.PERIOD.of()),
            KIND.is(kind))
        .groupBy(GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.BILLING_PERIOD_START)
        .values(LEAST.is(min(KIND.of())), GREATEST.is(max(KIND.of())))
        .select(
            GpuHourCost.BILLING_RESOURCE_ID.is(GpuHourCost.BILLING_RESOURCE_ID.of()),
            GpuHourCost.BILLING_PERIOD_START.is(GpuHourCost.BILLING_PERIOD_START.of()),
            KIND.is(
                when(LEAST.of().equalTo(GREATEST.of()).and(LEAST.of().notEqual("")), LEAST.of())));
  }

  private static Column isCategory(String category) {
    return ChargeLine.PRICING_CATEGORY.of().equalTo(category);
  }
}
