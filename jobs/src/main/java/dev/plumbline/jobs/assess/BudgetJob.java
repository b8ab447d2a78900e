package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;

import dev.plumbline.cost.budget.BudgetMonths;
import dev.plumbline.cost.budget.CostAnomalies;
import dev.plumbline.cost.budget.SpendRows;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.tables.CostAnomalyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.util.List;

/** What teams spent of their budgets, where the month will end, and which dates are unusual. */
public final class BudgetJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "budget-monthly",
        NightStage.ASSESS,
        "What teams spent of their budgets, where the month will end, which dates are unusual.",
        List.of(reads(GpuWaterfallDaily.TABLE, Reach.lastDays(SpendRows.DATES))),
        BudgetMonthly.TABLE,
        CostAnomalyDaily.TABLE);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return List.of(GpuWaterfallDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Frame spends = SpendRows.of(inputs.of(GpuWaterfallDaily.TABLE));
    return Outputs.of(
            BudgetMonthly.TABLE,
            BudgetMonths.of(spends, context.configuration().budgets(), context.slice().dates()))
        .and(CostAnomalyDaily.TABLE, CostAnomalies.of(spends, context.slice().dates()))
        .keeping(spends);
  }
}
