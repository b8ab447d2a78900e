package dev.plumbline.jobs.build;

import static dev.plumbline.run.JobSpec.Reach.DAY_BEFORE;
import static dev.plumbline.run.JobSpec.reads;

import dev.plumbline.run.Configuration;
import dev.plumbline.run.Inputs;
import dev.plumbline.run.Job;
import dev.plumbline.run.JobSpec;
import dev.plumbline.run.Outputs;
import dev.plumbline.run.RunContext;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.transform.CostCatalog;
import dev.plumbline.transform.CostHours;
import dev.plumbline.transform.CostPrice;
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
        "build",
        "Accounted GPU-seconds and their cost by resource, device, hour, owner and stage.",
        List.of(reads(PaidCapacity.TABLE, DAY_BEFORE), reads(GpuSegment.TABLE, DAY_BEFORE)),
        GpuHourCost.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    CostHours hours =
        new CostHours(
            PaidCapacityJob.nodes(context.configuration()), catalog(context.configuration()));
    return Outputs.of(
        GpuHourCost.TABLE,
        hours.of(
            inputs.of(PaidCapacity.TABLE), inputs.of(GpuSegment.TABLE), context.slice().dates()));
  }

  private static CostCatalog catalog(Configuration configuration) {
    return new CostCatalog(
        configuration.prices().stream()
            .map(
                price ->
                    new CostPrice(
                        price.provider(),
                        price.instanceType(),
                        price.from(),
                        price.pricePerGpuHour(),
                        price.currency()))
            .toList());
  }
}
