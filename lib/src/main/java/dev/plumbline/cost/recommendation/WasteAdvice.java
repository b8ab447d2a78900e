package dev.plumbline.cost.recommendation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.AbsentSaving;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.Confidence;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.RecommendationState;
import dev.plumbline.terms.Stage;
import java.time.LocalDate;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * What to do about idle waste:
 *
 * <ol>
 *   <li>each row of waste is one open recommendation, by the rule that {@link WasteKernel} gives
 *       it: waste is claimed once, and claims are at most 30 times the idle waste of the date;
 *   <li>what wasted on the date before and not on the date is realised where the device was
 *       observed, and not measured where it was not; a commitment is realised, since bills say it;
 *   <li>a realised saving is the cost of the date before, once: it is not claimed again.
 * </ol>
 *
 * @param dates the dates to compute
 */
record WasteAdvice(NavigableSet<LocalDate> dates) {
  private static final Col THING = Col.temporary("wasted_thing", DataTypes.StringType);
  private static final Col IS_OBSERVED = Col.temporary("is_observed", DataTypes.BooleanType);
  private static final DecimalType MONEY = DataTypes.createDecimalType(38, 12);
  private static final String EVIDENCE = "gold.idle_waste_daily";

  /**
   * One row per row of waste of the dates, and one for each that is gone since the date before.
   *
   * @param ruled waste of the dates, as {@link WasteKernel#RULED}
   * @param waste the same as it came
   * @param costs {@code silver.gpu_hour_cost} of the dates
   * @param published what was open about waste on dates before
   */
  Frame of(Frame ruled, Frame waste, Frame costs, Frame published) {
    Frame open = ruled.select(columns());
    // The rows of one date are those before of another only where both are computed at once.
    boolean isChain = dates.stream().anyMatch(date -> dates.contains(date.plusDays(1)));
    Frame before =
        (isChain ? open.union(published) : published)
            .with(
                RecommendationDaily.USAGE_DATE.is(date_add(RecommendationDaily.USAGE_DATE.of(), 1)),
                THING.is(thing()))
            .where(RecommendationDaily.USAGE_DATE.of().isin(dates.toArray()));
    Frame gone =
        before
            .antiJoin(
                wasted(waste),
                RecommendationDaily.USAGE_DATE,
                THING,
                RecommendationDaily.OWNER,
                RecommendationDaily.CAUSE)
            .leftJoin(observed(costs), RecommendationDaily.USAGE_DATE, THING);
    return open.union(gone.with(became()).drop(THING, IS_OBSERVED));
  }

  private static Named[] became() {
    Column isKnown = coalesce(IS_OBSERVED.of(), RecommendationDaily.DEVICE_ID.of().isNull());
    return new Named[] {
      RecommendationDaily.STATE.is(
          when(isKnown, RecommendationState.REALISED.text())
              .otherwise(RecommendationState.NOT_MEASURED.text())),
      RecommendationDaily.REALISED_SAVING.is(when(isKnown, RecommendationDaily.COST.of())),
      RecommendationDaily.CLAIMED_SAVING.is(lit(null)),
      RecommendationDaily.COUNTED_SAVING.is(lit(null)),
      RecommendationDaily.ABSENT_REASON.is(lit(null))
    };
  }

  /** What wasted, whose and why, by date. */
  private static Frame wasted(Frame waste) {
    return waste.select(
        RecommendationDaily.USAGE_DATE.is(IdleWasteDaily.USAGE_DATE.of()),
        THING.is(coalesce(IdleWasteDaily.DEVICE_ID.of(), IdleWasteDaily.BILLING_RESOURCE_ID.of())),
        RecommendationDaily.OWNER.is(IdleWasteDaily.OWNER.of()),
        RecommendationDaily.CAUSE.is(IdleWasteDaily.CAUSE.of()));
  }

  private static Column thing() {
    return coalesce(
        RecommendationDaily.DEVICE_ID.of(), RecommendationDaily.BILLING_RESOURCE_ID.of());
  }

  /** Devices of which anything was seen, by date. */
  private static Frame observed(Frame costs) {
    return costs
        .where(
            GpuHourCost.DEVICE_ID
                .of()
                .isNotNull()
                .and(GpuHourCost.CORRECTS_DATE.of().isNull())
                .and(GpuHourCost.STAGE.of().notEqual(Stage.UNOBSERVED.text())))
        .select(
            RecommendationDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
            THING.is(GpuHourCost.DEVICE_ID.of()))
        .distinct()
        .with(IS_OBSERVED.is(lit(true)));
  }

