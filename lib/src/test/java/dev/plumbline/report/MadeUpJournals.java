package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.tables.Reject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Checks, files, jobs and publications of a made-up night. */
final class MadeUpJournals {
  private static final RowLayout ATTENTION = AttentionSection.ROWS.layout();
  private static final RowLayout QUALITY = QualitySection.ROWS.layout();
  private static final RowLayout FILE = IngestSection.ROWS.layout();
  private static final RowLayout REJECT = RejectsSection.ROWS.layout();
  private static final RowLayout JOB = JournalSection.ROWS.layout();
  private static final RowLayout PUBLICATION = PublicationSection.ROWS.layout();

  private MadeUpJournals() {}

  static List<Row> quality(String severity) {
    List<Row> rows = new ArrayList<>();
    String[] tables = {"silver.gpu_segment", "silver.gpu_hour_cost", "gold.gpu_waterfall_daily"};
    for (String table : tables) {
      for (int i = 0; i < 14; i++) {
        rows.add(check(table, "column_" + i + " is complete", "fail", "passed", null, 18_240));
      }
    }
    rows.add(check("gold.invoice_bridge", "amount is complete", "fail", "not_applicable", null, 0));
    rows.add(
        check(
            "silver.gpu_segment",
            "samples per device lie in the range of the last 14 nights",
            severity,
            "violated",
            "2,880 per device expected, 1,911 found on ip-10-0-1-14",
            18_240));
    return rows;
  }

  private static Row check(
      String table, String check, String severity, String status, String detail, long count) {
    return QUALITY
        .draft()
        .set(QualityResult.NIGHT_DATE, Nights.DAY)
        .set(QualityResult.TABLE_NAME, table)
        .set(QualityResult.SLICE, Nights.DAY.toString())
        .set(QualityResult.CHECK_NAME, check)
        .set(QualityResult.SEVERITY, severity)
        .set(QualityResult.STATUS, status)
        .set(QualityResult.DETAIL, detail)
        .set(QualityResult.ROWS_CHECKED, count)
        .row();
  }

  static List<Row> attention() {
    return List.of(
        attention("billed_never_seen", "i-0new", "86400", "233.28", "4 GPUs billed"),
        attention("unmapped_node", "train-east/ip-10-0-1-77", "7200", null, "1 GPU seen"),
        attention("ownerless_namespace", "scratch", null, null, "held 1 GPU"));
  }

  static Row attention(String kind, String subject, String seconds, String cost, String detail) {
    return ATTENTION
        .draft()
        .set(AttentionDaily.ATTENTION_DATE, Nights.DAY)
        .set(AttentionDaily.KIND, kind)
        .set(AttentionDaily.SUBJECT, subject)
        .set(AttentionDaily.GPU_SECONDS_AT_STAKE, seconds == null ? null : new BigDecimal(seconds))
        .set(AttentionDaily.COST_AT_STAKE, cost == null ? null : new BigDecimal(cost))
        .set(AttentionDaily.CURRENCY, cost == null ? null : "USD")
        .set(AttentionDaily.SINCE_DATE, Nights.DAY.minusDays(2))
        .set(AttentionDaily.REMEDY, "write under nodes: - {node: ?}")
        .set(AttentionDaily.DETAIL, detail)
        .row();
  }

