package dev.plumbline.jobs.told;

import dev.plumbline.storage.Activity.Figures;
import dev.plumbline.storage.Activity.Landed;
import dev.plumbline.storage.LastAct;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/** Says every few seconds that what is under way goes on, how far it is, and how long it takes. */
public final class SignOfLife {
  private static final Duration OF_LINES = Duration.ofSeconds(15);
  private static final Duration OF_TERMINAL = Duration.ofSeconds(1);
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration STALLED = Duration.ofSeconds(45);
  private static final double TOLD_FROM = 0.05;

  private final Teller teller;
  private final Duration every;
  private volatile Supplier<Figures> figures = () -> Figures.NONE;
  private Timer timer;

  /** A line every 15 seconds, or one that is rewritten every second where there is a terminal. */
  public SignOfLife(Teller teller) {
    this(teller, teller.isTerminal() ? OF_TERMINAL : OF_LINES);
  }

  SignOfLife(Teller teller, Duration every) {
    this.teller = teller;
    this.every = every;
  }

  /** Where the figures come from, once there is a session. */
  public void watches(Supplier<Figures> source) {
    figures = source;
  }

  /** From now on this is under way. */
  public void begins(String what) {
    begins(what, every);
  }

  /** The same of something that is often too short to be told of: first after a few seconds. */
  public void mayTakeTime(String what) {
    begins(what, every.compareTo(SHORT) < 0 ? every : SHORT);
  }

  private synchronized void begins(String what, Duration first) {
    ends();
    timer = new Timer("plumbline sign of life", true);
    timer.schedule(new Sign(what), first.toMillis(), every.toMillis());
    teller.shows(what + " …");
  }

  /** Nothing is. */
  public synchronized void ends() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** One thing that is under way. */
  private final class Sign extends TimerTask {
    private final String what;
    private final long begin = System.nanoTime();
    private final Supplier<Figures> source = figures;
    private final Figures before = source.get();
    private Figures last = before;
    private long changed = begin;

    Sign(String what) {
      this.what = what;
    }

    @Override
    public void run() {
      if (LastAct.isEnding()) {
        return;
      }
      Figures now = source.get();
      if (!now.equals(last)) {
        last = now;
        changed = System.nanoTime();
      }
      Duration still = Duration.ofNanos(System.nanoTime() - changed);
      Duration since = Duration.ofNanos(System.nanoTime() - begin);
      tell(line(what, since, between(before, now), still));
    }

    private void tell(Line line) {
      if (teller.isTerminal()) {
        teller.shows(line.message());
      } else {
        teller.tells(line);
      }
    }
  }

  /** What was done since. */
  static Figures between(Figures before, Figures now) {
    return new Figures(
        now.tasksDone() - before.tasksDone(),
        now.tasksKnown() - before.tasksKnown(),
        now.rowsWritten() - before.rowsWritten(),
        between(before.read(), now.read()),
        between(before.planned(), now.planned()),
        now.tables());
  }

  private static Landed between(Landed before, Landed now) {
    return new Landed(now.files() - before.files(), now.bytes() - before.bytes());
  }

  /**
   * The words.
   *
   * @param still how long no figure has changed
   */
  static Line line(String what, Duration since, Figures done, Duration still) {
    StringBuilder text = new StringBuilder(what.strip());
    text.append(", ").append(words(since));
    Landed planned = done.planned();
    Line line = Line.info("").with("seconds_so_far", since.toSeconds());
    if (planned.files() > 0) {
      text.append(
          String.format(Locale.ROOT, ": %,d of %,d files, ", done.read().files(), planned.files()));
      text.append(bytes(done.read().bytes())).append(" of ").append(bytes(planned.bytes()));
      line =
          line.with("files_read", done.read().files())
              .with("files_planned", planned.files())
              .with("bytes_read", done.read().bytes())
              .with("bytes_planned", planned.bytes());
    } else if (done.tasksKnown() > 0) {
      text.append(
          String.format(Locale.ROOT, ": %,d of %,d tasks", done.tasksDone(), done.tasksKnown()));
    }
    line = line.with("tasks_done", done.tasksDone()).with("tasks_known", done.tasksKnown());
    if (done.tables().of() > 0) {
      text.append(", " + done.tables().written() + " of " + done.tables().of() + " tables");
      line =
          line.with("tables_written", done.tables().written())
              .with("tables_planned", done.tables().of());
    }
    if (done.rowsWritten() > 0) {
      text.append(String.format(Locale.ROOT, ", %,d rows", done.rowsWritten()));
      line = line.with("rows_written", done.rowsWritten());
    }
    long left = secondsLeft(since, done);
    if (left >= 0) {
      text.append(", about ").append(words(Duration.ofSeconds(left))).append(" left");
      line = line.with("seconds_left", left);
    }
    if (still.compareTo(STALLED) >= 0) {
      text.append("; nothing has ended for ").append(words(still));
    }
    return new Line(Level.INFO, OneLine.fitting(text.toString()), line.figures());
  }

  /** By the bytes of the landing; -1 where it cannot be known. */
  private static long secondsLeft(Duration since, Figures done) {
    double share = (double) done.read().bytes() / Math.max(1, done.planned().bytes());
    return share < TOLD_FROM || share >= 1
        ? -1
        : Math.round(since.toMillis() / 1e3 * (1 - share) / share);
  }

  private static String words(Duration time) {
    return time.toMinutes() < 2
        ? time.toSeconds() + " s"
        : time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
  }

  private static String bytes(long bytes) {
    return bytes < 10L << 20
        ? String.format(Locale.ROOT, "%,d KiB", bytes >> 10)
        : bytes < 10L << 30
            ? String.format(Locale.ROOT, "%,d MiB", bytes >> 20)
            : String.format(Locale.ROOT, "%,d GiB", bytes >> 30);
  }
}
