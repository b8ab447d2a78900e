package dev.plumbline.run.landing;

import dev.plumbline.ingest.Ingesters;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LandingReader;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.Reject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/** What was read, by whom and with which result: rows of the bronze tables and of label sets. */
final class BronzeRows {
  private final Lake lake;
  private final Instant ingestedAt;
  private final SliceStorage slices;
  private final LandingReader reader;
  private final LeftBehind leftBehind;
  private final boolean isPrivate;

  /**
   * Rows of a night.
   *
   * @param isPrivate true where personal data is declared
   */
  BronzeRows(Lake lake, Instant ingestedAt, boolean isPrivate) {
    this.lake = lake;
    this.ingestedAt = ingestedAt;
    this.isPrivate = isPrivate;
    this.leftBehind = new LeftBehind(lake);
    this.slices = new SliceStorage(lake);
    this.reader = new LandingReader(lake);
  }

  List<StagedSlice> stage(List<TableIngestion.Result> results) {
    List<FileFigures> files = results.stream().flatMap(r -> r.changed().stream()).toList();
    List<StagedSlice> staged = new ArrayList<>();
    exports(results).ifPresent(staged::add);
    if (files.isEmpty() && staged.isEmpty()) {
      return staged;
    }
    staged.add(new FileRows(lake, ingestedAt, results).staged());
    List<Row> digests = new ArrayList<>();
    List<Row> days = new ArrayList<>();
    List<Row> readings = new ArrayList<>();
    for (FileFigures file : files) {
      digests.add(RowFactory.create(file.file().source(), file.file().path(), file.sha256()));
      file.days().forEach((touch, day) -> days.add(day(file, touch, day)));
      if (!file.isRemoved()) {
        readings.add(reading(file, ingestedAt));
      }
    }
    staged.add(slices.stageMore(IngestFileDay.TABLE, lake.rows(IngestFileDay.TABLE, days)));
    staged.add(slices.stageMore(IngestReading.TABLE, lake.rows(IngestReading.TABLE, readings)));
    rejects(results, digests).ifPresent(staged::add);
    Ingesters.ALL.stream()
        .flatMap(ingester -> ingester.sideRows().stream())
        .distinct()
        .forEach(table -> sideRows(table, results).ifPresent(staged::add));
    return staged;
  }

  private static List<String> paths(List<TableIngestion.Result> results, TableSpec table) {
    return results.stream()
        .flatMap(r -> r.sidePaths().getOrDefault(table.fullName(), List.of()).stream())
        .toList();
  }

  private Optional<StagedSlice> rejects(List<TableIngestion.Result> results, List<Row> digests) {
    Optional<Frame> fresh =
        Optional.of(paths(results, Reject.TABLE))
            .filter(paths -> !paths.isEmpty())
            .map(paths -> rejectsOf(paths, digests));
    List<FileKey> otherwise =
        results.stream().flatMap(r -> LeftBehind.readOtherwise(r).stream()).toList();
    if (!isPrivate || otherwise.isEmpty()) {
      return fresh.map(rows -> slices.stageMore(Reject.TABLE, rows));
    }
    Frame old = leftBehind.rejects(otherwise);
    return Optional.of(slices.stageWhole(Reject.TABLE, fresh.map(old::union).orElse(old)));
  }

  private Frame rejectsOf(List<String> paths, List<Row> digests) {
    Frame shas = lake.rows(List.of(Reject.SOURCE, Reject.SOURCE_FILE, Reject.SHA256), digests);
    return reader
        .sideRows(Reject.TABLE, paths)
        .drop(Reject.SHA256)
        .join(shas, Reject.SOURCE, Reject.SOURCE_FILE)
        .with(Reject.INGESTED_AT.is(functions.lit(ingestedAt)))
        .conform(Reject.TABLE);
  }

