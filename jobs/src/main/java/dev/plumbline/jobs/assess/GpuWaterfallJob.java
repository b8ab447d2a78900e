package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_DATE;
import static dev.plumbline.job.Reach.STANDING;

import dev.plumbline.cost.inventory.Inventory;
import dev.plumbline.cost.method.MachineSizes;
import dev.plumbline.cost.method.MethodSpread;
import dev.plumbline.cost.waste.RunCostDays;
import dev.plumbline.cost.waste.WaterfallDays;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.ScheduledHold;
import java.util.List;

/**
 * The waterfall of each day and the cost of each run, summed from the hours; and the same hours as
 * other methods would split them.
 */
public final class GpuWaterfallJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "gpu-waterfall-daily",
        NightStage.ASSESS,
        "Where every accounted GPU-second of a day went, and what it cost; what runs used of it;"
            + " and who would bear it by other methods.",
        List.of(
            reads(GpuHourCost.TABLE, SAME_DATE),
            reads(ScheduledHold.TABLE, SAME_DATE),
            reads(NodeInventory.TABLE, Reach.lastDays(Inventory.DAYS)),
            reads(RunCostDaily.TABLE, STANDING)),
        GpuWaterfallDaily.TABLE,
        RunCostDaily.TABLE,
        MethodSpreadDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Frame costs = inputs.of(GpuHourCost.TABLE);
    MachineSizes sizes =
        new MachineSizes(
            inputs.few(NodeInventory.TABLE, MachineSizes.ENTRY, MachineSizes::entries));
    return Outputs.of(GpuWaterfallDaily.TABLE, WaterfallDays.of(costs))
        .and(
            RunCostDaily.TABLE,
            RunCostDays.of(inputs.of(RunCostDaily.TABLE), costs, context.slice().dates()))
        .and(
            MethodSpreadDaily.TABLE,
            new MethodSpread(sizes).of(costs, inputs.of(ScheduledHold.TABLE)));
  }
}
