package dev.plumbline.run;

import dev.plumbline.report.ReportData;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.tables.Reject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of journals and bronze tables as the report takes them. */
final class JournalRows {
  private JournalRows() {}

  static ReportData.Quality quality(TableRow row) {
    return new ReportData.Quality(
        row.date(QualityResult.NIGHT_DATE),
        row.text(QualityResult.TABLE_NAME),
        row.text(QualityResult.SLICE),
        row.text(QualityResult.CHECK_NAME),
        row.text(QualityResult.SEVERITY),
        row.text(QualityResult.STATUS),
        row.text(QualityResult.DETAIL),
        row.count(QualityResult.ROWS_CHECKED));
  }

  static ReportData.JobEntry job(TableRow row) {
    return new ReportData.JobEntry(
        row.text(JobRun.JOB),
        row.text(JobRun.SLICE),
        row.text(JobRun.OUTCOME),
        row.count(JobRun.ROWS_IN),
        row.count(JobRun.ROWS_OUT),
        row.instant(JobRun.STARTED_AT),
        row.number(JobRun.SECONDS),
        row.text(JobRun.ERROR));
  }

  static ReportData.Published publication(TableRow row) {
    return new ReportData.Published(
        row.date(Publication.PUBLISHED_DATE),
        row.text(Publication.NIGHT_ID),
        row.map(Publication.INPUT_HASHES),
        row.instant(Publication.PUBLISHED_AT),
        row.map(Publication.TABLE_VERSIONS));
  }

  static ReportData.IngestedFile file(TableRow row) {
    return new ReportData.IngestedFile(
        row.text(IngestFile.SOURCE),
        row.text(IngestFile.FORMAT),
        row.text(IngestFile.PATH),
        row.text(IngestFile.SHA256),
        row.count(IngestFile.BYTES),
        row.count(IngestFile.RECORDS_IN),
        row.count(IngestFile.RECORDS_ACCEPTED),
        row.count(IngestFile.RECORDS_REJECTED),
        row.count(IngestFile.RECORDS_DUPLICATE),
        row.count(IngestFile.RECORDS_IGNORED),
        row.count(IngestFile.ROWS_OUT),
        row.map(IngestFile.IGNORED_REASONS),
        row.map(IngestFile.ABSENT_REASONS),
        row.text(IngestFile.PROBLEM),
        row.instant(IngestFile.INGESTED_AT));
  }

  /** Rejects by source and reason, the most frequent first, each with its first example. */
  static List<ReportData.Rejects> rejects(List<TableRow> rows) {
    Map<List<String>, List<TableRow>> groups = new LinkedHashMap<>();
    for (TableRow row : rows) {
      for (String reason : row.texts(Reject.REASONS)) {
        groups
            .computeIfAbsent(List.of(row.text(Reject.SOURCE), reason), g -> new ArrayList<>())
            .add(row);
      }
    }
    List<ReportData.Rejects> rejects = new ArrayList<>();
    groups.forEach(
        (group, members) ->
            rejects.add(
                new ReportData.Rejects(
                    group.get(0),
                    group.get(1),
                    members.size(),
                    members.get(0).text(Reject.SOURCE_FILE),
                    members.get(0).count(Reject.LINE_NUMBER))));
    rejects.sort(Comparator.comparing(ReportData.Rejects::records).reversed());
    return rejects;
  }
}
