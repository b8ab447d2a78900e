package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.capacity.PaidHours;
import dev.plumbline.cost.capacity.PaidObserved;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import java.util.List;

/**
 * Charges brought into UTC hours, with the GPU-seconds they pay for. Segments are read only for
 * when a resource was alive: a charge coarser than an hour is spread over that time.
 */
public final class PaidCapacityJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "paid-capacity",
        NightStage.BUILD,
        "What each billing resource was charged per hour, and for how many GPU-seconds.",
        List.of(reads(ChargeLine.TABLE, SAME_PERIOD), reads(GpuSegment.TABLE, SAME_PERIOD)),
        PaidCapacity.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Nodes nodes = new Nodes(context.configuration().nodes());
    PaidHours hours =
        new PaidHours(
            context.slice().dates(),
            context.configuration().limits().closeAfterDays(),
            context.night());
    Frame observed = PaidObserved.of(inputs.of(GpuSegment.TABLE), nodes);
    return Outputs.of(PaidCapacity.TABLE, hours.of(inputs.of(ChargeLine.TABLE), observed));
  }
}
