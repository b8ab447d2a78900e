package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.QualityResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which checks held before anything was published. */
final class QualitySection implements Section {
  /** The checks of the shown night. */
  static final Need ROWS =
      Need.of(QualityResult.TABLE, new Scope.ShownNight(QualityResult.NIGHT_ID))
          .without(QualityResult.NIGHT_ID, QualityResult.CHECKED_AT)
          .atMost(100_000);

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
  public String finding(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    long violated = rows.stream().filter(QualitySection::isViolated).count();
    long stopping = rows.stream().filter(QualitySection::stopsPublication).count();
    String judged =
        Numbers.count(rows.stream().filter(row -> isViolated(row) || isPassed(row)).count());
    return stopping > 0
        ? "%s of %s data quality checks stopped this night, %s more warned"
            .formatted(Numbers.count(stopping), judged, Numbers.count(violated - stopping))
        : violated == 0
            ? "All " + judged + " data quality checks passed"
            : "%s of %s data quality checks warned, and none stopped this night"
                .formatted(Numbers.count(violated), judged);
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(figures.of(ROWS).reason("No check was evaluated in this run.")));
    }
    List<Cells> violated =
        rows.stream()
            .filter(QualitySection::isViolated)
            .sorted(Comparator.comparing(row -> !stopsPublication(row)))
            .toList();
    List<Cells> others = rows.stream().filter(row -> !isViolated(row)).toList();
    List<Html> content = new ArrayList<>();
    content.add(
        violated.isEmpty()
            ? Notes.paragraph("No check was violated.")
            : table("Violated checks", violated));
    if (!others.isEmpty()) {
      List<Cells> shown =
          others.stream()
              .sorted(Comparator.comparing(QualitySection::isPassed))
              .limit(SHOWN)
              .toList();
      content.add(
          Notes.folded(
              Numbers.count(others.size(), "other check", "other checks") + ", none violated",
              table("Checks that were not violated", shown),
              Notes.firstOf(shown.size(), others.size(), "checks", id() + ".csv")));
    }
    content.add(Notes.capped(figures.of(ROWS), id() + ".csv"));
    return content;
  }

  static boolean isPassed(Cells row) {
    return "passed".equals(row.text(QualityResult.STATUS));
  }

  static boolean isViolated(Cells row) {
    return "violated".equals(row.text(QualityResult.STATUS));
  }

  static boolean stopsPublication(Cells row) {
    return isViolated(row) && "fail".equals(row.text(QualityResult.SEVERITY));
  }

  private static Html table(String caption, List<Cells> rows) {
    Table table =
        new Table(caption)
            .stacked()
            .text("Check", "Table", "Result")
            .line("Slice")
            .number("Rows checked")
            .text("Detail");
    for (Cells row : rows) {
      table.row(
          row.text(QualityResult.CHECK_NAME),
          row.text(QualityResult.TABLE_NAME),
          result(row),
          row.text(QualityResult.SLICE),
          Numbers.count(row.whole(QualityResult.ROWS_CHECKED)),
          row.text(QualityResult.DETAIL));
    }
    return table.html();
  }

  private static Html result(Cells row) {
    if (stopsPublication(row)) {
      return Html.span("poor", "\u2717 violated, stops publication");
    }
    if (isViolated(row)) {
      return Html.span("fair", "! violated, warning");
    }
    return isPassed(row)
        ? Html.span("good", "\u2713 passed")
        : Html.span("absent", Numbers.words(row.text(QualityResult.STATUS)));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
