package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_DATE;
import static dev.plumbline.job.Reach.WHOLE;

import dev.plumbline.allocation.scheduled.DeviceHolds;
import dev.plumbline.allocation.scheduled.NodeGpus;
import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.ScheduledHold;
import java.util.List;

/**
 * Which devices schedulers' workloads held. Samples are read, for their devices and labels only,
 * where there are holds; where there are none this computes nothing.
 */
public final class DeviceHoldsJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "device-holds",
        NightStage.BUILD,
        "Which devices schedulers' workloads held, by which rule that is known, and what"
            + " conflicts.",
        List.of(
            reads(ScheduledHold.TABLE, SAME_DATE),
            reads(GpuSample.TABLE, SAME_DATE),
            reads(DeviceLabelSet.TABLE, WHOLE)),
        DeviceHold.TABLE);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return List.of(ScheduledHold.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    NodeGpus gpus =
        new NodeGpus(
            new Nodes(context.configuration().nodes()),
            new GpuTypes(context.configuration().instanceTypes()));
    return Outputs.of(
        DeviceHold.TABLE,
        DeviceHolds.of(
            inputs.of(ScheduledHold.TABLE),
            inputs.of(GpuSample.TABLE),
            inputs.of(DeviceLabelSet.TABLE),
            context.slice().dates(),
            GpuSegmentJob.jobLabel(context.configuration()),
            gpus));
  }
}
