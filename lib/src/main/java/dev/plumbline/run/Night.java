package dev.plumbline.run;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.run.journal.GateFailure;
import dev.plumbline.run.journal.Journal;
import dev.plumbline.run.journal.LineageEvents;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.Progress;
import dev.plumbline.run.journal.Steps;
import dev.plumbline.run.landing.IngestStep;
import dev.plumbline.run.landing.Ingestion;
import dev.plumbline.run.landing.LandingContent;
import dev.plumbline.run.openlineage.LineageSender;
import dev.plumbline.run.publication.BuiltSilver;
import dev.plumbline.run.publication.Outstanding;
import dev.plumbline.run.publication.Program;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.run.publication.Staged;
import dev.plumbline.run.publication.Staging;
import dev.plumbline.run.publication.Standing;
import dev.plumbline.run.publication.Unfinished;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.SmallFiles;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One run: recover, ingest, compute what needs it, gate, publish all of it or none, journal. */
public final class Night {
  private static final JobSpec INGEST =
      new JobSpec(
          NightStage.INGEST.text(),
          NightStage.INGEST,
          "Landing files become rows.",
          List.of(),
          Ingestion.written(),
          List.of(),
          List.of());

  private static final int WARNINGS_SHOWN = 20;

  private final Lake lake;
  private final ConfigurationFile file;
  private final List<Job> jobs;
  private final Progress progress;
  private final Started night;
  private final NightMoments moments;
  private final Journal journal;
  private final Publications publications;
  private final LineageEvents lineage;
  private Steps steps;
  private volatile Lease lease;

  /**
   * A run over a lake.
   *
   * @param jobs in the order they run
   * @param startedAt the run's clock, read once
   */
  public Night(
      Lake lake, ConfigurationFile file, List<Job> jobs, Progress progress, Instant startedAt) {
    this(lake, file, jobs, progress, startedAt, NightMoments.UNWATCHED);
  }

  /** A run that somebody watches. */
  public Night(
      Lake lake,
      ConfigurationFile file,
      List<Job> jobs,
      Progress progress,
      Instant startedAt,
      NightMoments moments) {
    this.lake = lake;
    this.file = file;
    this.jobs = jobs;
    this.progress = progress;
    this.moments = moments;
    this.night = Started.at(startedAt);
    this.journal = new Journal(night.nightId(), night.date());
    this.publications = new Publications(lake, Tables.ALL, moments);
    this.lineage =
        new LineageEvents(
            lake,
            night.nightId(),
            new LineageEvents.Program(
                Program.VERSION,
                file.configuration().sources(),
                () -> publications.standing() == Standing.PUBLISHED));
  }

  /** The id of the run, which tables, logs and lineage carry. */
  public String nightId() {
    return night.nightId();
  }

  /** Runs it; a gate that says no is a result, everything else that stops it a {@link Failure}. */
  public NightResult run(NightRequest request) {
    return locked(() -> recovered(request));
  }

  /**
   * Publishes what an earlier run staged, after finishing what a kill left half done; what it
   * published is empty where nothing is staged and all that is built is published.
   *
   * @param asked the dates that it must be of; empty: whatever they are
   */
  public NightResult publish(NavigableSet<LocalDate> asked) {
    return locked(
        () -> {
          ensureTables();
          Optional<Unfinished> finished = publications.recover();
          finished.ifPresent(it -> progress.says("finished " + it.words()));
          Staging staging = new Staging(lake, Tables.ALL, moments);
          Optional<Staged> all = staging.staged();
          Optional<Staged> own = all.filter(it -> it.isOf(asked));
          own.ifPresent(it -> publish(it, staging));
          Publications.State state = publications.state();
          if (own.isEmpty()) {
            assertDone(asked, all, state, staging);
          }
          if (own.isPresent() || all.isEmpty()) {
            staging.forget();
          }
          NavigableSet<LocalDate> dates = own.map(Staged::dates).orElse(new TreeSet<>());
          return new NightResult(state.nightId(), dates, state.dates(), List.of(), false)
              .after(nightOf(finished));
        });
  }

  /** Nothing of these dates is staged: that is a success where it is published already. */
  private void assertDone(
      NavigableSet<LocalDate> asked,
      Optional<Staged> other,
      Publications.State published,
      Staging staging) {
    NavigableSet<LocalDate> open =
        Outstanding.of(asked, BuiltSilver.read(lake.files(), published), published);
    if (!open.isEmpty()) {
      other.ifPresent(it -> staging.assertOf(it, asked));
      throw Outstanding.refused(open);
    }
  }

