package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_DATE;

import dev.plumbline.cost.waste.WaterfallDays;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.util.List;

/** The waterfall of each day, summed from the hours. */
public final class GpuWaterfallJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "gpu-waterfall-daily",
        "assess",
        "Where every accounted GPU-second of a day went, and what it cost.",
        List.of(reads(GpuHourCost.TABLE, SAME_DATE)),
        GpuWaterfallDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(GpuWaterfallDaily.TABLE, WaterfallDays.of(inputs.of(GpuHourCost.TABLE)));
  }
}
