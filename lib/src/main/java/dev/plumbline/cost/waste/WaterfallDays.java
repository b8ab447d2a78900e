package dev.plumbline.cost.waste;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import org.apache.spark.sql.functions;

/**
 * Where the GPU-seconds of each day went. Sums of exact decimals, so the order of rows does not
 * matter; time that is unknown (a commitment without a quantity) is left out of a sum of known
 * time, which is null where all of it is unknown, and its cost stands in a sum of its own beside
 * the cost it is part of.
 */
public final class WaterfallDays {
  private WaterfallDays() {}

  /** One row per date, place, owner's team and stage, and basis of the price. */
  public static Frame of(Frame costs) {
    return costs
        .select(
            GpuWaterfallDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
            GpuWaterfallDaily.PROVIDER.is(GpuHourCost.PROVIDER.of()),
            GpuWaterfallDaily.SUB_ACCOUNT.is(GpuHourCost.SUB_ACCOUNT.of()),
            GpuWaterfallDaily.CLUSTER.is(GpuHourCost.CLUSTER.of()),
            GpuWaterfallDaily.TEAM.is(GpuHourCost.TEAM.of()),
            GpuWaterfallDaily.PROJECT.is(GpuHourCost.PROJECT.of()),
            GpuWaterfallDaily.GPU_MODEL.is(GpuHourCost.GPU_MODEL.of()),
            GpuWaterfallDaily.STAGE.is(GpuHourCost.STAGE.of()),
            GpuWaterfallDaily.CURRENCY.is(GpuHourCost.CURRENCY.of()),
            GpuWaterfallDaily.PRICE_SOURCE.is(GpuHourCost.PRICE_SOURCE.of()),
            GpuWaterfallDaily.PRICE_STATE.is(GpuHourCost.PRICE_STATE.of()),
            GpuWaterfallDaily.CORRECTS_DATE.is(GpuHourCost.CORRECTS_DATE.of()),
            GpuWaterfallDaily.GPU_SECONDS.is(GpuHourCost.GPU_SECONDS.of()),
            GpuWaterfallDaily.COST.is(GpuHourCost.COST.of()),
            GpuWaterfallDaily.UNQUANTIFIED_COST.is(
                functions.when(GpuHourCost.GPU_SECONDS.of().isNull(), GpuHourCost.COST.of())))
        .groupBy(
            GpuWaterfallDaily.USAGE_DATE,
            GpuWaterfallDaily.PROVIDER,
            GpuWaterfallDaily.SUB_ACCOUNT,
            GpuWaterfallDaily.CLUSTER,
            GpuWaterfallDaily.TEAM,
            GpuWaterfallDaily.PROJECT,
            GpuWaterfallDaily.GPU_MODEL,
            GpuWaterfallDaily.STAGE,
            GpuWaterfallDaily.CURRENCY,
            GpuWaterfallDaily.PRICE_SOURCE,
            GpuWaterfallDaily.PRICE_STATE,
            GpuWaterfallDaily.CORRECTS_DATE)
        .sums(
            GpuWaterfallDaily.GPU_SECONDS,
            GpuWaterfallDaily.COST,
            GpuWaterfallDaily.UNQUANTIFIED_COST);
  }
}