  private static Named[] columns() {
    Column claimed = RecommendationDaily.CLAIMED_SAVING.of();
    return new Named[] {
      RecommendationDaily.USAGE_DATE.is(IdleWasteDaily.USAGE_DATE.of()),
      RecommendationDaily.BILLING_RESOURCE_ID.is(IdleWasteDaily.BILLING_RESOURCE_ID.of()),
      RecommendationDaily.DEVICE_ID.is(IdleWasteDaily.DEVICE_ID.of()),
      RecommendationDaily.OWNER.is(IdleWasteDaily.OWNER.of()),
      RecommendationDaily.CAUSE.is(IdleWasteDaily.CAUSE.of()),
      RecommendationDaily.PROVIDER.is(IdleWasteDaily.PROVIDER.of()),
      RecommendationDaily.CLUSTER.is(IdleWasteDaily.CLUSTER.of()),
      RecommendationDaily.NODE.is(IdleWasteDaily.NODE.of()),
      RecommendationDaily.GPU_MODEL.is(IdleWasteDaily.GPU_MODEL.of()),
      RecommendationDaily.GPU_INDEX.is(IdleWasteDaily.GPU_INDEX.of()),
      RecommendationDaily.TEAM.is(IdleWasteDaily.TEAM.of()),
      RecommendationDaily.PROJECT.is(IdleWasteDaily.PROJECT.of()),
      RecommendationDaily.CURRENCY.is(IdleWasteDaily.CURRENCY.of()),
      RecommendationDaily.PRICE_SOURCE.is(IdleWasteDaily.PRICE_SOURCE.of()),
      RecommendationDaily.PRICE_STATE.is(IdleWasteDaily.PRICE_STATE.of()),
      RecommendationDaily.GPU_SECONDS.is(IdleWasteDaily.GPU_SECONDS.of()),
      RecommendationDaily.COST.is(IdleWasteDaily.COST.of()),
      RecommendationDaily.FIRST_SEEN_DATE.is(IdleWasteDaily.FIRST_SEEN_DATE.of()),
      RecommendationDaily.RULE.is(RecommendationDaily.RULE.of()),
      RecommendationDaily.TARGET.is(RecommendationDaily.TARGET.of()),
      RecommendationDaily.RECOMMENDATION_ID.is(id()),
      RecommendationDaily.STATE.is(lit(RecommendationState.OPEN.text())),
      RecommendationDaily.CLAIMED_SAVING.is(claimed),
      RecommendationDaily.COUNTED_SAVING.is(claimed),
      RecommendationDaily.ABSENT_REASON.is(
          when(claimed.isNull(), lit(AbsentSaving.NO_PRICE.text()))),
      RecommendationDaily.REALISED_SAVING.is(lit(null).cast(MONEY)),
      RecommendationDaily.CONFIDENCE.is(confidence()),
      RecommendationDaily.EVIDENCE.is(evidence()),
      RecommendationDaily.EVIDENCE_TABLE.is(lit(EVIDENCE))
    };
  }

  /** The rule of the cause stands in it, whichever better one holds on a date. */
  private static Column id() {
    Column rule = lit(null);
    for (Cause cause : Cause.values()) {
      rule =
          when(IdleWasteDaily.CAUSE.of().equalTo(cause.text()), RecommendationRule.of(cause).text())
              .otherwise(rule);
    }
    return md5(
        concat_ws(
            "\u001f",
            rule,
            IdleWasteDaily.CAUSE.of(),
            IdleWasteDaily.BILLING_RESOURCE_ID.of(),
            coalesce(IdleWasteDaily.DEVICE_ID.of(), IdleWasteDaily.BILLING_RESOURCE_ID.of()),
            IdleWasteDaily.OWNER.of()));
  }

  private static Column confidence() {
    Column dates =
        datediff(IdleWasteDaily.USAGE_DATE.of(), IdleWasteDaily.FIRST_SEEN_DATE.of()).plus(1);
    return when(dates.geq(Confidence.MANY), Confidence.HIGH.text())
        .when(dates.geq(Confidence.SOME), Confidence.MEDIUM.text())
        .otherwise(Confidence.LOW.text());
  }

  /** The condition that finds the rows of {@code gold.idle_waste_daily}. */
  private static Column evidence() {
    return concat_ws(
        " AND ",
        concat_ws(
            "",
            lit("usage_date = DATE '"),
            IdleWasteDaily.USAGE_DATE.of().cast(DataTypes.StringType),
            lit("'")),
        equal(IdleWasteDaily.BILLING_RESOURCE_ID),
        when(IdleWasteDaily.DEVICE_ID.of().isNotNull(), equal(IdleWasteDaily.DEVICE_ID)),
        equal(IdleWasteDaily.OWNER),
        equal(IdleWasteDaily.CAUSE));
  }

  private static Column equal(Col column) {
    return concat_ws(
        "", lit(column.name() + " = '"), regexp_replace(column.of(), "'", "''"), lit("'"));
  }
}
