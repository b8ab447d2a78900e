package dev.plumbline.jobs.assess;

import static dev.plumbline.run.JobSpec.Reach.SAME_DATE;
import static dev.plumbline.run.JobSpec.reads;

import dev.plumbline.run.Inputs;
import dev.plumbline.run.Job;
import dev.plumbline.run.JobSpec;
import dev.plumbline.run.Outputs;
import dev.plumbline.run.RunContext;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.transform.EfficiencyDays;
import java.util.List;

/** What the GPUs did against their peak. */
public final class GpuEfficiencyJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "gpu-efficiency-daily",
        "assess",
        "Numerators and denominators of every efficiency metric, by team and GPU model.",
        List.of(reads(GpuSegment.TABLE, SAME_DATE)),
        GpuEfficiencyDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(GpuEfficiencyDaily.TABLE, EfficiencyDays.of(inputs.of(GpuSegment.TABLE)));
  }
}
