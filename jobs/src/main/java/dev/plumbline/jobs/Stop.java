package dev.plumbline.jobs;

import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.Stopped;
import dev.plumbline.run.publication.Standing;
import dev.plumbline.storage.LastAct;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Function;

/**
 * What a night or a repair still does when the process is told to end, by Ctrl-C or by a scheduler:
 * it lets the commit under way finish, gives the lake free, and says what is true. The exit code is
 * the signal's: 130 or 143.
 */
final class Stop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PrintStream out;
  private final LastAct act;
  private volatile Function<Duration, String> running;

  Stop(PrintStream out) {
    this.out = out;
    this.act = LastAct.of(this::now);
  }

  /**
   * From now on there is something to be stopped.
   *
   * @param stop ends it within the time given, and says what is true then
   */
  void watches(Function<Duration, String> stop) {
    running = stop;
  }

  /** Says how it ended, and that it has, whatever fails meanwhile. */
  void now() {
    try {
      ends();
    } finally {
      Teller.of(out).stopped();
    }
  }

  private void ends() {
    Function<Duration, String> known = running;
    if (System.console() != null) {
      // The line of the step that is under way ends here.
      out.println();
    }
    if (known != null) {
      out.printf(
          "stopping: a commit under way is finished first, within %d s%n", PATIENCE.toSeconds());
    }
    out.println(known == null ? words(Standing.UNPUBLISHED) : known.apply(PATIENCE));
  }

  /** How far a night had got, and whether it could give the lake back. */
  static String words(Stopped stopped) {
    String standing =
        stopped.standing() == null
            ? "stopped in the middle of a commit; the next run finishes it or repeats it"
            : words(stopped.standing());
    return stopped.taken() == null ? standing : standing + "; " + stopped.taken();
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case UNPUBLISHED -> "stopped; nothing was published; run again";
      case PROMISED -> "stopped while publishing; the next run finishes it";
      case PUBLISHED -> "stopped after publishing; plumbline run publish renders the report";
    };
  }

  @Override
  public void close() {
    act.close();
  }
}
