package dev.plumbline.report;

import dev.plumbline.report.ReportData.IngestedFile;
import dev.plumbline.report.ReportData.JobEntry;
import dev.plumbline.report.ReportData.Published;
import dev.plumbline.report.ReportData.Quality;
import dev.plumbline.report.ReportData.Rejects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks, files, jobs and publications of a made-up night. */
final class MadeUpJournals {
  private MadeUpJournals() {}

  static List<Quality> quality(String severity) {
    List<Quality> rows = new ArrayList<>();
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

  private static Quality check(
      String table, String check, String severity, String status, String detail, long count) {
    return new Quality(
        Nights.DAY, table, Nights.DAY.toString(), check, severity, status, detail, count);
  }

  static List<IngestedFile> files() {
    List<IngestedFile> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      rows.add(
          new IngestedFile(
              "dcgm-train",
              "dcgm-exposition",
              "train/metrics-20260714T%02d0000Z.prom.gz".formatted(i),
              "ab34ef5690cd12" + i,
              1_404_211,
              512_640,
              511_900 - i,
              i,
              0,
              740,
              32_040,
              Map.of("comment", 740L),
              Map.of("blank_int64", 12L),
              i == 13 ? "line 480112: the gzip stream ends early" : null,
              Nights.BEGAN));
    }
    rows.add(
        new IngestedFile(
            "aws-focus",
            "focus-csv",
            "aws/2026-07.csv.gz",
            "99ffee001122aa",
            88_121,
            4_410,
            4_200,
            3,
            0,
            207,
            4_200,
            Map.of("superseded", 207L),
            null,
            null,
            Nights.BEGAN));
    return rows;
  }

  static List<Rejects> rejects() {
    return List.of(
        new Rejects("dcgm-train", "no_instant", 214, "train/metrics-20260714T050000Z.prom.gz", 17L),
        new Rejects(
            "dcgm-train",
            "value_out_of_range",
            62,
            "train/metrics-20260714T090000Z.prom.gz",
            90_412L),
        new Rejects("aws-focus", "amount_is_no_number", 3, "aws/2026-07.csv.gz", 3_001L));
  }

  static List<JobEntry> jobs() {
    return List.of(
        new JobEntry(
            "ingest-samples",
            "2026-07-14",
            "done",
            12_303_360L,
            768_960L,
            Nights.BEGAN,
            21.4,
            null),
        new JobEntry(
            "gpu-segment",
            "2026-07-14",
            "done",
            null,
            18_240L,
            Nights.BEGAN.plusSeconds(22),
            9.8,
            null),
        new JobEntry(
            "gpu-hour-cost",
            "2026-07-14",
            "done",
            null,
            44_010L,
            Nights.BEGAN.plusSeconds(32),
            6.1,
            null),
        new JobEntry(
            "lineage-completeness",
            "2026-07-14",
            "unchanged",
            null,
            null,
            Nights.BEGAN.plusSeconds(39),
            0.2,
            null));
  }

  static List<Published> publications() {
    return List.of(
        new Published(
            Nights.DAY,
            "2026-07-14-a1",
            Map.of("bronze.gpu_sample", "7c9e6679f1a8b3d2"),
            Nights.BEGAN.plusSeconds(60),
            Map.of("gold.gpu_waterfall_daily", 41L, "gold.idle_waste_daily", 40L)));
  }
}
