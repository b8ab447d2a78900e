package dev.plumbline.run.landing;

import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.BillSums;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.InvoicePart;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.terms.ExportStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Keeps {@code bronze.ingest_file} true: one row per file version, counting as it counts today.
 *
 * <ol>
 *   <li>A file that was read gets the counts of that reading.
 *   <li>Every other version of its path made its way out of the tables: what it had accepted is
 *       ignored as {@code replaced}.
 *   <li>Lines of a billing period in which the file is superseded or a copy are ignored as {@code
 *       superseded} or {@code copy}, also when another file made it so.
 *   <li>What a source has that is no longer configured is ignored as {@code source_not_configured}.
 * </ol>
 */
final class FileRows {
  private static final RowLayout ROW = RowLayout.of(IngestFile.TABLE);
  private static final String REPLACED = "replaced";
  private static final String NOT_CONFIGURED = "source_not_configured";
  private static final List<String> REASONS =
      List.of(
          REPLACED, NOT_CONFIGURED, ExportStanding.SUPERSEDED.text(), ExportStanding.COPY.text());

  private final Lake lake;
  private final Instant ingestedAt;
  private final List<TableIngestion.Result> results;
  private final Map<FileKey, FileFigures> read = new HashMap<>();
  private final Set<FileKey> touched = new HashSet<>();

  FileRows(Lake lake, Instant ingestedAt, List<TableIngestion.Result> results) {
    this.lake = lake;
    this.ingestedAt = ingestedAt;
    this.results = results;
    for (TableIngestion.Result result : results) {
      result.changed().forEach(file -> read.put(FileKey.of(file.file()), file));
      result
          .after()
          .forEach(
              (key, state) -> {
                FileState old = result.before().get(key);
                if (old != null && old != state && !left(old).equals(left(state))) {
                  touched.add(key);
                }
              });
    }
    touched.addAll(read.keySet());
  }

  /** What is known of the file now, or null; one table has its rows. */
  private FileState state(FileKey key) {
    for (TableIngestion.Result result : results) {
      FileState state = result.after().get(key);
      if (state != null) {
        return state;
      }
    }
    return null;
  }

  /** The rows that change, in place of those that were. */
  StagedSlice staged() {
    SliceStorage slices = new SliceStorage(lake);
    List<Row> names = new ArrayList<>();
    touched.forEach(key -> names.add(RowFactory.create(key.source(), key.path())));
    Frame keys = lake.rows(List.of(IngestFile.SOURCE, IngestFile.PATH), names);
    Frame table = lake.read(IngestFile.TABLE).select(ROW.columns());
    // Of the files that were read or whose standing changed tonight, not of all there are.
    List<Row> old =
        table
            .semiJoin(keys, IngestFile.SOURCE, IngestFile.PATH)
            .select(ROW.columns())
            .rows()
            .collectAsList();
    List<Row> rows = new ArrayList<>();
    read.values().forEach(file -> rows.add(file.isRemoved() ? null : row(file)));
    rows.removeIf(row -> row == null);
    newest(old).forEach(row -> restated(row, rows));
    Frame fresh = lake.rows(IngestFile.TABLE, rows);
    return old.isEmpty()
        ? slices.stageMore(IngestFile.TABLE, fresh)
        : slices.stageWhole(
            IngestFile.TABLE,
            table
                .antiJoin(keys, IngestFile.SOURCE, IngestFile.PATH)
                .select(ROW.columns())
                .union(fresh));
  }

  /** One row per version: an earlier program wrote one per reading. */
  private static Iterable<Row> newest(List<Row> old) {
    Map<List<String>, Row> rows = new HashMap<>();
    for (Row row : old) {
      rows.merge(
          List.of(
              ROW.text(row, IngestFile.SOURCE),
              ROW.text(row, IngestFile.PATH),
              ROW.text(row, IngestFile.SHA256)),
          row,
          (a, b) ->
              ROW.instant(a, IngestFile.INGESTED_AT).isAfter(ROW.instant(b, IngestFile.INGESTED_AT))
                  ? a
                  : b);
    }
    return rows.values();
  }

  private void restated(Row row, List<Row> into) {
    FileKey key = new FileKey(ROW.text(row, IngestFile.SOURCE), ROW.text(row, IngestFile.PATH));
    String sha256 = ROW.text(row, IngestFile.SHA256);
    FileFigures again = read.get(key);
    if (again == null) {
      FileState state = state(key);
      boolean isThis = state != null && state.sha256().equals(sha256);
      into.add(isThis ? moved(row, left(state), null) : row);
    } else if (again.isRemoved() && again.sha256().equals(sha256)) {
      into.add(moved(row, Map.of(NOT_CONFIGURED, Long.MAX_VALUE), again.problem()));
    } else if (!again.sha256().equals(sha256)) {
      into.add(moved(row, Map.of(REPLACED, Long.MAX_VALUE), null));
    }
  }

