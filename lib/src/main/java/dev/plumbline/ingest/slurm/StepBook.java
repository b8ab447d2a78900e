package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.Sink;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Notices steps whose jobs a file lacks: a job's GPUs stand in its own record, so what those jobs
 * held would be missing in silence.
 */
final class StepBook {
  private static final String REMEDY =
      "run sacct with -X (--allocations), or without filters that leave the jobs out";

  private final Set<String> jobs = new HashSet<>();
  private final Set<String> ofSteps = new HashSet<>();
  private long steps;

  /** A step of this job. */
  void step(String job) {
    steps++;
    ofSteps.add(job);
  }

  /** A record of the job itself. */
  void job(String job) {
    jobs.add(job);
  }

  /** The file ended. */
  void finish(Sink sink) {
    if (steps > 0 && jobs.isEmpty()) {
      sink.warning(
          String.format(
              Locale.ROOT,
              "%,d %s, none is a job: %s",
              steps,
              steps == 1 ? "record is a step" : "records are steps",
              REMEDY));
      return;
    }
    ofSteps.removeAll(jobs);
    if (!ofSteps.isEmpty()) {
      sink.warning(
          String.format(
              Locale.ROOT,
              "%,d %s here and no record of their own, so their GPUs are not counted (%s): %s",
              ofSteps.size(),
              ofSteps.size() == 1 ? "job has steps" : "jobs have steps",
              ofSteps.stream().sorted().findFirst().orElseThrow(),
              REMEDY));
    }
  }
}
