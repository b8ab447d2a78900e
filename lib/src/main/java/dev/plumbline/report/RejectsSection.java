package dev.plumbline.report;

import dev.plumbline.tables.Reject;
import java.util.List;

/** Why records were refused. */
final class RejectsSection implements Section {
  private static final int SHOWN = 50;

  @Override
  public String id() {
    return "rejects";
  }

  @Override
  public String title() {
    return "What was refused";
  }

  @Override
  public List<Html> content(ReportData data) {
    if (data.rejects().isEmpty()) {
      boolean isRead = !data.files().isEmpty();
      long rejected =
          data.files().shown().stream().mapToLong(ReportData.IngestedFile::recordsRejected).sum();
      return List.of(
          isRead && rejected == 0 && data.rejects().absence() == null
              ? Notes.paragraph("None: no record of the files read was rejected.")
              : Notes.absent(
                  data.rejects()
                      .reason(
                          Reject.TABLE.fullName() + " has no row of the files that were read.")));
    }
    Table table =
        new Table("Rejected records by source and reason")
            .text("Reason", "Source")
            .number("Records")
            .text("For example");
    data.rejects().shown().stream()
        .limit(SHOWN)
        .forEach(
            row ->
                table.row(
                    Numbers.words(row.reason()),
                    row.source(),
                    Numbers.count(row.records()),
                    place(row)));
    return List.of(
        table.html(),
        Notes.firstOf(table.size(), data.rejects().total(), "reasons", id() + ".csv"));
  }

  private static String place(ReportData.Rejects row) {
    if (row.exampleFile() == null) {
      return "";
    }
    return row.exampleLine() == null
        ? row.exampleFile()
        : row.exampleFile() + ", line " + Numbers.count(row.exampleLine());
  }

  @Override
  public Csv csv(ReportData data) {
    Csv csv = new Csv(id(), "source", "reason", "records", "example_file", "example_line");
    data.rejects()
        .shown()
        .forEach(
            row ->
                csv.row(
                    row.source(),
                    row.reason(),
                    row.records(),
                    row.exampleFile(),
                    row.exampleLine()));
    return csv;
  }
}
