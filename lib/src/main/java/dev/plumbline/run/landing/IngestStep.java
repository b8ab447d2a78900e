package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.job.NightStage;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.quality.Gate;
import dev.plumbline.run.journal.GateFailure;
import dev.plumbline.run.journal.Journal;
import dev.plumbline.run.journal.Steps;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.terms.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The first step of a night: the landing becomes rows, gated and committed in one burst. */
public final class IngestStep {
  private final Lake lake;
  private final Configuration configuration;
  private final Instant startedAt;
  private final String nightId;
  private final Journal journal;
  private final Publications publications;
  private final NavigableSet<LocalDate> forced;
  private final List<String> warnings = new ArrayList<>();
  private Map<TableSpec, Collection<FileState>> files;

  public IngestStep(
      Lake lake,
      Configuration configuration,
      Instant startedAt,
      String nightId,
      Journal journal,
      Publications publications,
      NavigableSet<LocalDate> forced) {
    this.lake = lake;
    this.configuration = configuration;
    this.startedAt = startedAt;
    this.nightId = nightId;
    this.journal = journal;
    this.publications = publications;
    this.forced = forced;
  }

  /** Reads what changed and commits it. */
  public Steps.Result run() {
    Ingestion ingestion = new Ingestion(lake, configuration, startedAt, nightId);
    Arrivals arrivals = new Arrivals();
    Map<FileKey, FileState> known = BronzeState.read(lake, arrivals);
    HeapRule.remembered(known.size(), Runtime.getRuntime().maxMemory()).ifPresent(warnings::add);
    Map<TableSpec, List<LandingFile>> listed = ingestion.listed(known);
    warnings.addAll(ingestion.notices());
    List<TableIngestion.Result> results = new ArrayList<>();
    List<StagedSlice> staged = new ArrayList<>();
    for (TableSpec table : Ingestion.tables()) {
      results.add(ingestion.run(table, listed, known, forced));
    }
    ingestion.assertUsable(results);
    for (TableIngestion.Result result : results) {
      if (!result.slice().slices().isEmpty()) {
        gate(result.slice());
        OverlapLimit.check(result, new SliceStorage(lake));
        staged.add(result.slice());
      }
    }
    LocalDate tonight = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
    journal.checks(
        new ArrivalChecks(arrivals, tonight).of(configuration.sources(), results, startedAt),
        tonight.toString(),
        startedAt);
    lake.querySettings().forRows(0);
    staged.addAll(ingestion.bronze(results));
    if (!staged.isEmpty()) {
      publications.commitIngest(nightId, staged);
    }
    files = new HashMap<>();
    results.forEach(result -> files.put(result.slice().table(), result.after().values()));
    ingestion.tidy();
    results.forEach(result -> warnings.addAll(result.notices()));
    List<FileFigures> read = results.stream().flatMap(r -> r.changed().stream()).toList();
    read.forEach(this::warned);
    warnings.addAll(SecretsFound.words(read));
    return step(results);
  }

  private void warned(FileFigures figures) {
    for (String warning : figures.warnings()) {
      warnings.add(
          "warning: source %s, %s: %s"
              .formatted(figures.file().source(), figures.file().path(), warning));
    }
  }

  /**
   * What is to be known of the files that were read, a line for each: which are read again since
   * their source's settings changed, and what they say of their own completeness.
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void gate(StagedSlice slice) {
    lake.querySettings().forRows(slice.rows());
    List<CheckResult> checks = Gate.evaluate(slice.table(), new SliceStorage(lake).rows(slice));
    journal.checks(checks, slice.slices().toString(), startedAt);
    if (checks.stream().anyMatch(CheckResult::stopsPublication)) {
      throw GateFailure.of(NightStage.INGEST.text(), checks);
    }
  }

  private static Steps.Result step(List<TableIngestion.Result> results) {
    List<FileFigures> read = results.stream().flatMap(r -> r.changed().stream()).toList();
    return new Steps.Result(
        read.isEmpty() ? Outcome.UNCHANGED : Outcome.DONE,
        read.stream().mapToLong(FileFigures::recordsIn).sum(),
        read.stream().mapToLong(FileFigures::rowsOut).sum(),
        read.stream().mapToLong(FileFigures::recordsRejected).sum());
  }

  /** What the raw tables hold now, by date. */
  public Map<TableSpec, LandingContent> known() {
    Map<TableSpec, Collection<FileState>> known = files == null ? asRead() : files;
    Map<TableSpec, LandingContent> contents = new LinkedHashMap<>();
    Set<String> configured =
        configuration.sources().stream()
            .map(source -> source.settings().name())
            .collect(Collectors.toSet());
    for (TableSpec table : Ingestion.tables()) {
      // A file says of the dates of its own kind of rows what there is, whatever its source may be.
      contents.put(
          table,
          LandingContent.of(
              known.getOrDefault(table, List.of()).stream()
                  .filter(file -> configured.contains(file.key().source()))
                  .toList()));
    }
    return contents;
  }

  /** Of a run that does not look at the landing. */
  private Map<TableSpec, Collection<FileState>> asRead() {
    Map<TableSpec, Collection<FileState>> known = new HashMap<>();
    BronzeState.read(lake)
        .values()
        .forEach(
            file ->
                known
                    .computeIfAbsent(
                        Ingesters.ofFile(file.format()).rows(), table -> new ArrayList<>())
                    .add(file));
    return known;
  }
}
