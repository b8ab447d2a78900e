package dev.plumbline.run;

import dev.plumbline.quality.CheckResult;
import dev.plumbline.run.Failure.Category;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run: recover, ingest, compute what needs it, gate, publish all of it or none, journal. */
public final class Night {
  private final Lake lake;
  private final ConfigurationFile file;
  private final List<Job> jobs;
  private final Progress progress;
  private final Instant startedAt;
  private final String nightId;
  private final Journal journal;
  private final Publications publications;
  private final Map<TableSpec, StagedSlice> unpublished = new HashMap<>();
  private int step;
  private int steps;

  /**
   * A run over a lake.
   *
   * @param jobs in the order they run
   * @param startedAt the run's clock, read once
   */
  public Night(
      Lake lake, ConfigurationFile file, List<Job> jobs, Progress progress, Instant startedAt) {
    this.lake = lake;
    this.file = file;
    this.jobs = jobs;
    this.progress = progress;
    this.startedAt = startedAt;
    this.nightId = startedAt.toString() + "-" + Long.toHexString(System.nanoTime() & 0xFFFFFFL);
    this.journal = new Journal(nightId);
    this.publications = new Publications(lake, Tables.ALL);
  }

  /** Runs it; a gate that says no is a result, everything else that stops it a {@link Failure}. */
  public NightResult run(NightRequest request) {
    new LakeTables(lake).ensure(Tables.ALL);
    if (publications.recover()) {
      progress.says("finished the publication that an earlier run was killed in");
    }
    List<Job> taking = jobs.stream().filter(job -> request.jobs().test(job.spec())).toList();
    steps = taking.size() + (request.ingest() == NightRequest.Ingest.READ ? 1 : 0);
    try {
      Map<TableSpec, LandingContent> contents = ingest(request);
      return compute(request, taking, contents);
    } catch (GateFailure e) {
      progress.says(e.getMessage());
      return new NightResult(nightId, new TreeSet<>(), new TreeSet<>(), violations(), true);
    } finally {
      journal.write(lake);
    }
  }

  private Map<TableSpec, LandingContent> ingest(NightRequest request) {
    IngestStep ingest =
        new IngestStep(lake, file.configuration(), startedAt, nightId, journal, publications);
    if (request.ingest() == NightRequest.Ingest.SKIP) {
      return ingest.known();
    }
    timed("ingest", "landing", ingest::run);
    return ingest.known();
  }

  private NightResult compute(
      NightRequest request, List<Job> taking, Map<TableSpec, LandingContent> contents) {
    NavigableSet<LocalDate> nights = nights(contents);
    if (nights.isEmpty()) {
      throw new Failure(
          Category.INPUT,
          "the landing holds no night",
          "no file of any source has a usable row",
          "look at bronze.reject, or correct the sources' paths");
    }
    journal.night(nights.last());
    Publications.State published = publications.state();
    NavigableMap<LocalDate, Map<String, String>> hashes = hashes(contents, nights);
    Cascade cascade = new Cascade(nights, periods(contents));
    NavigableSet<LocalDate> dirty = mark(cascade, request, contents, hashes, published);
    for (Job job : jobs) {
      if (taking.contains(job)) {
        runJob(job, cascade, published.versions(), nights);
      } else {
        // What another process computes may have changed as far as this one can know.
        NavigableSet<LocalDate> candidates = cascade.candidates(job.spec());
        job.spec().writes().forEach(table -> cascade.changed(table, candidates));
      }
    }
    List<CheckResult> violations = violations();
    boolean stopped = violations.stream().anyMatch(CheckResult::stopsPublication);
    PausePoints.reach("gold-staged");
    if (stopped || taking.size() < jobs.size() && unpublished.isEmpty()) {
      return new NightResult(nightId, new TreeSet<>(), nights, violations, stopped);
    }
    unpublished.values().forEach(slice -> dirty.addAll(datesOf(slice, nights)));
    if (!dirty.isEmpty()) {
      hashes.keySet().retainAll(dirty);
      if (!taking.containsAll(goldJobs())) {
        // The other gold tables of these dates are still of the inputs published before.
        hashes.replaceAll((date, now) -> published.inputHashes().getOrDefault(date, Map.of()));
      }
      publications.publish(nightId, startedAt, hashes, new ArrayList<>(unpublished.values()));
    }
    return new NightResult(nightId, dirty, nights, violations, false);
  }

  private List<Job> goldJobs() {
    return jobs.stream()
        .filter(job -> job.spec().writes().stream().anyMatch(Night::isGold))
        .toList();
  }

  private List<CheckResult> violations() {
    return journal.results().stream()
        .filter(result -> result.status() == CheckResult.Status.VIOLATED)
        .toList();
  }

  private static NavigableSet<LocalDate> datesOf(
      StagedSlice slice, NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    if (slice.table().partition().isPresent() && !Partitions.isPeriodic(slice.table())) {
      dates.addAll(slice.slices());
      dates.retainAll(nights);
    }
    return dates;
  }

  /** Dates with telemetry; without any telemetry source, dates of anything. */
  private NavigableSet<LocalDate> nights(Map<TableSpec, LandingContent> contents) {
    LandingContent telemetry = contents.get(GpuSample.TABLE);
    if (telemetry != null && !telemetry.hashByDate().isEmpty()) {
      return new TreeSet<>(telemetry.hashByDate().keySet());
    }
    NavigableSet<LocalDate> dates = new TreeSet<>();
    contents.values().forEach(content -> dates.addAll(content.hashByDate().keySet()));
    return dates;
  }

