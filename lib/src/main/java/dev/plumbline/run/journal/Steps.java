package dev.plumbline.run.journal;

import dev.plumbline.failure.Failure;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.job.JobSpec;
import dev.plumbline.terms.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Times the steps of a night and tells the terminal, the journal and the lineage about them. */
public final class Steps {
  private final int count;
  private final Progress progress;
  private final Journal journal;
  private final LineageEvents lineage;
  private int number;

  public Steps(int count, Progress progress, Journal journal, LineageEvents lineage) {
    this.count = count;
    this.progress = progress;
    this.journal = journal;
    this.lineage = lineage;
  }

  /**
   * What a step reports when it ends.
   *
   * @param refused records that became no rows
   */
  public record Result(Outcome outcome, long rowsIn, long rowsOut, long refused) {
    /** A step that refuses nothing. */
    public Result(Outcome outcome, long rowsIn, long rowsOut) {
      this(outcome, rowsIn, rowsOut, 0);
    }
  }

  /** Tells the terminal a sentence. */
  public void says(String sentence) {
    progress.says(sentence);
  }

  /** Tells what is under way outside of the steps. */
  public void does(String what) {
    progress.does(what);
  }

  /** Says which versions of the tables were published when the night began. */
  public void standsOn(Map<String, Long> published) {
    lineage.standsOn(published);
  }

  /** Writes what is known so far of the night's own lineage. */
  public void writeLineage() {
    lineage.write();
  }

  public void timed(JobSpec spec, String slice, Supplier<Result> work) {
    long begin = System.nanoTime();
    Instant at = Instant.now();
    progress.begins(++number, count, spec.name(), slice);
    try {
      Result result = work.get();
      double seconds = (System.nanoTime() - begin) / 1e9;
      journal.job(
          spec.name(),
          slice,
          result.outcome(),
          result.rowsIn(),
          result.rowsOut(),
          at,
          seconds,
          null);
      if (result.outcome() != Outcome.UNCHANGED) {
        lineage.job(spec, at, Instant.now(), result.outcome() == Outcome.DONE);
      }
      progress.refuses(result.refused());
      progress.ends(result.outcome(), result.rowsIn(), result.rowsOut(), seconds);
    } catch (Exception e) {
      // Not only what is declared: Scala code throws java.io.IOException without declaring it.
      double seconds = (System.nanoTime() - begin) / 1e9;
      Outcome outcome = e instanceof GateFailure ? Outcome.GATE_FAILED : Outcome.FAILED;
      String error = e instanceof Failure failure ? failure.text() : String.valueOf(e.getMessage());
      journal.job(spec.name(), slice, outcome, null, null, at, seconds, SecretText.masked(error));
      lineage.job(spec, at, Instant.now(), false);
      progress.ends(outcome, -1, -1, seconds);
      throw e;
    }
  }
}
