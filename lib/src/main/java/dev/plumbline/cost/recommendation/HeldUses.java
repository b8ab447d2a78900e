package dev.plumbline.cost.recommendation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.Signal;
import dev.plumbline.terms.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * What each holder used of one GPU model on a date, and what that cost: rows of {@link Use#LAYOUT}.
 * A peak is the mean of the busiest segment, which lasts at least a minute and at most an hour;
 * idle stretches are segments of their own.
 */
final class HeldUses {
  private static final long LEAST_MILLISECONDS = 60_000;
  private static final List<Col> DEVICE =
      List.of(
          RecommendationDaily.USAGE_DATE, RecommendationDaily.DEVICE_ID, RecommendationDaily.OWNER);

  private HeldUses() {}

  /**
   * One row per date, holder, GPU model, MIG profile, kind and basis of the price.
   *
   * @param segments {@code silver.gpu_segment} of the dates
   * @param hours {@link PricedHours} of the dates
   */
  static Frame of(Frame segments, Frame hours) {
    return spent(hours)
        .join(measured(segments), DEVICE.toArray(Col[]::new))
        .groupBy(Use.GROUP.toArray(Col[]::new))
        .values(
            RecommendationDaily.GPU_COUNT.is(size(collect_set(RecommendationDaily.DEVICE_ID.of()))),
            RecommendationDaily.DEVICE_ID.is(max(RecommendationDaily.DEVICE_ID.of())),
            RecommendationDaily.BILLING_RESOURCE_ID.is(
                max(RecommendationDaily.BILLING_RESOURCE_ID.of())),
            RecommendationDaily.NODE.is(max(RecommendationDaily.NODE.of())),
            RecommendationDaily.GPU_INDEX.is(max(RecommendationDaily.GPU_INDEX.of())),
            Use.ENDS.is(max(Use.ENDS.of())),
            Use.IS_WHOLE.is(min(Use.IS_WHOLE.of())),
            Use.HELD.is(sum(Use.HELD.of())),
            Use.MEASURED.is(sum(Use.MEASURED.of())),
            RecommendationDaily.PEAK_ACTIVITY.is(max(RecommendationDaily.PEAK_ACTIVITY.of())),
            RecommendationDaily.PEAK_TENSOR.is(max(RecommendationDaily.PEAK_TENSOR.of())),
            RecommendationDaily.PEAK_DRAM.is(max(RecommendationDaily.PEAK_DRAM.of())),
            RecommendationDaily.PEAK_MEMORY.is(max(RecommendationDaily.PEAK_MEMORY.of())),
            Use.ALL_SECONDS.is(sum(Use.ALL_SECONDS.of())),
            Use.ALL_COST.is(sum(Use.ALL_COST.of())),
            RecommendationDaily.GPU_SECONDS.is(sum(RecommendationDaily.GPU_SECONDS.of())),
            RecommendationDaily.COST.is(sum(RecommendationDaily.COST.of())))
        .select(Use.LAYOUT.columns());
  }

  /** By device and holder: what was measured while it held the device. */
  private static Frame measured(Frame segments) {
    Column isSm =
        coalesce(GpuSegment.ACTIVITY_SIGNAL.of(), lit("")).equalTo(Signal.SM_ACTIVE.text());
    Column isWhole =
        coalesce(GpuSegment.SHARE.of().geq(1), lit(false))
            .and(GpuSegment.MIG_PROFILE.of().isNull());
    Column all =
        least(
            when(isSm, GpuSegment.ACTIVITY_MEASURED.of()).otherwise(lit(0L)),
            GpuSegment.TENSOR_MEASURED.of(),
            GpuSegment.DRAM_MEASURED.of());
    return segments
        .where(GpuSegment.OWNER_KIND.of().notEqual(OwnerKind.UNALLOCATED.text()))
        .groupBy(GpuSegment.SEGMENT_DATE, GpuSegment.DEVICE_ID, GpuSegment.OWNER)
        .values(
            RecommendationDaily.USAGE_DATE.is(max(GpuSegment.SEGMENT_DATE.of())),
            Use.MIG_PROFILE.is(max(GpuSegment.MIG_PROFILE.of())),
            RecommendationDaily.NODE.is(max(GpuSegment.NODE.of())),
            RecommendationDaily.GPU_INDEX.is(max(GpuSegment.GPU_INDEX.of())),
            Use.ENDS.is(max(ends())),
            Use.IS_WHOLE.is(min(isWhole)),
            Use.HELD.is(sum(GpuSegment.OBSERVED.of())),
            Use.MEASURED.is(sum(coalesce(all, lit(0L)))),
            RecommendationDaily.PEAK_ACTIVITY.is(
                peak(GpuSegment.ACTIVITY_INTEGRAL, GpuSegment.ACTIVITY_MEASURED)),
            RecommendationDaily.PEAK_TENSOR.is(
                peak(GpuSegment.TENSOR_INTEGRAL, GpuSegment.TENSOR_MEASURED)),
            RecommendationDaily.PEAK_DRAM.is(
                peak(GpuSegment.DRAM_INTEGRAL, GpuSegment.DRAM_MEASURED)),
            RecommendationDaily.PEAK_MEMORY.is(max(GpuSegment.MEMORY_PEAK.of())))
        .drop(GpuSegment.SEGMENT_DATE);
  }

  /** Work that ends by itself: a job of a batch scheduler, or a training run. */
  private static Column ends() {
    return GpuSegment.OWNER_KIND
        .of()
        .equalTo(OwnerKind.SLURM_JOB.text())
        .or(GpuSegment.RUN_ID.of().isNotNull());
  }

  private static Column peak(Col integral, Col measured) {
    return max(
        when(
            measured.of().geq(LEAST_MILLISECONDS),
            least(lit(1.0), integral.of().divide(measured.of()))));
  }

  /** By device, holder, resource and price: the priced time, and of it what was no waste. */
  private static Frame spent(Frame hours) {
    return hours
        .where(GpuHourCost.DEVICE_ID.of().isNotNull().and(GpuHourCost.GPU_SECONDS.of().isNotNull()))
        .select(priced())
        .groupBy(
            Stream.concat(
                    Use.GROUP.stream().filter(column -> column != Use.MIG_PROFILE),
                    Stream.of(
                        RecommendationDaily.DEVICE_ID, RecommendationDaily.BILLING_RESOURCE_ID))
                .toArray(Col[]::new))
        .sums(
            Use.ALL_SECONDS,
            Use.ALL_COST,
            RecommendationDaily.GPU_SECONDS,
            RecommendationDaily.COST);
  }

  private static Named[] priced() {
    Object[] none =
        Stream.of(Stage.values())
            .filter(stage -> stage.isWaste() || stage.group() == Stage.Group.UNMEASURED)
            .map(Stage::text)
            .toArray();
    Column isWork = not(GpuHourCost.STAGE.of().isin(none));
    return new Named[] {
      RecommendationDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
      RecommendationDaily.DEVICE_ID.is(GpuHourCost.DEVICE_ID.of()),
      RecommendationDaily.OWNER.is(GpuHourCost.OWNER.of()),
      RecommendationDaily.BILLING_RESOURCE_ID.is(GpuHourCost.BILLING_RESOURCE_ID.of()),
      RecommendationDaily.PROVIDER.is(GpuHourCost.PROVIDER.of()),
      RecommendationDaily.CLUSTER.is(GpuHourCost.CLUSTER.of()),
      RecommendationDaily.GPU_MODEL.is(GpuHourCost.GPU_MODEL.of()),
      RecommendationDaily.TEAM.is(GpuHourCost.TEAM.of()),
      RecommendationDaily.PROJECT.is(GpuHourCost.PROJECT.of()),
      RecommendationDaily.CURRENCY.is(GpuHourCost.CURRENCY.of()),
      RecommendationDaily.PRICE_SOURCE.is(GpuHourCost.PRICE_SOURCE.of()),
      RecommendationDaily.PRICE_STATE.is(GpuHourCost.PRICE_STATE.of()),
      PricedHours.KIND.is(PricedHours.KIND.of()),
      Use.ALL_SECONDS.is(GpuHourCost.GPU_SECONDS.of()),
      Use.ALL_COST.is(GpuHourCost.COST.of()),
      RecommendationDaily.GPU_SECONDS.is(when(isWork, GpuHourCost.GPU_SECONDS.of())),
      RecommendationDaily.COST.is(when(isWork, GpuHourCost.COST.of()))
    };
  }
}
