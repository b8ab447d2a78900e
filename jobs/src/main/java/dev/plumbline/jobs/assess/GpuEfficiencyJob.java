package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_DATE;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.metrics.day.EfficiencyDays;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuSegment;
import java.util.List;

/** What the GPUs did against their peak. */
public final class GpuEfficiencyJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "gpu-efficiency-daily",
        NightStage.ASSESS,
        "Numerators and denominators of every efficiency metric, by team and GPU model.",
        List.of(reads(GpuSegment.TABLE, SAME_DATE)),
        GpuEfficiencyDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(
        GpuEfficiencyDaily.TABLE,
        EfficiencyDays.of(inputs.of(GpuSegment.TABLE), context.configuration().electricity()));
  }
}
