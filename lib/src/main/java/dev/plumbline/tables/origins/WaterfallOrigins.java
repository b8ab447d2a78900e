package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;

/** Origins of {@link GpuWaterfallDaily}: the priced hours, summed by what they have in common. */
final class WaterfallOrigins {
  static final Origins ORIGINS =
      Origins.of(GpuWaterfallDaily.TABLE)
          .same(GpuWaterfallDaily.USAGE_DATE, GpuHourCost.COST_DATE)
          .same(GpuWaterfallDaily.PROVIDER, GpuHourCost.PROVIDER)
          .same(GpuWaterfallDaily.SUB_ACCOUNT, GpuHourCost.SUB_ACCOUNT)
          .same(GpuWaterfallDaily.CLUSTER, GpuHourCost.CLUSTER)
          .same(GpuWaterfallDaily.TEAM, GpuHourCost.TEAM)
          .same(GpuWaterfallDaily.PROJECT, GpuHourCost.PROJECT)
          .same(GpuWaterfallDaily.GPU_MODEL, GpuHourCost.GPU_MODEL)
          .same(GpuWaterfallDaily.STAGE, GpuHourCost.STAGE)
          .same(GpuWaterfallDaily.CURRENCY, GpuHourCost.CURRENCY)
          .same(GpuWaterfallDaily.PRICE_SOURCE, GpuHourCost.PRICE_SOURCE)
          .same(GpuWaterfallDaily.PRICE_STATE, GpuHourCost.PRICE_STATE)
          .same(GpuWaterfallDaily.CORRECTS_DATE, GpuHourCost.CORRECTS_DATE)
          .summed(GpuWaterfallDaily.GPU_SECONDS, GpuHourCost.GPU_SECONDS)
          .summed(GpuWaterfallDaily.COST, GpuHourCost.COST)
          .summed(GpuWaterfallDaily.UNQUANTIFIED_COST, GpuHourCost.COST)
          .decided(GpuWaterfallDaily.UNQUANTIFIED_COST, GpuHourCost.GPU_SECONDS)
          .rows(
              Influence.GROUP_BY,
              GpuHourCost.COST_DATE,
              GpuHourCost.PROVIDER,
              GpuHourCost.SUB_ACCOUNT,
              GpuHourCost.CLUSTER,
              GpuHourCost.TEAM,
              GpuHourCost.PROJECT,
              GpuHourCost.GPU_MODEL,
              GpuHourCost.STAGE,
              GpuHourCost.CURRENCY,
              GpuHourCost.PRICE_SOURCE,
              GpuHourCost.PRICE_STATE,
              GpuHourCost.CORRECTS_DATE)
          .build();

  private WaterfallOrigins() {}
}