  private static NavigableMap<LocalDate, Map<String, String>> hashes(
      Map<TableSpec, LandingContent> contents, NavigableSet<LocalDate> nights) {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    nights.forEach(night -> hashes.put(night, new TreeMap<>()));
    contents.forEach(
        (table, content) ->
            content
                .hashByDate()
                .forEach(
                    (date, hash) -> {
                      // Content of dates between nights belongs to the next night.
                      LocalDate night =
                          nights.ceiling(date) == null ? nights.last() : nights.ceiling(date);
                      hashes.get(night).merge(table.fullName(), hash, (a, b) -> a + "+" + b);
                    }));
    return hashes;
  }

  private static NavigableMap<LocalDate, TreeSet<LocalDate>> periods(
      Map<TableSpec, LandingContent> contents) {
    NavigableMap<LocalDate, TreeSet<LocalDate>> periods = new TreeMap<>();
    contents.values().forEach(content -> periods.putAll(content.periodsByDate()));
    return periods;
  }

  /** Marks, per table of raw rows, the nights whose landing content is not the published one. */
  private NavigableSet<LocalDate> mark(
      Cascade cascade,
      NightRequest request,
      Map<TableSpec, LandingContent> contents,
      NavigableMap<LocalDate, Map<String, String>> hashes,
      Publications.State published) {
    NavigableSet<LocalDate> dirty = new TreeSet<>(request.forced());
    if (!hashes.keySet().containsAll(request.forced())) {
      dirty.removeAll(hashes.keySet());
      throw new Failure(
          Category.INPUT,
          "there is no landing data for " + dirty,
          "the landing holds " + hashes.firstKey() + " to " + hashes.lastKey(),
          "name a date that the landing holds");
    }
    for (TableSpec table : contents.keySet()) {
      NavigableSet<LocalDate> changed = new TreeSet<>(request.forced());
      hashes.forEach(
          (date, byTable) -> {
            Map<String, String> old = published.inputHashes().getOrDefault(date, Map.of());
            boolean differs =
                !java.util.Objects.equals(byTable.get(table.fullName()), old.get(table.fullName()));
            if (request.forced().isEmpty() && differs) {
              changed.add(date);
            }
          });
      cascade.changed(table, changed);
      dirty.addAll(changed);
    }
    return dirty;
  }

  private void runJob(
      Job job, Cascade cascade, Map<String, Long> versions, NavigableSet<LocalDate> nights) {
    JobSpec spec = job.spec();
    Slice slice = cascade.slice(cascade.candidates(spec));
    timed(
        spec.name(),
        slice.toString(),
        () -> {
          if (slice.dates().isEmpty()) {
            return new Step("unchanged", 0, 0);
          }
          InputReader reader = new InputReader(lake, cascade, unpublished);
          RunContext context =
              new NightContext(
                  lake, slice, file.configuration(), file.policies(), nights.last(), startedAt);
          JobRunner runner = new JobRunner(lake, versions, nightId);
          JobRunner.Result result = runner.run(job, reader.read(spec, slice), context);
          journal.checks(result.checks(), slice.toString(), startedAt);
          settle(runner, spec, result, slice, cascade);
          return new Step(
              result.isStopped() ? "gate_failed" : "done",
              reader.rowsIn(spec, slice),
              result.rowsOut());
        });
  }

  private void settle(
      JobRunner runner, JobSpec spec, JobRunner.Result result, Slice slice, Cascade cascade) {
    if (result.isStopped()) {
      if (result.staged().stream().noneMatch(s -> isGold(s.table()))) {
        throw GateFailure.of(spec.name(), result.checks());
      }
      return;
    }
    for (StagedSlice staged : result.staged()) {
      if (isGold(staged.table())) {
        unpublished.put(staged.table(), staged);
      } else {
        runner.commit(List.of(staged));
        PausePoints.reach("committed-" + staged.table().name());
      }
      boolean whole = staged.table().partition().isEmpty();
      if (!Partitions.isPeriodic(staged.table())) {
        cascade.changed(staged.table(), whole ? slice.dates() : staged.slices());
      }
    }
  }

  private static boolean isGold(TableSpec table) {
    return table.layer() == TableSpec.Layer.GOLD;
  }

  /** What a step reports when it ends. */
  record Step(String outcome, long rowsIn, long rowsOut) {}

  private Step timed(String name, String slice, java.util.function.Supplier<Step> work) {
    long begin = System.nanoTime();
    Instant at = Instant.now();
    progress.begins(++step, steps, name, slice);
    try {
      Step result = work.get();
      double seconds = (System.nanoTime() - begin) / 1e9;
      journal.job(
          name, slice, result.outcome(), result.rowsIn(), result.rowsOut(), at, seconds, null);
      progress.ends(result.outcome(), result.rowsIn(), result.rowsOut(), seconds);
      return result;
    } catch (RuntimeException e) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      String outcome = e instanceof GateFailure ? "gate_failed" : "failed";
      journal.job(name, slice, outcome, null, null, at, seconds, String.valueOf(e.getMessage()));
      progress.ends(outcome, -1, -1, seconds);
      throw e;
    }
  }
}