  /** Lines of a bill that do not count, by reason. */
  private static Map<String, Long> left(FileState state) {
    Map<String, Long> left = new TreeMap<>();
    for (Map.Entry<InvoicePart, BillSums> part : state.bill().sums().entrySet()) {
      LocalDate period = FileState.periodOf(part.getKey());
      if (!state.counts(period) && part.getValue().accepted().lines() > 0) {
        left.merge(
            state.bill().rulings().get(period).standing().text(),
            part.getValue().accepted().lines(),
            Long::sum);
      }
    }
    return left;
  }

  /** The row with this many records ignored for these reasons instead of accepted. */
  private Row moved(Row row, Map<String, Long> left, String problem) {
    Map<String, Long> ignored =
        new TreeMap<>(ROW.<String, Long>map(row, IngestFile.IGNORED_REASONS));
    long accepted = ROW.whole(row, IngestFile.RECORDS_ACCEPTED);
    for (String reason : REASONS) {
      accepted += ignored.getOrDefault(reason, 0L);
      ignored.remove(reason);
    }
    long kept = accepted;
    for (Map.Entry<String, Long> reason : left.entrySet()) {
      long out = Math.min(kept, reason.getValue());
      if (out > 0) {
        ignored.put(reason.getKey(), out);
      }
      kept -= out;
    }
    RowLayout.Draft draft = ROW.draft();
    IngestFile.TABLE.columns().forEach(column -> draft.set(column, ROW.value(row, column)));
    boolean isOut = left.containsKey(REPLACED) || left.containsKey(NOT_CONFIGURED);
    if (left.containsKey(REPLACED)) {
      draft.set(IngestFile.IS_REPLACED, true);
    }
    if (left.containsKey(NOT_CONFIGURED)) {
      draft.set(IngestFile.INGESTED_AT, ingestedAt);
    }
    return draft
        .set(IngestFile.PROBLEM, problem == null ? ROW.text(row, IngestFile.PROBLEM) : problem)
        .set(IngestFile.RECORDS_ACCEPTED, kept)
        .set(IngestFile.RECORDS_IGNORED, ignored.values().stream().mapToLong(n -> n).sum())
        .set(IngestFile.IGNORED_REASONS, ignored)
        // A charge line is one row; versions that are out of the tables have none.
        .set(IngestFile.ROWS_OUT, isOut ? 0 : kept)
        .row();
  }

  private Row row(FileFigures file) {
    FileState state = state(FileKey.of(file.file()));
    Row asRead =
        ROW.draft()
            .set(IngestFile.SOURCE, file.file().source())
            .set(IngestFile.FORMAT, file.file().format())
            .set(IngestFile.PATH, file.file().path())
            .set(IngestFile.SHA256, file.sha256())
            .set(IngestFile.BYTES, file.file().bytes())
            .set(IngestFile.MODIFIED_AT, file.file().modifiedAt())
            .set(IngestFile.FIRST_MODIFIED_AT, state.bill().firstModifiedAt())
            .set(IngestFile.RECORDS_IN, file.recordsIn())
            .set(IngestFile.RECORDS_ACCEPTED, file.recordsAccepted())
            .set(IngestFile.RECORDS_REJECTED, file.recordsRejected())
            .set(IngestFile.RECORDS_DUPLICATE, file.recordsDuplicate())
            .set(IngestFile.RECORDS_IGNORED, file.recordsIgnored())
            .set(IngestFile.IGNORED_REASONS, file.ignoredReasons())
            .set(IngestFile.ABSENT_REASONS, file.absentReasons())
            .set(IngestFile.UNMAPPED_COLUMNS, file.unmappedColumns())
            .set(IngestFile.ROWS_OUT, file.rowsOut())
            .set(IngestFile.PROBLEM, file.problem())
            .set(IngestFile.WARNINGS, file.warnings().isEmpty() ? null : file.warnings())
            .set(IngestFile.UNREAD_BYTES, file.unreadBytes())
            .set(IngestFile.MISSING_BYTES, MissingBytes.of(file, results))
            .set(IngestFile.MASKED_TEXTS, file.hidden().texts())
            .set(IngestFile.MASKED_KINDS, file.hidden().byKind())
            .set(IngestFile.SETTINGS_DIGEST, state.version().settings())
            .set(IngestFile.OBJECT_TAG, file.file().tag())
            .set(IngestFile.INGESTED_AT, ingestedAt)
            .row();
    return left(state).isEmpty() ? asRead : moved(asRead, left(state), null);
  }
}
