package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;

import dev.plumbline.cost.hour.CostHours;
import dev.plumbline.cost.hour.PriceList;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import java.util.List;

/**
 * Every accounted GPU-second and its cost, by stage. The day before is read for the last reconciled
 * price of time that no charge covers yet; it reaches no further back than that day.
 */
public final class GpuHourCostJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "gpu-hour-cost",
        NightStage.BUILD,
        "Accounted GPU-seconds and their cost by resource, device, hour, owner and stage.",
        List.of(reads(PaidCapacity.TABLE, DAY_BEFORE), reads(GpuSegment.TABLE, DAY_BEFORE)),
        GpuHourCost.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    CostHours hours =
        new CostHours(
            new Nodes(context.configuration().nodes()),
            new PriceList(context.configuration().prices()));
    return Outputs.of(
        GpuHourCost.TABLE,
        hours.of(
            inputs.of(PaidCapacity.TABLE), inputs.of(GpuSegment.TABLE), context.slice().dates()));
  }
}
