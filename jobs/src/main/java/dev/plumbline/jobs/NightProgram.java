package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.Words;
import dev.plumbline.run.doctor.Preflight;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.publication.BackfillNote;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Activity;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/** Opens the session and the lake, runs a night, and tells a person how it went. */
final class NightProgram {
  private final NightOptions options;
  private final NightMoments moments;
  private final List<Job> jobs;
  private final SparkSession session;
  private final PrintStream out = System.out;
  private final Console console = new Console(out);
  private final Rendering rendering = new Rendering(console);

  NightProgram(NightOptions options) {
    this(options, NightMoments.UNWATCHED, JobCatalog.ALL);
  }

  /** A program of these jobs, whose night somebody watches. */
  NightProgram(NightOptions options, NightMoments moments, List<Job> jobs) {
    this(options, moments, jobs, null);
  }

  /** The same in a session that is open and stays so. */
  NightProgram(NightOptions options, NightMoments moments, List<Job> jobs, SparkSession session) {
    this.options = options;
    this.moments = moments;
    this.jobs = jobs;
    this.session = session;
  }

  /** What is done in a session, and can be stopped. */
  private interface Work {
    int in(SparkSession session, Stop stop);
  }

  private int opened(ConfigurationFile file, Work work) {
    try (Stop stop = new Stop(out)) {
      if (session != null) {
        return work.in(session, stop);
      }
      console.does("opening Spark");
      try (SparkSession own = Sessions.open(file.s3().settings());
          Activity activity = Activity.of(own)) {
        console.watches(activity);
        return work.in(own, stop);
      }
    } finally {
      console.rests();
    }
  }

  /** A whole night, or a backfill where a range of dates is asked for. */
  int nightly(NavigableSet<LocalDate> dates) {
    return options.isRange() ? backfill(dates) : run(NightRequest.whole().forDates(dates));
  }

  private int backfill(NavigableSet<LocalDate> dates) {
    long begin = System.nanoTime();
    ConfigurationFile file = options.configuration();
    ready(file, true);
    boolean restarts = options.restarts();
    BackfillNote asked =
        new BackfillNote(
            Instant.now(), dates.first(), dates.last(), options.digest(file), new TreeSet<>());
    return opened(
        file,
        (in, stop) -> {
          Lake lake = new Lake(in, options.lake(file));
          Backfill backfill = new Backfill(out, lake.files(), asked);
          // What it has read before it was stopped is read: only new files are then.
          NightRequest reading =
              NightRequest.reading(backfill.resumes(restarts) ? new TreeSet<>() : dates);
          NightResult read = ran(new Lake(in, options.lake(file)), file, reading, stop);
          NightRequest part = NightRequest.whole().withoutReading();
          List<NightResult> results = new ArrayList<>(List.of(read));
          boolean isDone =
              !read.isStopped()
                  && backfill.run(
                      read.nights(),
                      some -> {
                        Lake own = new Lake(in, options.lake(file));
                        results.add(ran(own, file, part.forDates(some), stop));
                        return !results.get(results.size() - 1).isStopped();
                      });
          return told(lake, isDone, results, begin);
        });
  }

  /** Renders at the end of a backfill, and says how it ended. */
  private int told(Lake lake, boolean isDone, List<NightResult> results, long begin) {
    NightResult last = results.get(results.size() - 1);
    NavigableSet<LocalDate> dates = new TreeSet<>();
    results.forEach(result -> dates.addAll(result.published()));
    Optional<PublishedNight> published = rendering.newest(lake);
    List<String> written = rendered(lake, published, last);
    console.rests();
    double seconds = (System.nanoTime() - begin) / 1e9;
    String what = dates.isEmpty() ? "published nothing more" : "published " + Words.dates(dates);
    out.printf(
        Locale.ROOT,
        "%s in %.1f s%s%n",
        what,
        seconds,
        isDone ? "" : "; then a gate said no: the same command goes on there");
    written.forEach(out::println);
    attention(published);
    waiting(last.left().waiting().size()).ifPresent(out::println);
    return code(!isDone, true);
  }

  private List<String> rendered(Lake lake, Optional<PublishedNight> published, NightResult result) {
    return published.map(it -> rendering.tasks(lake, it, result)).orElse(List.of());
  }

  private void attention(Optional<PublishedNight> published) {
    published.map(rendering::attention).orElse(List.of()).forEach(out::println);
  }

  /** The exit code; a run that publishes, or finds everything published, is a success. */
  private int code(boolean isStopped, boolean isPublishing) {
    rendering.ends(isStopped);
    if (isPublishing && !isStopped) {
      console.teller().figures().succeeds();
    }
    return isStopped ? Failure.Category.GATE.exitCode() : 0;
  }

