package dev.plumbline.run;

import dev.plumbline.job.Published;
import dev.plumbline.report.ReportData;
import dev.plumbline.report.Rows;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.tables.Reject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Function;
import org.apache.spark.sql.functions;

/** Takes the report's rows out of the published tables; what is long is cut, and says so. */
final class ReportRows {
  private static final int LONGEST = 200;
  private static final int TREND_DATES = 30;

  private final Published tables;
  private final NavigableSet<LocalDate> published;
  private final LocalDate figures;

  ReportRows(Published tables, NavigableSet<LocalDate> published, LocalDate figures) {
    this.tables = tables;
    this.published = published;
    this.figures = figures;
  }

  ReportData data(ReportData.Night night) {
    return new ReportData(
        night,
        all(recent(GpuWaterfallDaily.TABLE), GpuWaterfallDaily.TABLE, GoldRows::waterfall),
        idle(),
        all(bridge(), InvoiceBridge.TABLE, GoldRows::bridge),
        all(ofDate(GpuEfficiencyDaily.TABLE), GpuEfficiencyDaily.TABLE, GoldRows::efficiency),
        all(ofDate(LineageCompleteness.TABLE), LineageCompleteness.TABLE, GoldRows::lineage),
        all(ofNight(QualityResult.TABLE, night), QualityResult.TABLE, JournalRows::quality),
        files(),
        rejects(),
        all(ofNight(JobRun.TABLE, night), JobRun.TABLE, JournalRows::job),
        all(tables.read(Publication.TABLE), Publication.TABLE, JournalRows::publication));
  }

  /** Gold rows of the dates in the trend. */
  private Frame recent(TableSpec table) {
    List<LocalDate> dates = published.descendingSet().stream().limit(TREND_DATES).toList();
    return tables.read(table).where(Lake.in(table, dates));
  }

  private Frame ofDate(TableSpec table) {
    return tables.read(table).where(Lake.in(table, figures == null ? List.of() : List.of(figures)));
  }

  private Rows<ReportData.Idle> idle() {
    Frame rows = ofDate(IdleWasteDaily.TABLE);
    long total = rows.rows().count();
    List<ReportData.Idle> dearest =
        rows
            .rows()
            .orderBy(
                IdleWasteDaily.COST.of().desc_nulls_last(),
                IdleWasteDaily.GPU_SECONDS.of().desc_nulls_last())
            .takeAsList(LONGEST)
            .stream()
            .map(row -> GoldRows.idle(new TableRow(IdleWasteDaily.TABLE, row)))
            .toList();
    return Rows.firstOf(dearest, total);
  }

  private Frame bridge() {
    if (figures == null) {
      return tables.read(InvoiceBridge.TABLE);
    }
    LocalDate newest = tables.slices(InvoiceBridge.TABLE).floor(figures);
    return tables
        .read(InvoiceBridge.TABLE)
        .where(Lake.in(InvoiceBridge.TABLE, newest == null ? List.of() : List.of(newest)));
  }

  private Frame ofNight(TableSpec table, ReportData.Night night) {
    return tables
        .read(table)
        .where(
            (table.equals(JobRun.TABLE) ? JobRun.NIGHT_ID : QualityResult.NIGHT_ID)
                .of()
                .equalTo(night.id()));
  }

  private Rows<ReportData.IngestedFile> files() {
    Frame files = inForce(tables.arrived(IngestFile.TABLE));
    long total = files.rows().count();
    List<ReportData.IngestedFile> shown =
        files
            .rows()
            .orderBy(
                IngestFile.PROBLEM.of().desc_nulls_last(),
                IngestFile.RECORDS_REJECTED.of().desc(),
                IngestFile.SOURCE.of(),
                IngestFile.PATH.of())
            .takeAsList(LONGEST)
            .stream()
            .map(row -> JournalRows.file(new TableRow(IngestFile.TABLE, row)))
            .toList();
    return Rows.firstOf(shown, total);
  }

  /** When each file was last read. */
  private Frame newest() {
    return tables
        .arrived(IngestFile.TABLE)
        .groupBy(IngestFile.SOURCE, IngestFile.PATH)
        .values(IngestFile.INGESTED_AT.is(functions.max(IngestFile.INGESTED_AT.of())));
  }

  /** Of every file its newest version only. */
  private Frame inForce(Frame files) {
    return files
        .semiJoin(newest(), IngestFile.SOURCE, IngestFile.PATH, IngestFile.INGESTED_AT)
        .conform(IngestFile.TABLE);
  }

  private Rows<ReportData.Rejects> rejects() {
    Frame rejects =
        tables
            .arrived(Reject.TABLE)
            .semiJoin(
                newest()
                    .select(
                        Reject.SOURCE.is(IngestFile.SOURCE.of()),
                        Reject.SOURCE_FILE.is(IngestFile.PATH.of()),
                        Reject.INGESTED_AT.is(IngestFile.INGESTED_AT.of())),
                Reject.SOURCE,
                Reject.SOURCE_FILE,
                Reject.INGESTED_AT)
            .conform(Reject.TABLE);
    List<TableRow> first =
        rejects
            .rows()
            .orderBy(Reject.SOURCE.of(), Reject.SOURCE_FILE.of(), Reject.LINE_NUMBER.of())
            .limit(50 * LONGEST)
            .collectAsList()
            .stream()
            .map(row -> new TableRow(Reject.TABLE, row))
            .toList();
    List<ReportData.Rejects> grouped = JournalRows.rejects(first);
    long total = grouped.size() + (first.size() < 50 * LONGEST ? 0 : 1);
    return Rows.firstOf(grouped, total);
  }

  private static <T> Rows<T> all(Frame frame, TableSpec table, Function<TableRow, T> typed) {
    return Rows.all(
        frame.rows().collectAsList().stream()
            .map(row -> new TableRow(table, row))
            .map(typed)
            .sorted(Comparator.comparing(Object::toString))
            .toList());
  }
}
