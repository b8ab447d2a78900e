package dev.plumbline.jobs.told;

import dev.plumbline.config.Telling.MetricsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics that a run leaves when it ends, well or not.
 *
 * <ol>
 *   <li>What is about the run is of the last run of each command, which is a label: that of the
 *       other commands stays as the file had it.
 *   <li>What is about the lake (newest date, attention, idle waste) is of the newest publication;
 *       of a run that did not get to read it, what the file said before stays.
 *   <li>The last success is this run's end when its exit code is 0 and it published, or found that
 *       everything is; a stage that publishes nothing is none. Otherwise it is what the file said,
 *       and where there was nothing, the time of the newest publication.
 *   <li>Labels are words of the program and currencies of three letters; names from data are none.
 * </ol>
 */
final class RunMetrics {
  private static final String P = "plumbline_";
  private static final String DURATION = P + "run_duration_seconds";
  private static final String EXIT_CODE = P + "run_exit_code";
  private static final String ENDED = P + "run_end_timestamp_seconds";
  private static final String ROWS = P + "run_rows";
  private static final String REJECTS = P + "run_rejects";
  private static final String STAGE = P + "stage_seconds";
  private static final String SUCCESS = P + "last_success_timestamp_seconds";
  private static final String NEWEST = P + "newest_date_timestamp_seconds";
  private static final String ATTENTION = P + "attention";
  private static final String IDLE = P + "idle_waste_cost";
  private static final List<String> OF_LAKE = List.of(NEWEST, ATTENTION, IDLE);
  private static final List<String> OF_RUN =
      List.of(DURATION, EXIT_CODE, ENDED, ROWS, REJECTS, STAGE);
  private static final String COMMAND = "command";
  private static final String LABEL = "[a-z]+=\"[\\w.-]+(?: [\\w.-]+)?\"";
  private static final Pattern SERIES =
      Pattern.compile(
          "([a-z_]+)(\\{" + LABEL + "(?:," + LABEL + "){0,2}\\})? (-?[0-9]+(?:\\.[0-9]+)?)");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private RunMetrics() {}

  /** Writes them whole by renaming; nobody ever reads half of a file. */
  static void write(MetricsFile file, RunFigures figures, int exitCode, Instant now)
      throws IOException {
    Path path = Path.of(file.path()).toAbsolutePath();
    Files.createDirectories(path.getParent());
    String before = Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
    String text = text(file.name(), figures, exitCode, now, before);
    // Hidden and of another ending: a collector takes *.prom.
    Path partial =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(partial, text, StandardCharsets.UTF_8);
      Files.move(
          partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  static String text(String name, RunFigures figures, int exitCode, Instant now, String before) {
    Exposition metrics = declared(name);
    String other = COMMAND + "=\"" + figures.command() + "\"";
    OF_RUN.forEach(
        metric ->
            keep(
                metrics,
                metric,
                name,
                before,
                labels -> labels.contains(COMMAND + "=") && !labels.contains(other)));
    ofRun(metrics, figures, exitCode, now);
    RunFigures.Published published = figures.published();
    if (published != null) {
      ofLake(metrics, published);
    } else {
      OF_LAKE.forEach(metric -> keep(metrics, metric, name, before, labels -> true));
    }
    if (exitCode == 0 && figures.isSuccess()) {
      metrics.add(SUCCESS, seconds(now));
    } else {
      keep(metrics, SUCCESS, name, before, labels -> true);
      if (metrics.lacks(SUCCESS) && published != null && published.at() != null) {
        metrics.add(SUCCESS, seconds(published.at()));
      }
    }
    return metrics.text();
  }

  private static void ofRun(Exposition metrics, RunFigures figures, int exitCode, Instant now) {
    String command = figures.command();
    metrics.add(DURATION, COMMAND, command, number(figures.sinceBegin()));
    metrics.add(EXIT_CODE, COMMAND, command, Integer.toString(exitCode));
    metrics.add(ENDED, COMMAND, command, seconds(now));
    metrics.add(REJECTS, COMMAND, command, Long.toString(figures.rejects()));
    figures
        .rows()
        .forEach((stage, rows) -> metrics.add(ROWS, stage(command, stage), rows.toString()));
    figures
        .seconds()
        .forEach((stage, took) -> metrics.add(STAGE, stage(command, stage), number(took)));
  }

  private static SortedMap<String, String> stage(String command, String stage) {
    return new TreeMap<>(Map.of(COMMAND, command, "stage", stage));
  }

  private static Exposition declared(String name) {
    Exposition metrics = new Exposition(name);
    metrics.gauge(DURATION, "How long the last run of a command took.");
    metrics.gauge(EXIT_CODE, "Exit code of the last run of a command: 0 is well, 130 any signal.");
    metrics.gauge(ENDED, "When the last run of a command ended.");
    metrics.gauge(ROWS, "Rows that the last run computed, by stage.");
    metrics.gauge(REJECTS, "Records that the last run refused.");
    metrics.gauge(STAGE, "How long the steps of each stage of the last run took.");
    metrics.gauge(SUCCESS, "When a run last published, or found everything published.");
    metrics.gauge(NEWEST, "The newest published date, its midnight UTC.");
    metrics.gauge(ATTENTION, "Things that make the newest date's figures incomplete, by kind.");
    metrics.gauge(IDLE, "Idle waste of the newest date, by currency.");
    return metrics;
  }

  private static void ofLake(Exposition metrics, RunFigures.Published published) {
    if (published.newest() == null) {
      return;
    }
    metrics.add(NEWEST, seconds(midnight(published.newest())));
    published
        .attention()
        .forEach((kind, count) -> metrics.add(ATTENTION, "kind", kind, count.toString()));
    published
        .idle()
        .forEach(
            (currency, cost) -> {
              if (CURRENCY.matcher(currency).matches()) {
                metrics.add(IDLE, "currency", currency, cost.toPlainString());
              }
            });
  }

  /** What the file said of it before; a file that this program did not write says nothing. */
  private static void keep(
      Exposition metrics, String metric, String name, String before, Predicate<String> which) {
    String own = name == null ? "" : "name=\"" + name + "\"";
    before
        .lines()
        .map(SERIES::matcher)
        .filter(Matcher::matches)
        .filter(series -> series.group(1).equals(metric))
        .filter(series -> name != null || !labels(series).contains("name="))
        .filter(series -> labels(series).contains(own))
        .filter(series -> which.test(labels(series)))
        .forEach(series -> metrics.kept(metric, labels(series), series.group(3)));
  }

  private static String labels(Matcher series) {
    return series.group(2) == null ? "" : series.group(2);
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String seconds(Instant at) {
    return Long.toString(at.getEpochSecond());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
