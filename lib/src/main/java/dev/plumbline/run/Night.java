package dev.plumbline.run;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.run.journal.GateFailure;
import dev.plumbline.run.journal.Journal;
import dev.plumbline.run.journal.LineageEvents;
import dev.plumbline.run.journal.Progress;
import dev.plumbline.run.journal.Steps;
import dev.plumbline.run.landing.IngestStep;
import dev.plumbline.run.landing.Ingestion;
import dev.plumbline.run.landing.Landed;
import dev.plumbline.run.landing.LandingContent;
import dev.plumbline.run.publication.BuiltSilver;
import dev.plumbline.run.publication.NightLock;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.Tables;
import dev.plumbline.terms.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One run: recover, ingest, compute what needs it, gate, publish all of it or none, journal. */
public final class Night {
  private static final JobSpec INGEST =
      new JobSpec(
          "ingest",
          "ingest",
          "Landing files become rows.",
          List.of(),
          Ingestion.tables(),
          List.of());

  private final Lake lake;
  private final ConfigurationFile file;
  private final List<Job> jobs;
  private final Progress progress;
  private final Instant startedAt;
  private final String nightId;
  private final Journal journal;
  private final Publications publications;
  private final LineageEvents lineage;
  private final Map<TableSpec, StagedSlice> unpublished = new HashMap<>();
  private Steps steps;

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
    this.journal = new Journal(nightId, LocalDate.ofInstant(startedAt, java.time.ZoneOffset.UTC));
    this.publications = new Publications(lake, Tables.ALL);
    this.lineage = new LineageEvents(lake, nightId);
  }

  /** Runs it; a gate that says no is a result, everything else that stops it a {@link Failure}. */
  public NightResult run(NightRequest request) {
    try (NightLock lock = NightLock.take(lake.files(), startedAt)) {
      return locked(request);
    }
  }

  /** The newest publication as it stands, after finishing what a kill left half done. */
  public NightResult latest() {
    try (NightLock lock = NightLock.take(lake.files(), startedAt)) {
      new LakeTables(lake).ensure(Tables.ALL);
      publications.recover();
      Publications.State state = publications.state();
      NavigableSet<LocalDate> dates = new TreeSet<>(state.inputHashes().keySet());
      return new NightResult(state.nightId(), dates, dates, List.of(), false);
    }
  }

  private NightResult locked(NightRequest request) {
    lake.querySettings().forRows(0);
    new LakeTables(lake).ensure(Tables.ALL);
    if (publications.recover()) {
      progress.says("finished the publication that an earlier run was killed in");
    }
    List<Job> taking = jobs.stream().filter(job -> request.jobs().test(job.spec())).toList();
    int count = taking.size() + (request.ingest() == NightRequest.Ingest.READ ? 1 : 0);
    steps = new Steps(count, progress, journal, lineage);
    try {
      NightResult result = gated(request, taking);
      writeJournals(null);
      return result;
    } catch (RuntimeException e) {
      writeJournals(e);
      throw e;
    }
  }

  private NightResult gated(NightRequest request, List<Job> taking) {
    try {
      return compute(request, taking, ingest(request));
    } catch (GateFailure e) {
      progress.says(e.getMessage());
      return new NightResult(nightId, new TreeSet<>(), new TreeSet<>(), violations(), true);
    }
  }

  /** On every outcome; what stopped the night is not hidden by a journal that fails as well. */
  private void writeJournals(RuntimeException cause) {
    try {
      journal.write(lake);
      lineage.write();
    } catch (RuntimeException e) {
      if (cause == null) {
        throw e;
      }
      cause.addSuppressed(e);
    }
  }

  private Map<TableSpec, LandingContent> ingest(NightRequest request) {
    IngestStep ingest =
        new IngestStep(
            lake,
            file.configuration(),
            startedAt,
            nightId,
            journal,
            publications,
            request.forced());
    if (request.ingest() == NightRequest.Ingest.SKIP) {
      return ingest.known();
    }
    steps.timed(INGEST, "landing", ingest::run);
    return ingest.known();
  }

  private NightResult compute(
      NightRequest request, List<Job> taking, Map<TableSpec, LandingContent> contents) {
    Publications.State published = publications.state();
    Landed landed =
        Landed.of(
            contents,
            published.inputHashes().navigableKeySet(),
            file.configuration().closeAfterDays());
    NavigableSet<LocalDate> nights = landed.nights();
    journal.night(nights.last());
    Cascade cascade = landed.cascade();
    cascade.force(landed.known(request.forced()));
    NavigableSet<LocalDate> forced = new TreeSet<>(request.forced());
    forced.addAll(strayed(published, nights));
    NavigableSet<LocalDate> dirty = landed.mark(cascade, forced, published.inputHashes());
    for (Job job : jobs) {
      if (taking.contains(job)) {
        runJob(job, cascade, published.versions(), nights);
      } else {
        // What another process computes may have changed as far as this one can know.
        NavigableSet<LocalDate> candidates = cascade.candidates(job.spec());
        job.spec().writes().forEach(table -> cascade.changed(table, candidates));
      }
    }
    lake.querySettings().forRows(0);
    List<CheckResult> violations = violations();
    boolean stopped = violations.stream().anyMatch(CheckResult::stopsPublication);
    boolean built = taking.containsAll(jobs(false));
    if (built) {
      new BuiltSilver(landed.hashes(), publications.versions()).write(lake.files());
    }
    PausePoints.reach("gold-staged");
    if (stopped || taking.size() < jobs.size() && unpublished.isEmpty()) {
      return new NightResult(nightId, new TreeSet<>(), nights, violations, stopped);
    }
    unpublished.values().forEach(slice -> dirty.addAll(datesOf(slice, nights)));
    if (!dirty.isEmpty()) {
      publish(taking, built, published, landed.hashes(), dirty);
    }
    return new NightResult(nightId, dirty, nights, violations, false);
  }

  /** Dates whose silver rows are not the published ones: a run that did not get to the end. */
  private NavigableSet<LocalDate> strayed(
      Publications.State published, NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    for (Job job : jobs(false)) {
      for (TableSpec table : job.spec().writes()) {
        Long version = published.versions().get(table.fullName());
        if (version != null && table.partition().isPresent() && !Partitions.isPeriodic(table)) {
          dates.addAll(lake.changedSlices(table, version));
        }
      }
    }
    dates.retainAll(nights);
    return dates;
  }

  private void publish(
      List<Job> taking,
      boolean built,
      Publications.State published,
      NavigableMap<LocalDate, Map<String, String>> landed,
      NavigableSet<LocalDate> dirty) {
    BuiltSilver basis =
        built
            ? new BuiltSilver(landed, publications.versions())
            : BuiltSilver.read(lake.files(), published);
    if (!taking.containsAll(jobs(true))) {
      // The other gold tables of these dates are still of the inputs published before.
      basis = new BuiltSilver(published.inputHashes(), published.versions());
    }
    NavigableMap<LocalDate, Map<String, String>> dates = new java.util.TreeMap<>(basis.hashes());
    dates.keySet().retainAll(dirty);
    dirty.retainAll(dates.keySet());
    publications.publish(
        nightId, startedAt, dates, basis.versions(), new ArrayList<>(unpublished.values()));
  }

  /** Jobs that write gold, or those that write none. */
  private List<Job> jobs(boolean gold) {
    return jobs.stream().filter(job -> job.spec().isGold() == gold).toList();
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

  private void runJob(
      Job job, Cascade cascade, Map<String, Long> versions, NavigableSet<LocalDate> nights) {
    JobSpec spec = job.spec();
    Slice slice = cascade.slice(cascade.candidates(spec));
    steps.timed(
        spec,
        slice.toString(),
        () -> {
          if (slice.dates().isEmpty()) {
            return new Steps.Result(Outcome.UNCHANGED, 0, 0);
          }
          InputReader reader = new InputReader(lake, cascade, unpublished);
          long rowsIn = reader.rowsIn(spec, slice);
          lake.querySettings().forRows(rowsIn);
          RunContext context =
              new NightContext(
                  lake, slice, file.configuration(), file.policies(), nights.last(), startedAt);
          JobRunner runner = new JobRunner(lake, versions, nightId);
          JobRunner.Result result = runner.run(job, reader.read(spec, slice), context);
          journal.checks(result.checks(), slice.toString(), startedAt);
          settle(runner, spec, result, slice, cascade);
          return new Steps.Result(
              result.isStopped() ? Outcome.GATE_FAILED : Outcome.DONE, rowsIn, result.rowsOut());
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
      if (Partitions.isPeriodic(staged.table())) {
        cascade.changedPeriods(staged.table(), staged.slices());
      } else {
        cascade.changed(staged.table(), whole ? slice.dates() : staged.slices());
      }
    }
  }

  private static boolean isGold(TableSpec table) {
    return table.layer() == TableSpec.Layer.GOLD;
  }
}
