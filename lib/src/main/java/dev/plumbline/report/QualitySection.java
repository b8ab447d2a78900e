package dev.plumbline.report;

import dev.plumbline.report.ReportData.Quality;
import dev.plumbline.tables.QualityResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which checks held before anything was published. */
final class QualitySection implements Section {
  private static final int SHOWN = 400;

  @Override
  public String id() {
    return "quality";
  }

  @Override
  public String title() {
    return "Data quality checks";
  }

  @Override
  public List<Html> content(ReportData data) {
    List<Quality> rows = data.quality().shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(data.quality().reason("No check was evaluated in this run.")));
    }
    List<Quality> violated =
        rows.stream()
            .filter(Quality::isViolated)
            .sorted(Comparator.comparing(row -> !row.stopsPublication()))
            .toList();
    List<Quality> others = rows.stream().filter(row -> !row.isViolated()).toList();
    List<Html> content = new ArrayList<>();
    content.add(
        violated.isEmpty()
            ? Notes.paragraph("No check was violated.")
            : table("Violated checks", violated));
    if (!others.isEmpty()) {
      List<Quality> shown =
          others.stream()
              .sorted(Comparator.comparing(row -> "passed".equals(row.status())))
              .limit(SHOWN)
              .toList();
      content.add(
          Notes.folded(
              Numbers.count(others.size(), "other check", "other checks") + ", none violated",
              table("Checks that were not violated", shown),
              Notes.firstOf(shown.size(), others.size(), "checks", id() + ".csv")));
    }
    content.add(Notes.firstOf(rows.size(), data.quality().total(), "results", ""));
    return content;
  }

  private static Html table(String caption, List<Quality> rows) {
    Table table =
        new Table(caption)
            .text("Check", "Table", "Result")
            .line("Slice")
            .number("Rows checked")
            .text("Detail");
    for (Quality row : rows) {
      table.row(
          row.checkName(),
          row.tableName(),
          result(row),
          row.slice(),
          Numbers.count(row.rowsChecked()),
          row.detail() == null ? "" : row.detail());
    }
    return table.html();
  }

  private static Html result(Quality row) {
    if (row.stopsPublication()) {
      return Html.span("poor", "\u2717 violated, stops publication");
    }
    if (row.isViolated()) {
      return Html.span("fair", "! violated, warning");
    }
    return "passed".equals(row.status())
        ? Html.span("good", "\u2713 passed")
        : Html.span("absent", Numbers.words(row.status()));
  }

  @Override
  public Csv csv(ReportData data) {
    Csv csv =
        Csv.of(
            id(),
            QualityResult.NIGHT_DATE,
            QualityResult.TABLE_NAME,
            QualityResult.SLICE,
            QualityResult.CHECK_NAME,
            QualityResult.SEVERITY,
            QualityResult.STATUS,
            QualityResult.DETAIL,
            QualityResult.ROWS_CHECKED);
    data.quality()
        .shown()
        .forEach(
            row ->
                csv.row(
                    row.nightDate(),
                    row.tableName(),
                    row.slice(),
                    row.checkName(),
                    row.severity(),
                    row.status(),
                    row.detail(),
                    row.rowsChecked()));
    return csv;
  }
}
