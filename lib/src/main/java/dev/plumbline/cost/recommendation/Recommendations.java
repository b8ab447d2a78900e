package dev.plumbline.cost.recommendation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.not;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.policies.RecommendationPolicy;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationState;
import java.time.LocalDate;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;

/**
 * Recommendations of dates: about their idle waste ({@link WasteAdvice}) and about work that could
 * cost less ({@link WorkKernel}).
 *
 * @param dates the dates to compute
 * @param states which activity is idle
 * @param policy when something is recommended
 */
public record Recommendations(
    NavigableSet<LocalDate> dates, GpuStatePolicy states, RecommendationPolicy policy) {
  /**
   * What the rows are made from.
   *
   * @param waste {@code gold.idle_waste_daily} of the dates and the date before each
   * @param costs {@code silver.gpu_hour_cost} of the dates
   * @param segments {@code silver.gpu_segment} of the dates
   * @param lines {@code silver.charge_line} of the billing periods
   * @param published {@code gold.recommendation_daily} of the date before each
   */
  public record Given(Frame waste, Frame costs, Frame segments, Frame lines, Frame published) {}

  /** The rows. */
  public Frame of(Given given) {
    Frame open =
        given
            .published()
            .where(
                not(RecommendationDaily.USAGE_DATE.of().isin(dates.toArray()))
                    .and(RecommendationDaily.STATE.of().equalTo(RecommendationState.OPEN.text())));
    Column isWaste = RecommendationDaily.CAUSE.of().isNotNull();
    Frame waste = given.waste().where(IdleWasteDaily.CORRECTS_DATE.of().isNull());
    OffHours offHours = new OffHours(states.idle().smActive(), policy.offHours());
    Frame ruled = new WasteKernel(dates, offHours).of(waste, given.costs());
    Frame hours = PricedHours.of(given.costs(), given.lines());
    Frame work =
        new WorkKernel(dates, policy)
            .of(
                HeldUses.of(given.segments(), hours),
                PaidPrices.hours(hours),
                open.where(not(isWaste)));
    return new WasteAdvice(dates)
        .of(ruled, waste, given.costs(), open.where(isWaste))
        .union(work.with(RecommendationDaily.RECOMMENDATION_ID.is(id())));
  }

  /** Whatever date and price, and whatever it moves to. */
  private static Column id() {
    return coalesce(
        RecommendationDaily.RECOMMENDATION_ID.of(),
        md5(
            concat_ws(
                "\u001f",
                RecommendationDaily.RULE.of(),
                RecommendationDaily.OWNER.of(),
                RecommendationDaily.PROVIDER.of(),
                RecommendationDaily.CLUSTER.of(),
                RecommendationDaily.GPU_MODEL.of())));
  }
}
