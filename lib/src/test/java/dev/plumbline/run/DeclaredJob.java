package dev.plumbline.run;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;

/** A job of which the declaration matters alone. */
record DeclaredJob(JobSpec spec) implements Job {
  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    throw new IllegalStateException("nobody runs it");
  }
}
