package dev.plumbline.cost.waste;

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
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.Confidence;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.RecommendationState;
import dev.plumbline.terms.Stage;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Recommendations of dates from their idle waste and that of the date before each:
 *
 * <ol>
 *   <li>each row of waste is one open recommendation, by the rule of its cause: waste is claimed
 *       once, and claims add up to 30 times the idle waste of the date;
 *   <li>what wasted on the date before and not on the date is realised where the device was
 *       observed, and not measured where it was not; a commitment is realised, since bills say it;
 *   <li>a realised saving is the cost of the date before, once: it is not claimed again.
 * </ol>
 */
public final class Recommendations {
  private static final Col THING = Col.temporary("wasted_thing", DataTypes.StringType);
  private static final Col WASTE_DATE = Col.temporary("waste_date", DataTypes.DateType);
  private static final Col IS_OBSERVED = Col.temporary("is_observed", DataTypes.BooleanType);
  private static final DecimalType MONEY = DataTypes.createDecimalType(38, 12);
  private static final int MONTH = 30;

  private Recommendations() {}

  /**
   * One row per row of waste of the dates, and one for each that is gone since the date before.
   *
   * @param waste {@code gold.idle_waste_daily} of the dates and the date before each
   * @param costs {@code silver.gpu_hour_cost} of the dates
   */
  public static Frame of(Frame waste, Frame costs, NavigableSet<LocalDate> dates) {
    Frame own =
        waste
            .where(IdleWasteDaily.CORRECTS_DATE.of().isNull())
            .with(
                WASTE_DATE.is(IdleWasteDaily.USAGE_DATE.of()),
                THING.is(
                    coalesce(
                        IdleWasteDaily.DEVICE_ID.of(), IdleWasteDaily.BILLING_RESOURCE_ID.of())));
    Column isOfDates = IdleWasteDaily.USAGE_DATE.of().isin(dates.toArray());
    Frame open = own.where(isOfDates);
    Frame gone =
        own.with(IdleWasteDaily.USAGE_DATE.is(date_add(IdleWasteDaily.USAGE_DATE.of(), 1)))
            .where(isOfDates)
            .antiJoin(
                open, IdleWasteDaily.USAGE_DATE, THING, IdleWasteDaily.OWNER, IdleWasteDaily.CAUSE)
            .leftJoin(observed(costs), IdleWasteDaily.USAGE_DATE, THING);
    Column isKnown = coalesce(IS_OBSERVED.of(), IdleWasteDaily.DEVICE_ID.of().isNull());
    Column cost = IdleWasteDaily.COST.of();
    Column nothing = lit(null).cast(MONEY);
    return open.select(
            columns(
                lit(RecommendationState.OPEN.text()),
                cost.multiply(lit(MONTH)).cast(MONEY),
                nothing))
        .union(
            gone.select(
                columns(
                    when(isKnown, RecommendationState.REALISED.text())
                        .otherwise(RecommendationState.NOT_MEASURED.text()),
                    nothing,
                    when(isKnown, cost))));
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
            IdleWasteDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
            THING.is(GpuHourCost.DEVICE_ID.of()))
        .distinct()
        .with(IS_OBSERVED.is(lit(true)));
  }

  private static Named[] columns(Column state, Column claimed, Column realised) {
    Stream<Named> own =
        Stream.of(
            RecommendationDaily.RECOMMENDATION_ID.is(id()),
            RecommendationDaily.RULE.is(rule()),
            RecommendationDaily.STATE.is(state),
            RecommendationDaily.CLAIMED_SAVING.is(claimed),
            RecommendationDaily.REALISED_SAVING.is(realised),
            RecommendationDaily.CONFIDENCE.is(confidence()),
            RecommendationDaily.EVIDENCE.is(evidence()));
    return Stream.concat(same(), own).toArray(Named[]::new);
  }

  private static Stream<Named> same() {
    return Stream.of(
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
        RecommendationDaily.FIRST_SEEN_DATE.is(IdleWasteDaily.FIRST_SEEN_DATE.of()));
  }

  private static Column rule() {
    Column rule = lit(null);
    for (Cause cause : Cause.values()) {
      rule =
          when(IdleWasteDaily.CAUSE.of().equalTo(cause.text()), RecommendationRule.of(cause).text())
              .otherwise(rule);
    }
    return rule;
  }

  private static Column id() {
    return md5(
        concat_ws(
            "\u001f",
            rule(),
            IdleWasteDaily.CAUSE.of(),
            IdleWasteDaily.BILLING_RESOURCE_ID.of(),
            THING.of(),
            IdleWasteDaily.OWNER.of()));
  }

  private static Column confidence() {
    Column dates = datediff(WASTE_DATE.of(), IdleWasteDaily.FIRST_SEEN_DATE.of()).plus(1);
    return when(dates.geq(7), Confidence.HIGH.text())
        .when(dates.geq(2), Confidence.MEDIUM.text())
        .otherwise(Confidence.LOW.text());
  }

  /** The condition that finds the rows of {@code gold.idle_waste_daily}. */
  private static Column evidence() {
    return concat_ws(
        " AND ",
        concat_ws(
            "", lit("usage_date = DATE '"), WASTE_DATE.of().cast(DataTypes.StringType), lit("'")),
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