  static List<Row> files() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      rows.add(
          FILE.draft()
              .set(IngestFile.SOURCE, "dcgm-train")
              .set(IngestFile.FORMAT, "dcgm-exposition")
              .set(IngestFile.PATH, "train/metrics-20260714T%02d0000Z.prom.gz".formatted(i))
              .set(IngestFile.SHA256, "ab34ef5690cd12" + i)
              .set(IngestFile.BYTES, 1_404_211L)
              .set(IngestFile.RECORDS_IN, 512_640L)
              .set(IngestFile.RECORDS_ACCEPTED, (long) (511_900 - i))
              .set(IngestFile.RECORDS_REJECTED, (long) i)
              .set(IngestFile.RECORDS_DUPLICATE, 0L)
              .set(IngestFile.RECORDS_IGNORED, 740L)
              .set(IngestFile.ROWS_OUT, 32_040L)
              .set(IngestFile.IGNORED_REASONS, Map.of("comment", 740L))
              .set(IngestFile.ABSENT_REASONS, Map.of("blank_int64", 12L))
              .set(IngestFile.PROBLEM, i == 13 ? "line 480112: the gzip stream ends early" : null)
              .set(IngestFile.INGESTED_AT, Nights.BEGAN)
              .row());
    }
    rows.add(
        FILE.draft()
            .set(IngestFile.SOURCE, "aws-focus")
            .set(IngestFile.FORMAT, "focus-csv")
            .set(IngestFile.PATH, "aws/2026-07.csv.gz")
            .set(IngestFile.SHA256, "99ffee001122aa")
            .set(IngestFile.BYTES, 88_121L)
            .set(IngestFile.RECORDS_IN, 4_410L)
            .set(IngestFile.RECORDS_ACCEPTED, 4_200L)
            .set(IngestFile.RECORDS_REJECTED, 3L)
            .set(IngestFile.RECORDS_DUPLICATE, 0L)
            .set(IngestFile.RECORDS_IGNORED, 207L)
            .set(IngestFile.ROWS_OUT, 4_200L)
            .set(IngestFile.IGNORED_REASONS, Map.of("superseded", 207L))
            .set(IngestFile.ABSENT_REASONS, null)
            .set(IngestFile.PROBLEM, null)
            .set(IngestFile.INGESTED_AT, Nights.BEGAN)
            .row());
    return rows;
  }

  static List<Row> rejects() {
    List<Row> rows = new ArrayList<>();
    String metrics = "train/metrics-20260714T%s0000Z.prom.gz";
    rejects(rows, "dcgm-train", "no_instant", 214, metrics.formatted("05"), 17);
    rejects(rows, "dcgm-train", "value_out_of_range", 62, metrics.formatted("09"), 90_412);
    rejects(rows, "aws-focus", "amount_is_no_number", 3, "aws/2026-07.csv.gz", 3_001);
    return rows;
  }

  private static void rejects(
      List<Row> rows, String source, String reason, int count, String file, long firstLine) {
    for (int i = 0; i < count; i++) {
      rows.add(
          REJECT
              .draft()
              .set(Reject.SOURCE, source)
              .set(Reject.SOURCE_FILE, file)
              .set(Reject.LINE_NUMBER, firstLine + i)
              .set(Reject.REASONS, List.of(reason))
              .row());
    }
  }

  static List<Row> jobs() {
    return List.of(
        JOB.draft()
            .set(JobRun.JOB, "ingest-samples")
            .set(JobRun.SLICE, "2026-07-14")
            .set(JobRun.OUTCOME, "done")
            .set(JobRun.ROWS_IN, 12_303_360L)
            .set(JobRun.ROWS_OUT, 768_960L)
            .set(JobRun.STARTED_AT, Nights.BEGAN)
            .set(JobRun.SECONDS, 21.4)
            .set(JobRun.ERROR, null)
            .row(),
        JOB.draft()
            .set(JobRun.JOB, "gpu-segment")
            .set(JobRun.SLICE, "2026-07-14")
            .set(JobRun.OUTCOME, "done")
            .set(JobRun.ROWS_IN, null)
            .set(JobRun.ROWS_OUT, 18_240L)
            .set(JobRun.STARTED_AT, Nights.BEGAN.plusSeconds(22))
            .set(JobRun.SECONDS, 9.8)
            .set(JobRun.ERROR, null)
            .row(),
        JOB.draft()
            .set(JobRun.JOB, "gpu-hour-cost")
            .set(JobRun.SLICE, "2026-07-14")
            .set(JobRun.OUTCOME, "done")
            .set(JobRun.ROWS_IN, null)
            .set(JobRun.ROWS_OUT, 44_010L)
            .set(JobRun.STARTED_AT, Nights.BEGAN.plusSeconds(32))
            .set(JobRun.SECONDS, 6.1)
            .set(JobRun.ERROR, null)
            .row(),
        JOB.draft()
            .set(JobRun.JOB, "lineage-completeness")
            .set(JobRun.SLICE, "2026-07-14")
            .set(JobRun.OUTCOME, "unchanged")
            .set(JobRun.ROWS_IN, null)
            .set(JobRun.ROWS_OUT, null)
            .set(JobRun.STARTED_AT, Nights.BEGAN.plusSeconds(39))
            .set(JobRun.SECONDS, 0.2)
            .set(JobRun.ERROR, null)
            .row());
  }

  static List<Row> publications() {
    return List.of(
        PUBLICATION
            .draft()
            .set(Publication.PUBLISHED_DATE, Nights.DAY)
            .set(Publication.NIGHT_ID, "2026-07-14-a1")
            .set(Publication.INPUT_HASHES, Map.of("bronze.gpu_sample", "7c9e6679f1a8b3d2"))
            .set(Publication.PUBLISHED_AT, Nights.BEGAN.plusSeconds(60))
            .set(
                Publication.TABLE_VERSIONS,
                Map.of("gold.gpu_waterfall_daily", 41L, "gold.idle_waste_daily", 40L))
            .row());
  }
}
