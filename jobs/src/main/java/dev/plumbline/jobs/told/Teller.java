package dev.plumbline.jobs.told;

import dev.plumbline.config.Telling.LogFile;
import dev.plumbline.config.Telling.MetricsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes every line of a run to where it is read.
 *
 * <ol>
 *   <li>As text, what is printed stays as it is; steps and signs of life are {@link OneLine}s.
 *   <li>As JSON every line is one object, whoever printed it: a library's words too.
 *   <li>When it is to be quiet, steps, signs of life and plain news are left out of the terminal;
 *       warnings, failures and what a command prints as its answer stay.
 *   <li>The log file has all of it, quiet or not.
 *   <li>On a terminal the sign of life is one line, which the next line takes the place of.
 * </ol>
 */
public final class Teller {
  private static final int ANY_SIGNAL = 130;
  private static final String ERASED = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream errors;
  private final Format format;
  private final boolean isQuiet;
  private final boolean isTerminal;
  private volatile Place place = Place.NOWHERE;
  private final RunFigures figures = new RunFigures();
  private final AtomicBoolean isEnded = new AtomicBoolean();
  private volatile MetricsFile metricsFile;
  private volatile RollingLog log;
  private boolean isShown;

  private Teller(
      PrintStream out, PrintStream errors, Format format, boolean quiet, boolean terminal) {
    this.out = out;
    this.errors = errors;
    this.format = format;
    this.isQuiet = quiet;
    this.isTerminal = terminal;
  }

  /** Of a process whose output these streams are. */
  public static Teller of(
      PrintStream out, PrintStream errors, Format format, boolean quiet, boolean terminal) {
    return new Teller(out, errors, format, quiet, terminal && format == Format.TEXT && !quiet);
  }

  /** The one that a stream belongs to; of any other stream one that only writes there. */
  public static Teller of(PrintStream stream) {
    return stream instanceof ToldStream told
        ? told.teller()
        : new Teller(stream, stream, Format.TEXT, false, false);
  }

  /** A stream whose lines are told as news or answers. */
  public PrintStream out() {
    return new ToldStream(this, Level.INFO);
  }

  /** A stream whose lines are told as failures. */
  public PrintStream errors() {
    return new ToldStream(this, Level.ERROR);
  }

  /** True when lines are objects. */
  public boolean isJson() {
    return format == Format.JSON;
  }

  /** True when the sign of life is one line that is rewritten. */
  public boolean isTerminal() {
    return isTerminal;
  }

  /** What the metrics of this run are made of. */
  public RunFigures figures() {
    return figures;
  }

  /** From now on lines are of this run. */
  public void run(String id) {
    place = place.ofRun(id);
  }

  /** From now on lines are of this stage and step; null for none. */
  public void at(String stage, String job) {
    place = place.at(stage, job);
  }

  /** From now on every line goes there too; what cannot be opened is a warning. */
  public void logsTo(LogFile file) {
    if (file == null || log != null) {
      return;
    }
    try {
      log = RollingLog.open(file, Instant.now());
    } catch (IOException | RuntimeException e) {
      warns("the log file " + file.path() + " cannot be written", e);
    }
  }

  /** At the end of the run metrics are written there, as those of this command. */
  public void measuresTo(MetricsFile file, String command) {
    metricsFile = file;
    figures.of(command);
  }

  /** True when metrics are written. */
  public boolean isMeasured() {
    return metricsFile != null;
  }

  /** The run is over: its metrics are written and its log is whole. */
  public void ended(int exitCode) {
    ended(exitCode, Line.info("ended with exit code " + exitCode).with("exit_code", exitCode));
  }

  /** The same of a run that was told to end: which signal it was, only the exit code knows. */
  public void stopped() {
    ended(ANY_SIGNAL, Line.info("ended by a signal"));
  }

  private void ended(int exitCode, Line last) {
    if (isEnded.getAndSet(true)) {
      return;
    }
    if (metricsFile != null) {
      try {
        RunMetrics.write(metricsFile, figures, exitCode, Instant.now());
      } catch (IOException | RuntimeException e) {
        warns("the metrics file " + metricsFile.path() + " cannot be written", e);
      }
    }
    at(null, null);
    notes(last.with("seconds", Math.round(figures.sinceBegin() * 10) / 10.0));
    RollingLog open = log;
    log = null;
    if (open != null) {
      open.close();
    }
  }

