package dev.plumbline.jobs;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.jobs.told.Level;
import dev.plumbline.jobs.told.Line;
import dev.plumbline.jobs.told.OneLine;
import dev.plumbline.jobs.told.SignOfLife;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.journal.Progress;
import dev.plumbline.storage.Activity;
import dev.plumbline.storage.LastAct;
import dev.plumbline.terms.Outcome;
import java.io.PrintStream;
import java.util.Locale;

/**
 * The steps of a night as lines on a terminal or in a scheduler's log, and a sign of life while one
 * is under way; silent once the process is ending.
 */
final class Console implements Progress {
  private static final String OTHER = "other";

  private final Teller teller;
  private final SignOfLife sign;
  private String line = "";
  private String stage;
  private long begin;

  Console(PrintStream out) {
    this.teller = Teller.of(out);
    this.sign = new SignOfLife(teller);
  }

  /** From now on signs of life say what Spark does. */
  void watches(Activity activity) {
    sign.watches(activity::figures);
  }

  @Override
  public void begins(int number, int of, String name, String slice) {
    rests();
    stage = stage(name);
    teller.at(stage, name);
    line = String.format(Locale.ROOT, "[%2d/%d] %-22s %-21s", number, of, name, slice);
    if (!teller.isTerminal() && !slice.isEmpty()) {
      teller.tells(
          Line.info(OneLine.fitting(line + " begins"))
              .with("step", number)
              .with("steps", of)
              .with("slice", slice));
    }
    sign.begins(String.format(Locale.ROOT, "[%2d/%d] %s", number, of, name));
  }

  private static String stage(String job) {
    return JobCatalog.ALL.stream()
        .map(Job::spec)
        .filter(spec -> spec.name().equals(job))
        .map(JobSpec::stage)
        .findFirst()
        .orElse(NightStage.INGEST)
        .text();
  }

  @Override
  public void ends(Outcome outcome, long rowsIn, long rowsOut, double seconds) {
    sign.ends();
    if (LastAct.isEnding()) {
      return;
    }
    teller.figures().step(stage, seconds, rowsOut);
    String rows =
        outcome == Outcome.UNCHANGED
            ? "nothing to do"
            : rowsIn < 0 ? "" : String.format(Locale.ROOT, "%,d rows in, %,d out", rowsIn, rowsOut);
    String text =
        String.format(Locale.ROOT, "%s %-9s %6.1f s  %s", line, outcome.text(), seconds, rows);
    teller.tells(
        new Line(
                outcome == Outcome.FAILED || outcome == Outcome.GATE_FAILED
                    ? Level.WARN
                    : Level.INFO,
                OneLine.fitting(text))
            .with("outcome", outcome.text())
            .with("seconds", Math.round(seconds * 10) / 10.0)
            .with("rows_in", rowsIn < 0 ? null : rowsIn)
            .with("rows_out", rowsOut < 0 ? null : rowsOut));
    teller.at(null, null);
  }

  @Override
  public void refuses(long records) {
    teller.figures().refused(records);
  }

  @Override
  public void says(String text) {
    if (!LastAct.isEnding()) {
      teller.tells(new Line(Level.of(text, Level.INFO), OneLine.clean(text)));
    }
  }

  @Override
  public void does(String what) {
    rests();
    stage = what.startsWith("publish") ? NightStage.PUBLISH.text() : OTHER;
    begin = System.nanoTime();
    sign.mayTakeTime(what);
  }

  @Override
  public void rests() {
    sign.ends();
    if (begin != 0) {
      teller.figures().step(stage, (System.nanoTime() - begin) / 1e9, -1);
      begin = 0;
    }
  }

  /** Takes what is told of this run from now on to its name. */
  void run(String nightId) {
    teller.run(nightId);
  }

  /** Whose lines these are. */
  Teller teller() {
    return teller;
  }
}
