package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_DATE;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.lineage.tables.RunRequests;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.RunRequest;
import java.util.List;

/**
 * Which requests of schedulers name a training run. Where none does, the slice stays empty, and
 * however many workloads came and went, no job after this one has anything to compute for them.
 */
public final class RunRequestsJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "run-requests",
        NightStage.BUILD,
        "Which requests of schedulers name a training run.",
        List.of(reads(GpuRequest.TABLE, SAME_DATE)),
        RunRequest.TABLE);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return List.of(GpuRequest.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(RunRequest.TABLE, RunRequests.of(inputs.of(GpuRequest.TABLE)));
  }
}
