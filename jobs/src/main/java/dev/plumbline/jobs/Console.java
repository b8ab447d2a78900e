package dev.plumbline.jobs;

import dev.plumbline.run.journal.Progress;
import dev.plumbline.storage.LastAct;
import dev.plumbline.terms.Outcome;
import java.io.PrintStream;
import java.util.Locale;

/** Progress as lines on a terminal or in a scheduler's log; silent once the process is ending. */
final class Console implements Progress {
  private final PrintStream out;
  private String line = "";

  Console(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begins(int number, int of, String name, String slice) {
    line = String.format(Locale.ROOT, "[%2d/%d] %-22s %-24s", number, of, name, slice);
    if (System.console() != null) {
      out.print(line + " …\r");
      out.flush();
    }
  }

  @Override
  public void ends(Outcome outcome, long rowsIn, long rowsOut, double seconds) {
    if (LastAct.isEnding()) {
      return;
    }
    String rows =
        outcome == Outcome.UNCHANGED
            ? "nothing to do"
            : rowsIn < 0 ? "" : String.format(Locale.ROOT, "%,d rows in, %,d out", rowsIn, rowsOut);
    out.printf(Locale.ROOT, "%s %-11s %6.1f s  %s%n", line, outcome.text(), seconds, rows);
  }

  @Override
  public void says(String text) {
    if (!LastAct.isEnding()) {
      out.println(text);
    }
  }
}
