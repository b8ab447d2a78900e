package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.doctor.Preflight;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/** Opens the session and the lake, runs a night, and tells a person how it went. */
final class NightProgram {
  private final NightOptions options;
  private final NightMoments moments;
  private final List<Job> jobs;
  private final PrintStream out = System.out;

  NightProgram(NightOptions options) {
    this(options, NightMoments.UNWATCHED, JobCatalog.ALL);
  }

  /** A program of these jobs, whose night somebody watches. */
  NightProgram(NightOptions options, NightMoments moments, List<Job> jobs) {
    this.options = options;
    this.moments = moments;
    this.jobs = jobs;
  }

  int run(NightRequest request) {
    long begin = System.nanoTime();
    ConfigurationFile file = options.configuration();
    boolean isReading = request.ingest() == NightRequest.Ingest.READ;
    Runtime java = Runtime.getRuntime();
    Preflight.assertReady(file.configuration(), options.lake(file), isReading)
        .flatMap(landing -> landing.warning(java.maxMemory(), java.availableProcessors()))
        .ifPresent(out::println);
    try (Stop stop = new Stop(out);
        SparkSession session = Sessions.open(file.s3().settings())) {
      return on(session, file, request, stop, begin);
    }
  }

  /** The same in a session that is open and stays so. */
  int on(
      SparkSession session, ConfigurationFile file, NightRequest request, Stop stop, long begin) {
    Lake lake = new Lake(session, options.lake(file));
    Night night = night(lake, file);
    stop.watches(patience -> Stop.words(night.stop(patience)));
    NightResult result = night.run(request);
    if (result.isStopped()) {
      result.violations().stream()
          .filter(CheckResult::stopsPublication)
          .forEach(c -> out.println("stopped: " + describe(c)));
    }
    result.violations().stream()
        .filter(c -> !c.stopsPublication())
        .forEach(c -> out.println("warning: " + describe(c)));
    boolean told = result.isStopped() || publishes(request);
    if (result.finished() != null) {
      finished(lake, result.finished());
    }
    PublishedNight published = told ? PublishedNight.newest(lake) : null;
    List<String> written = told ? tasks(lake, published, result) : List.of();
    out.printf(
        Locale.ROOT, "%s in %.1f s%n", summary(result, told), (System.nanoTime() - begin) / 1e9);
    written.forEach(out::println);
    if (told) {
      AttentionLines.of(published).forEach(out::println);
    }
    return result.isStopped() ? Failure.Category.GATE.exitCode() : 0;
  }

  private Night night(Lake lake, ConfigurationFile file) {
    return new Night(lake, file, jobs, new Console(out), Instant.now(), moments);
  }

  /** What a run that was killed had published and not yet rendered. */
  private static void finished(Lake lake, String nightId) {
    PublishedNight published = PublishedNight.of(lake, nightId);
    NavigableSet<LocalDate> dates = new TreeSet<>(published.nights().navigableKeySet());
    NavigableSet<LocalDate> own = new TreeSet<>(dates);
    own.removeIf(date -> !published.nights().get(date).equals(nightId));
    tasks(lake, published, new NightResult(nightId, own, dates, List.of(), false));
  }

  /** Runs all tasks; a line for each says what it is called and what it wrote. */
  private static List<String> tasks(Lake lake, PublishedNight published, NightResult result) {
    TaskRunner runner = new TaskRunner(lake, published);
    return TaskCatalog.ALL.stream()
        .map(task -> task.spec().name() + ": " + runner.run(task, result).get(0))
        .toList();
  }

  private static boolean publishes(NightRequest request) {
    return JobCatalog.ALL.stream().map(Job::spec).filter(request.jobs()).anyMatch(JobSpec::isGold);
  }

  /**
   * Runs the tasks over the newest published night again, after finishing what a kill left half
   * done.
   */
  int tasks() {
    ConfigurationFile file = options.configuration();
    try (Stop stop = new Stop(out);
        SparkSession session = Sessions.open(file.s3().settings())) {
      Lake lake = new Lake(session, options.lake(file));
      Night night = night(lake, file);
      stop.watches(patience -> Stop.words(night.stop(patience)));
      NightResult newest = night.latest();
      tasks(lake, PublishedNight.newest(lake), newest).forEach(out::println);
      return 0;
    }
  }

  private static String describe(CheckResult check) {
    return check.table() + ": " + check.check().name() + " (" + check.detail() + ")";
  }

  private static String summary(NightResult result, boolean told) {
    if (!told) {
      return "done; nothing is published by this stage";
    }
    if (result.isStopped()) {
      return "not published: a gate said no; last night's figures stay readable";
    }
    return result.published().isEmpty()
        ? "nothing to publish: everything is up to date"
        : "published " + dates(result.published());
  }

  /** All of a few dates, the bounds of many. */
  private static String dates(NavigableSet<LocalDate> dates) {
    return dates.size() <= 7
        ? String.join(", ", dates.stream().map(LocalDate::toString).toList())
        : "%s … %s (%d dates)".formatted(dates.first(), dates.last(), dates.size());
  }
}
