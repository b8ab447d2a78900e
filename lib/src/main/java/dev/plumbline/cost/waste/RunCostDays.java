package dev.plumbline.cost.waste;

import static org.apache.spark.sql.functions.not;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.RunCostDaily;
import java.time.LocalDate;
import java.util.Collection;

/** What each run used and cost on each date, whatever the stage and the device. */
public final class RunCostDays {
  private RunCostDays() {}

  /**
   * All rows of {@link RunCostDaily}.
   *
   * @param standing its rows as they were published
   * @param costs rows of {@link GpuHourCost} of the dates
   * @param dates what is computed; rows of all other dates are taken over
   */
  public static Frame of(Frame standing, Frame costs, Collection<LocalDate> dates) {
    Frame fresh =
        costs
            .where(GpuHourCost.RUN_ID.of().isNotNull())
            .select(
                RunCostDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
                RunCostDaily.RUN_ID.is(GpuHourCost.RUN_ID.of()),
                RunCostDaily.CURRENCY.is(GpuHourCost.CURRENCY.of()),
                RunCostDaily.GPU_SECONDS.is(GpuHourCost.GPU_SECONDS.of()),
                RunCostDaily.COST.is(GpuHourCost.COST.of()))
            .groupBy(RunCostDaily.USAGE_DATE, RunCostDaily.RUN_ID, RunCostDaily.CURRENCY)
            .sums(RunCostDaily.GPU_SECONDS, RunCostDaily.COST);
    return standing.where(not(RunCostDaily.USAGE_DATE.of().isin(dates.toArray()))).union(fresh);
  }
}
