package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_DATE;

import dev.plumbline.allocation.Allocations;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;
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
