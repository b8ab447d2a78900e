package dev.plumbline.cost.recommendation;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.trunc;
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

  /** The billing period of an hour; of one that no charge covers yet, its month. */
  private static final Col PERIOD = Col.temporary("kind_period", DataTypes.DateType);

  private static final Col AGE = Col.temporary("kind_age", DataTypes.IntegerType);
  private static final Col LEAST = Col.temporary("least_kind", DataTypes.StringType);
  private static final Col GREATEST = Col.temporary("greatest_kind", DataTypes.StringType);

  private PricedHours() {}

  /**
   * The hours that are no corrections, each with its kind.
   *
   * @param costs {@code silver.gpu_hour_cost}
   * @param lines {@code silver.charge_line} of the billing periods and those before
   */
  static Frame of(Frame costs, Frame lines) {
    return costs
        .where(
            GpuHourCost.CORRECTS_DATE
                .of()
                .isNull()
                .and(GpuHourCost.STAGE.of().notEqual(Stage.UNUSED_COMMITMENT.text())))
        .with(
            PERIOD.is(
                coalesce(
                    GpuHourCost.BILLING_PERIOD_START.of(),
                    trunc(GpuHourCost.COST_DATE.of(), "month"))))
        .leftJoin(kinds(lines), GpuHourCost.BILLING_RESOURCE_ID, PERIOD);
  }

  /** By resource and billing period: the kind of its lines there, else of those a month before. */
  private static Frame kinds(Frame lines) {
    Frame own =
        stated(lines)
            .groupBy(GpuHourCost.BILLING_RESOURCE_ID, PERIOD)
            .values(LEAST.is(min(KIND.of())), GREATEST.is(max(KIND.of())), AGE.is(lit(0)));
    Frame before = own.with(PERIOD.is(add_months(PERIOD.of(), 1)), AGE.is(lit(1)));
    Column kind = when(LEAST.of().equalTo(GREATEST.of()).and(LEAST.of().notEqual("")), LEAST.of());
    return own.union(before)
        .groupBy(GpuHourCost.BILLING_RESOURCE_ID, PERIOD)
        .values(KIND.is(min_by(coalesce(kind, lit("")), AGE.of())))
        .with(KIND.is(when(KIND.of().notEqual(""), KIND.of())));
  }

  private static Frame stated(Frame lines) {
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
            PERIOD.is(ChargeLine.PERIOD.of()),
            KIND.is(kind));
  }

  private static Column isCategory(String category) {
    return ChargeLine.PRICING_CATEGORY.of().equalTo(category);
  }
}
