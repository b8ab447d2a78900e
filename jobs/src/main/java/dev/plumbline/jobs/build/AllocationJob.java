package dev.plumbline.jobs.build;

import static dev.plumbline.run.JobSpec.Reach.SAME_DATE;
import static dev.plumbline.run.JobSpec.reads;

import dev.plumbline.run.Inputs;
import dev.plumbline.run.Job;
import dev.plumbline.run.JobSpec;
import dev.plumbline.run.Outputs;
import dev.plumbline.run.RunContext;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.transform.Allocations;
import java.util.List;

/** Who held which device from when to when. */
public final class AllocationJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "allocation",
        "build",
        "Who held which device from when to when, and by which rule that is known.",
        List.of(reads(GpuSegment.TABLE, SAME_DATE)),
        Allocation.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(Allocation.TABLE, Allocations.of(inputs.of(GpuSegment.TABLE)));
  }
}