  private void publish(Staged staged, Staging staging) {
    staging.assertPublishable(staged);
    publications.publish(
        staged.nightId(),
        night.at(),
        staged.basis().hashes(),
        staged.basis().versions(),
        staged.slices());
  }

  private static String nightOf(Optional<Unfinished> finished) {
    return finished.filter(Unfinished::isPublication).map(Unfinished::nightId).orElse(null);
  }

  /**
   * Ends the run from another thread, before the process ends: the commit under way finishes, none
   * follows, and the lake is free for the next run.
   *
   * @return how far it had got, also where storage that is away keeps the lake taken
   */
  public Stopped stop(Duration patience) {
    if (!lake.writes().end(patience)) {
      return Stopped.IN_A_COMMIT;
    }
    String taken = lease == null ? null : lease.leave().orElse(null);
    return new Stopped(publications.standing(), taken);
  }

  private NightResult locked(Supplier<NightResult> work) {
    progress.does("taking the lake");
    // Outside a turn of writes: it may wait for minutes, and a stop must not wait for it.
    Lease held = Lease.take(lake.files(), night.at(), progress::says);
    lease = held;
    lake.writes().underRight(held::assertHeld);
    try (held) {
      progress.does("looking at the tables");
      return alone(work);
    } finally {
      progress.rests();
    }
  }

  private NightResult alone(Supplier<NightResult> work) {
    lake.aloneFromNow(true);
    try {
      return work.get();
    } finally {
      lake.aloneFromNow(false);
    }
  }

  private void ensureTables() {
    lake.writes().make(() -> new LakeTables(lake).ensure(Tables.ALL));
  }

  private NightResult recovered(NightRequest request) {
    lake.querySettings().forRows(0);
    ensureTables();
    Optional<Unfinished> finished = publications.recover();
    finished.ifPresent(it -> progress.says("finished " + it.words()));
    // After what an earlier run promised: its commits know the files that they find.
    new SmallFiles(lake).together(Tables.ALL);
    List<Job> taking = jobs.stream().filter(job -> request.jobs().test(job.spec())).toList();
    int count = taking.size() + (request.isReading() ? 1 : 0);
    steps = new Steps(count, progress, journal, lineage);
    lineage.beginsOn(publications.versions());
    try {
      NightResult result = gated(request, taking);
      writeJournals(null);
      return result.after(nightOf(finished));
    } catch (Exception e) {
      // Not only what is declared: Scala code throws java.io.IOException without declaring it.
      writeJournals(e);
      throw e;
    }
  }

  private NightResult gated(NightRequest request, List<Job> taking) {
    try {
      return new Computation(lake, file, jobs, night, journal, publications, moments)
          .run(request, taking, ingest(request), steps);
    } catch (GateFailure e) {
      progress.says(e.getMessage());
      return new NightResult(
          night.nightId(), new TreeSet<>(), new TreeSet<>(), journal.violations(), true);
    }
  }

  /** On every outcome; what stopped the night is not hidden by a journal that fails as well. */
  private void writeJournals(Exception cause) {
    try {
      if (publications.standing() == Standing.UNPUBLISHED) {
        // Those of a night that is published belong to its burst.
        journal.write(lake);
      }
      lineage.write();
      if (file.telling().lineage() != null) {
        progress.does("sending the night's own lineage");
      }
      new LineageSender(file.telling().lineage(), System::getenv, progress::says)
          .send(lineage.events());
    } catch (Exception e) {
      if (cause == null) {
        throw e;
      }
      cause.addSuppressed(e);
    }
  }

  /** The table bronze.ingest_file has all of them. */
  private void told(List<String> warnings) {
    warnings.stream().limit(WARNINGS_SHOWN).forEach(progress::says);
    if (warnings.size() > WARNINGS_SHOWN) {
      progress.says(
          "%d more such warnings stand in %s"
              .formatted(warnings.size() - WARNINGS_SHOWN, IngestFile.TABLE.fullName()));
    }
  }

  private Map<TableSpec, LandingContent> ingest(NightRequest request) {
    IngestStep ingest =
        new IngestStep(
            lake,
            file.configuration(),
            night.at(),
            night.nightId(),
            journal,
            publications,
            request.again());
    if (!request.isReading()) {
      return ingest.known();
    }
    if (request.isBounded()) {
      progress.says("reads every new file of the landing: which dates one is of is seen in it");
    }
    steps.timed(INGEST, "landing", ingest::run);
    told(ingest.warnings());
    return ingest.known();
  }
}
