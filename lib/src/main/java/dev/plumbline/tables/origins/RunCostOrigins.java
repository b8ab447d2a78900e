package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.RunCostDaily;

/** Origins of {@link RunCostDaily}: the priced hours of runs, summed by run. */
final class RunCostOrigins {
  static final Origins ORIGINS =
      Origins.of(RunCostDaily.TABLE)
          .same(RunCostDaily.USAGE_DATE, GpuHourCost.COST_DATE)
          .same(RunCostDaily.RUN_ID, GpuHourCost.RUN_ID)
          .same(RunCostDaily.CURRENCY, GpuHourCost.CURRENCY)
          .summed(RunCostDaily.GPU_SECONDS, GpuHourCost.GPU_SECONDS)
          .summed(RunCostDaily.COST, GpuHourCost.COST)
          .rows(Influence.FILTER, GpuHourCost.RUN_ID)
          .rows(Influence.GROUP_BY, GpuHourCost.COST_DATE, GpuHourCost.RUN_ID, GpuHourCost.CURRENCY)
          .build();

  private RunCostOrigins() {}
}