  private void warns(String problem, Exception e) {
    String why = e.getMessage() == null ? "" : ": " + e.getMessage();
    warns(
        new Line(
            Level.WARN,
            "warning: " + OneLine.clean(problem + ": " + e.getClass().getSimpleName() + why)));
  }

  /** A step, a sign of life, news: what a quiet run leaves out unless it is a warning. */
  public void tells(Line line) {
    write(line, out, !isQuiet || line.level() != Level.INFO);
  }

  /** What ended the command. */
  public void fails(Line line) {
    write(line, errors, true);
  }

  /** A warning beside what the command prints, which may be an answer for a program. */
  public void warns(Line line) {
    write(line, errors, true);
  }

  /** What another program says while we wait for it: news, beside what we have to say. */
  public void hears(String text) {
    write(new Line(Level.of(text, Level.INFO), OneLine.clean(text)), errors, true);
  }

  /** For machines: told where lines are objects, and to the log. */
  public void notes(Line line) {
    write(line, out, isJson());
  }

  /** An answer that is an object already: one line, whatever the format. */
  public void answers(String json) {
    shown(json, out);
  }

  /** A line that somebody printed. */
  void printed(String text, Level level) {
    Line line = new Line(Level.of(text, level), isJson() ? text : OneLine.clean(text));
    write(line, level == Level.ERROR ? errors : out, !text.isBlank() || !isJson());
  }

  private void write(Line line, PrintStream where, boolean isSeen) {
    Instant now = Instant.now();
    if (isSeen) {
      shown(isJson() ? Rendering.json(line, place, now) : line.message(), where);
    }
    // Without the lock: what Log4j has to say of itself is printed, and comes here again.
    RollingLog file = log;
    if (file != null && !line.message().isBlank()) {
      logged(file, isJson() ? Rendering.json(line, place, now) : Rendering.text(line, place, now));
    }
  }

  private synchronized void shown(String text, PrintStream where) {
    erase();
    where.println(text);
    where.flush();
  }

  /** A log that cannot be written any more, such as on a full disk, is left alone. */
  private void logged(RollingLog file, String text) {
    try {
      file.add(text);
    } catch (RuntimeException e) {
      log = null;
      warns("the log file cannot be written any more", e);
    }
  }

  /** The line of the terminal that the next one takes the place of. */
  public synchronized void shows(String text) {
    if (isTerminal) {
      out.print(ERASED + OneLine.fitting(text));
      out.flush();
      isShown = true;
    }
  }

  private void erase() {
    if (isShown) {
      out.print(ERASED);
      isShown = false;
    }
  }

  /** Of a process with these arguments, before they are parsed. */
  public static Teller of(PrintStream out, PrintStream errors, String... arguments) {
    String terminal = System.getenv("TERM");
    boolean isTerminal = System.console() != null && terminal != null && !terminal.equals("dumb");
    return of(out, errors, format(arguments), own(arguments).contains("--quiet"), isTerminal);
  }

  /** The format that arguments ask for, before they are parsed: mistakes in them are told so. */
  static Format format(String... arguments) {
    List<String> own = own(arguments);
    for (int i = 0; i < own.size(); i++) {
      Optional<String> value =
          own.get(i).startsWith("--log-format=")
              ? Optional.of(own.get(i).substring("--log-format=".length()))
              : own.get(i).equals("--log-format") && i + 1 < own.size()
                  ? Optional.of(own.get(i + 1))
                  : Optional.empty();
      if (value.isPresent() && value.get().toLowerCase(Locale.ROOT).equals("json")) {
        return Format.JSON;
      }
    }
    return Format.TEXT;
  }

  /** What comes after {@code --} is another command's. */
  private static List<String> own(String... arguments) {
    List<String> all = List.of(arguments);
    int end = all.indexOf("--");
    return end < 0 ? all : all.subList(0, end);
  }
}
