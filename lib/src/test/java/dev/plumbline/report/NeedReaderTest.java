package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.Reject;
import dev.plumbline.terms.Stage;
import dev.plumbline.testing.Given;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedReaderTest {
  private static final LocalDate SHOWN = LocalDate.of(2026, 7, 14);
  private static final Instant EARLY = Instant.parse("2026-07-14T01:00:00Z");
  private static final Instant LATE = Instant.parse("2026-07-15T01:00:00Z");

  @TempDir Path folder;

  private final List<TableSpec> read = new ArrayList<>();

  private NeedReader reader(LocalDate shown, Map<TableSpec, Frame> tables) {
    return reader(
        shown, tables, new TreeSet<>(List.of(SHOWN.minusDays(3), SHOWN.minusDays(1), SHOWN)));
  }

  private NeedReader reader(
      LocalDate shown, Map<TableSpec, Frame> tables, NavigableSet<LocalDate> published) {
    return new NeedReader(
        table -> {
          read.add(table);
          return tables.getOrDefault(table, Given.table(table).frame());
        },
        new ReportedNight("n2", SHOWN, Outcome.PUBLISHED, null, shown, LATE, null),
        published);
  }

  private static List<Object> values(Rows rows, Col column) {
    return rows.shown().stream().map(row -> row.value(column)).toList();
  }

  private static Frame waterfall() {
    Given rows =
        Given.table(GpuWaterfallDaily.TABLE, GpuWaterfallDaily.USAGE_DATE, GpuWaterfallDaily.STAGE);
    for (int back = 0; back < 5; back++) {
      rows.row(SHOWN.minusDays(back), Stage.EMPTY.text());
    }
    return rows.frame();
  }

  @Test
  void theNewestDatesAreThePublishedOnesUpToTheShownDate() {
    NeedReader reader = reader(SHOWN, Map.of(GpuWaterfallDaily.TABLE, waterfall()));
    assertThat(values(reader.rows(WaterfallSection.ROWS), GpuWaterfallDaily.USAGE_DATE))
        .containsExactly(SHOWN.minusDays(3), SHOWN.minusDays(1), SHOWN);
    Need shown = Need.of(GpuWaterfallDaily.TABLE, new Scope.ShownDate());
    assertThat(values(reader.rows(shown), GpuWaterfallDaily.USAGE_DATE)).containsExactly(SHOWN);
  }

  /** Each row names every table: a page of all dates would grow with the lake. */
  @Test
  void ofAnOldLakeThePageHasThePublicationsOfTheNewestDates() {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    Given rows = Given.table(Publication.TABLE, Publication.PUBLISHED_DATE, Publication.NIGHT_ID);
    for (int back = 0; back < 400; back++) {
      dates.add(SHOWN.minusDays(back));
      rows.row(SHOWN.minusDays(back), "n" + back);
    }
    Rows shown =
        reader(SHOWN, Map.of(Publication.TABLE, rows.frame()), dates).rows(PublicationSection.ROWS);
    assertThat(values(shown, Publication.PUBLISHED_DATE))
        .hasSize(31)
        .startsWith(SHOWN)
        .endsWith(SHOWN.minusDays(30));
  }

  @Test
  void beforeTheFirstPublicationNothingIsShown() {
    NeedReader reader =
        reader(null, Map.of(GpuWaterfallDaily.TABLE, waterfall(), InvoiceBridge.TABLE, bridge()));
    assertThat(reader.rows(WaterfallSection.ROWS).isEmpty()).isTrue();
    assertThat(reader.rows(BridgeSection.ROWS).isEmpty()).isTrue();
  }

  @Test
  void correctionsAreThoseThatTheShownNightAndThoseBeforeItSaw() {
    LocalDate june = LocalDate.of(2026, 6, 1);
    Frame steps =
        Given.table(
                InvoiceBridge.TABLE,
                InvoiceBridge.PERIOD,
                InvoiceBridge.INVOICE,
                InvoiceBridge.SEEN_DATE)
            .row(june, "tonight", SHOWN)
            .row(june, "before", SHOWN.minusDays(1))
            .row(june, "later", SHOWN.plusDays(1))
            .row(june, "itself", null)
            .frame();
    Rows rows = reader(SHOWN, Map.of(InvoiceBridge.TABLE, steps)).rows(CorrectionsSection.STEPS);
    assertThat(values(rows, InvoiceBridge.INVOICE)).containsExactlyInAnyOrder("tonight", "before");
  }

  @Test
  void aMachinesUnobservedTimeIsSummedBesideAllItsTime() {
    // i-1: 3,600 of 5,400 s unobserved; the observed part names its node. i-2: all of it, nameless.
    // i-3 was observed; another date's rows do not count.
    Frame hours =
        Given.table(
                GpuHourCost.TABLE,
                GpuHourCost.COST_DATE,
                GpuHourCost.BILLING_RESOURCE_ID,
                GpuHourCost.NODE,
                GpuHourCost.STAGE,
                GpuHourCost.CURRENCY,
                GpuHourCost.GPU_SECONDS,
                GpuHourCost.COST)
            .row(SHOWN, "i-1", null, "unobserved", "USD", seconds(3600), seconds(2))
            .row(SHOWN, "i-1", "node-1", "held_idle", "USD", seconds(1800), seconds(1))
            .row(SHOWN, "i-2", null, "unobserved", "USD", seconds(7200), null)
            .row(SHOWN, "i-3", "node-3", "delivered", "USD", seconds(3600), seconds(2))
            .row(SHOWN.minusDays(1), "i-1", null, "unobserved", "USD", seconds(9), seconds(2))
            .frame();
    Rows rows = reader(SHOWN, Map.of(GpuHourCost.TABLE, hours)).rows(UnobservedSection.ROWS);
    assertThat(values(rows, GpuHourCost.BILLING_RESOURCE_ID)).containsExactly("i-2", "i-1");
    assertThat(values(rows, GpuHourCost.NODE)).containsExactly(null, "node-1");
    assertThat(rows.shown())
        .extracting(row -> row.decimal(GpuHourCost.GPU_SECONDS).intValueExact())
        .containsExactly(7200, 3600);
    assertThat(rows.shown())
        .extracting(row -> row.decimal(Scope.UnobservedMachines.ACCOUNTED).intValueExact())
        .containsExactly(7200, 5400);
    assertThat(rows.shown().get(0).decimal(GpuHourCost.COST)).isNull();
    assertThat(rows.shown().get(1).decimal(GpuHourCost.COST)).isEqualByComparingTo("2");
  }

  private static BigDecimal seconds(long seconds) {
    return BigDecimal.valueOf(seconds);
  }

  @Test
  void onlyTheSegmentsOfTheGpusThatAreShownAreRead() {
    Frame idle =
        Given.table(
                IdleWasteDaily.TABLE,
                IdleWasteDaily.USAGE_DATE,
                IdleWasteDaily.DEVICE_ID,
                IdleWasteDaily.CURRENCY,
                IdleWasteDaily.COST)
            .row(SHOWN, "gpu-1", "USD", seconds(1))
            .row(SHOWN, null, "USD", seconds(5))
            .frame();
    Frame segments =
        Given.table(GpuSegment.TABLE, GpuSegment.SEGMENT_DATE, GpuSegment.DEVICE_ID)
            .row(SHOWN, "gpu-1")
            .row(SHOWN, "gpu-2")
            .row(SHOWN.minusDays(1), "gpu-1")
            .frame();
    NeedReader reader =
        reader(SHOWN, Map.of(IdleWasteDaily.TABLE, idle, GpuSegment.TABLE, segments));
    assertThat(values(reader.rows(IdleGpus.SEGMENTS), GpuSegment.DEVICE_ID))
        .containsExactly("gpu-1");
    assertThat(values(reader.rows(IdleGpus.SEGMENTS), GpuSegment.SEGMENT_DATE))
        .containsExactly(SHOWN);
  }

  @Test
  void jobsStandInTheOrderInWhichTheyBegan() {
    Frame jobs =
        Given.table(JobRun.TABLE, JobRun.NIGHT_ID, JobRun.JOB, JobRun.STARTED_AT)
            .row("n2", "allocation", LATE)
            .row("n2", "ingest", EARLY)
            .frame();
    NeedReader reader = reader(SHOWN, Map.of(JobRun.TABLE, jobs));
    assertThat(values(reader.rows(JournalSection.ROWS), JobRun.JOB))
        .containsExactly("ingest", "allocation");
  }

  private static Frame bridge() {
    return Given.table(InvoiceBridge.TABLE, InvoiceBridge.PERIOD, InvoiceBridge.STEP_NUMBER)
        .row(LocalDate.of(2026, 6, 1), 1L)
        .row(LocalDate.of(2026, 7, 1), 10L)
        .row(LocalDate.of(2026, 7, 1), 2L)
        .row(LocalDate.of(2026, 8, 1), 1L)
        .frame();
  }

  @Test
  void aPeriodIsTheNewestThatHadBegun() {
    NeedReader reader = reader(SHOWN, Map.of(InvoiceBridge.TABLE, bridge()));
    assertThat(values(reader.rows(BridgeSection.ROWS), InvoiceBridge.STEP_NUMBER))
        .containsExactly(2L, 10L);
  }

  @Test
  void aNightHasItsOwnRows() {
    Frame jobs =
        Given.table(JobRun.TABLE, JobRun.NIGHT_ID, JobRun.JOB)
            .row("n1", "old")
            .row("n2", "ingest")
            .frame();
    NeedReader reader = reader(SHOWN, Map.of(JobRun.TABLE, jobs));
    assertThat(values(reader.rows(JournalSection.ROWS), JobRun.JOB)).containsExactly("ingest");
  }

  @Test
  void filesAndTheirRejectsAreThoseThatNoLaterVersionReplaced() {
    Frame files =
        Given.table(
                IngestFile.TABLE,
                IngestFile.SOURCE,
                IngestFile.PATH,
                IngestFile.INGESTED_AT,
                IngestFile.IS_REPLACED)
            .row("dcgm", "a", EARLY, true)
            .row("dcgm", "a", LATE, null)
            .row("dcgm", "b", EARLY, false)
            .frame();
    Frame rejects =
        Given.table(Reject.TABLE, Reject.SOURCE, Reject.SOURCE_FILE, Reject.INGESTED_AT)
            .row("dcgm", "a", EARLY)
            .row("dcgm", "b", EARLY)
            .frame();
    NeedReader reader = reader(SHOWN, Map.of(IngestFile.TABLE, files, Reject.TABLE, rejects));
    assertThat(values(reader.rows(IngestSection.ROWS), IngestFile.INGESTED_AT))
        .containsExactly(LATE, EARLY);
    assertThat(values(reader.rows(RejectsSection.ROWS), Reject.SOURCE_FILE)).containsExactly("b");
  }

  @Test
  void thePageIsCappedAndTheFileHasAll() throws IOException {
    NeedReader reader = reader(SHOWN, Map.of(GpuWaterfallDaily.TABLE, waterfall()));
    Rows rows =
        reader.rows(
            Need.of(GpuWaterfallDaily.TABLE, new Scope.Everything())
                .only(GpuWaterfallDaily.USAGE_DATE, GpuWaterfallDaily.STAGE)
                .descending(GpuWaterfallDaily.USAGE_DATE)
                .atMost(2));
    assertThat(rows.shown()).hasSize(2);
    assertThat(rows.total()).isEqualTo(5);
    assertThat(SectionsTest.text(Html.markup(Notes.capped(rows, "stages.csv"))))
        .contains("first 2 of 5 rows of gold.gpu_waterfall_daily; stages.csv has all");
    Csv.of("stages", rows).writeTo(folder);
    assertThat(Files.readAllLines(folder.resolve("stages.csv")))
        .containsExactly(
            "usage_date,stage",
            "2026-07-14,empty",
            "2026-07-13,empty",
            "2026-07-12,empty",
            "2026-07-11,empty",
            "2026-07-10,empty");
  }

  @Test
  void whatSeveralSectionsNeedIsReadOnce() {
    reader(SHOWN, Map.of()).figures();
    assertThat(read).contains(GpuWaterfallDaily.TABLE).filteredOn(JobRun.TABLE::equals).hasSize(1);
    // the newest dates, and what the shown date corrects
    assertThat(read).filteredOn(GpuWaterfallDaily.TABLE::equals).hasSize(2);
  }
}