  /**
   * Side rows are known by their key: only new ones are added. Where files were read with other
   * settings before, those that are of nothing any more go.
   */
  private Optional<StagedSlice> sideRows(TableSpec table, List<TableIngestion.Result> results) {
    Optional<Frame> fresh =
        Optional.of(paths(results, table))
            .filter(paths -> !paths.isEmpty())
            .map(paths -> once(table, paths));
    Optional<TableIngestion.Result> otherwise =
        results.stream()
            .filter(result -> result.slice().table().equals(GpuSample.TABLE))
            .filter(result -> table.equals(DeviceLabelSet.TABLE))
            .filter(result -> !LeftBehind.readOtherwise(result).isEmpty())
            .findFirst();
    if (otherwise.isEmpty()) {
      return fresh.map(rows -> slices.stageMore(table, rows));
    }
    Frame kept = leftBehind.labelSets(otherwise.get());
    return Optional.of(slices.stageWhole(table, fresh.map(kept::union).orElse(kept)));
  }

  private Frame once(TableSpec table, List<String> paths) {
    Col[] key = table.key().toArray(Col[]::new);
    return reader
        .sideRows(table, paths)
        .antiJoin(lake.read(table).select(key), key)
        .eachGroup(table.key(), List.of(), table.schema(), BronzeRows::first);
  }

  private static Iterator<Row> first(Iterator<Row> group) {
    return List.of(group.next()).iterator();
  }

  private Row day(FileFigures file, FileFigures.Touch touch, FileFigures.Day day) {
    return RowFactory.create(
        file.file().source(),
        file.file().path(),
        file.sha256(),
        touch.date(),
        touch.period(),
        day.rows(),
        day.contentHash(),
        ingestedAt);
  }

  private static Row reading(FileFigures file, Instant ingestedAt) {
    return RowLayout.of(IngestReading.TABLE)
        .draft()
        .set(IngestReading.SOURCE, file.file().source())
        .set(IngestReading.FORMAT, file.file().format())
        .set(IngestReading.PATH, file.file().path())
        .set(IngestReading.SHA256, file.sha256())
        .set(IngestReading.BYTES, file.file().bytes())
        .set(IngestReading.MODIFIED_AT, file.file().modifiedAt())
        .set(IngestReading.RECORDS_IN, file.recordsIn())
        .set(IngestReading.RECORDS_ACCEPTED, file.recordsAccepted())
        .set(IngestReading.RECORDS_REJECTED, file.recordsRejected())
        .set(IngestReading.RECORDS_DUPLICATE, file.recordsDuplicate())
        .set(IngestReading.RECORDS_IGNORED, file.recordsIgnored())
        .set(IngestReading.ROWS_OUT, file.rowsOut())
        .set(IngestReading.PROBLEM, file.problem())
        .set(IngestReading.INGESTED_AT, ingestedAt)
        .row();
  }

  /** Billing periods of a file that is not ruled as it was; one of both may not be there. */
  private static Set<LocalDate> ruledAnew(FileState old, FileState now) {
    if (old == now || old != null && now != null && old.bill().equals(now.bill())) {
      return Set.of();
    }
    Set<LocalDate> periods = new TreeSet<>(old == null ? Set.of() : old.periods());
    periods.addAll(now == null ? Set.of() : now.periods());
    return periods;
  }

  /** The billing periods whose exports are not ruled as they were. */
  private Optional<StagedSlice> exports(List<TableIngestion.Result> results) {
    NavigableSet<LocalDate> periods = new TreeSet<>();
    List<FileState> files = new ArrayList<>();
    for (TableIngestion.Result result : results) {
      result
          .after()
          .forEach((key, now) -> periods.addAll(ruledAnew(result.before().get(key), now)));
      result
          .before()
          .forEach((key, old) -> periods.addAll(ruledAnew(old, result.after().get(key))));
      result.after().values().stream().filter(FileState::isBill).forEach(files::add);
    }
    return periods.isEmpty()
        ? Optional.empty()
        : Optional.of(
            slices.stageSlices(
                BillingExport.TABLE, BillState.rows(lake, files, periods, ingestedAt), periods));
  }
}
