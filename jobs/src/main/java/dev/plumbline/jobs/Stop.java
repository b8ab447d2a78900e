package dev.plumbline.jobs;

import dev.plumbline.run.Night;
import dev.plumbline.run.publication.Standing;
import dev.plumbline.storage.LastAct;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * What a night still does when the process is told to end, by Ctrl-C or by a scheduler: it lets the
 * commit under way finish, gives the lake free, and says what is true. The exit code is the
 * signal's: 130 or 143.
 */
final class Stop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PrintStream out;
  private final LastAct act;
  private volatile Night night;

  Stop(PrintStream out) {
    this.out = out;
    this.act = LastAct.of(this::now);
  }

  /** From now on there is a night to be stopped. */
  void watches(Night running) {
    night = running;
  }

  private void now() {
    Night running = night;
    if (System.console() != null) {
      // The line of the step that is under way ends here.
      out.println();
    }
    out.println(running == null ? words(Standing.UNPUBLISHED) : words(running.stop(PATIENCE)));
  }

  private static String words(Optional<Standing> standing) {
    return standing
        .map(Stop::words)
        .orElse("stopped in the middle of a commit; the next run finishes it or repeats it");
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
