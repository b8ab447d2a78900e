package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a run began and ended, by its own journal: the first job's start and the last one's end.
 *
 * @param began null when the journal has no job of the run
 * @param ended null when the journal has no job of the run
 */
record RunTimes(Instant began, Instant ended) {

  /** The times of the run that the figures are about. */
  static RunTimes of(Figures figures) {
    List<Cells> jobs = figures.of(JournalSection.ROWS).shown();
    return new RunTimes(
        jobs.stream()
            .map(job -> job.instant(JobRun.STARTED_AT))
            .min(Instant::compareTo)
            .orElse(null),
        jobs.stream().map(RunTimes::end).max(Instant::compareTo).orElse(null));
  }

  private static Instant end(Cells job) {
    long milliseconds = Math.round(job.real(JobRun.SECONDS) * 1000);
    return job.instant(JobRun.STARTED_AT).plus(Duration.ofMillis(milliseconds));
  }

  /** When it ran, for people. */
  String text() {
    return began == null
        ? "when it began is not known: its journal has no job"
        : "began " + Numbers.instant(began) + ", ended " + Numbers.instant(ended);
  }
}