  int run(NightRequest request) {
    long begin = System.nanoTime();
    ConfigurationFile file = options.configuration();
    ready(file, request.isReading());
    return opened(file, (in, stop) -> on(in, file, request, stop, begin));
  }

  private void ready(ConfigurationFile file, boolean isReading) {
    Runtime java = Runtime.getRuntime();
    Preflight.assertReady(file.configuration(), options.lake(file), isReading)
        .flatMap(landing -> landing.warning(java.maxMemory(), java.availableProcessors()))
        .ifPresent(out::println);
  }

  /** The same in a session that is open and stays so. */
  int on(SparkSession in, ConfigurationFile file, NightRequest request, Stop stop, long begin) {
    Lake lake = new Lake(in, options.lake(file));
    NightResult result = ran(lake, file, request, stop);
    boolean told = result.isStopped() || publishes(request) && !isStaging(request);
    Optional<PublishedNight> published = told ? rendering.newest(lake) : Optional.empty();
    List<String> written = rendered(lake, published, result);
    console.rests();
    out.printf(
        Locale.ROOT, "%s in %.1f s%n", summary(request, result), (System.nanoTime() - begin) / 1e9);
    written.forEach(out::println);
    attention(published);
    waiting(result.left().waiting().size()).ifPresent(out::println);
    return code(result.isStopped(), told);
  }

  /** Runs it, says what its checks found, and renders what a killed run had published before. */
  private NightResult ran(Lake lake, ConfigurationFile file, NightRequest request, Stop stop) {
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
    if (result.finished() != null) {
      rendering.killed(lake, result.finished());
    }
    return result;
  }

  private Night night(Lake lake, ConfigurationFile file) {
    Night night = new Night(lake, file, jobs, console, Instant.now(), moments);
    console.run(night.nightId());
    return night;
  }

  private static boolean publishes(NightRequest request) {
    return JobCatalog.ALL.stream().map(Job::spec).filter(request.jobs()).anyMatch(JobSpec::isGold);
  }

  private static boolean isStaging(NightRequest request) {
    return request.gold() == NightRequest.Gold.STAGED;
  }

  private static Optional<String> waiting(int count) {
    return switch (count) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("1 other date has changed files and waits: plumbline nightly");
      default -> Optional.of(count + " other dates have changed files and wait: plumbline nightly");
    };
  }

  /**
   * Publishes what is staged and renders what is published then, after finishing what a kill left
   * half done.
   *
   * @param dates which dates it must be of; empty: whatever is staged
   */
  int publish(NavigableSet<LocalDate> dates) {
    ConfigurationFile file = options.configuration();
    return opened(file, (in, stop) -> publish(new Lake(in, options.lake(file)), file, dates, stop));
  }

  private int publish(Lake lake, ConfigurationFile file, NavigableSet<LocalDate> dates, Stop stop) {
    Night night = night(lake, file);
    stop.watches(patience -> Stop.words(night.stop(patience)));
    NightResult result = night.publish(dates);
    if (result.finished() != null) {
      rendering.killed(lake, result.finished());
    }
    boolean isSome = !result.published().isEmpty();
    out.println(isSome ? "published " + Words.dates(result.published()) : "nothing staged");
    Optional<PublishedNight> published = rendering.newest(lake);
    List<String> written = rendered(lake, published, isSome ? result : asItStands(result));
    console.rests();
    written.forEach(out::println);
    if (isSome) {
      attention(published);
    }
    boolean isMeasured = console.teller().isMeasured();
    return code(
        false, isSome || isMeasured && published.filter(it -> new Status(it).isWell()).isPresent());
  }

  private static NightResult asItStands(NightResult result) {
    return new NightResult(result.nightId(), result.nights(), result.nights(), List.of(), false);
  }

  private static String describe(CheckResult check) {
    return check.table() + ": " + check.check().name() + " (" + check.detail() + ")";
  }

  private static String summary(NightRequest request, NightResult result) {
    if (result.isStopped()) {
      return publishes(request)
          ? "not published: a gate said no; last night's figures stay readable"
          : "not built: a gate said no; what is published stays readable";
    }
    if (!publishes(request)) {
      return "done; nothing is published by this stage";
    }
    if (isStaging(request)) {
      return result.left().staged().isEmpty()
          ? "nothing to stage: no date is built otherwise than it is published"
          : "staged "
              + Words.dates(result.left().staged())
              + "; plumbline run publish publishes it";
    }
    return result.published().isEmpty()
        ? "nothing to publish: everything is up to date"
        : "published " + Words.dates(result.published());
  }
}
