package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.attention.AttentionOnDate;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.terms.AttentionKind;
import java.util.List;
import java.util.Map;

/** What makes the figures incomplete, before any of them is read. */
final class AttentionSection implements Section {
  /** The rows of the shown date and of bills before it, those with the most money first. */
  static final Need ROWS =
      Need.of(AttentionDaily.TABLE, new Scope.AttentionOfShownDate())
          .descending(AttentionDaily.COST_AT_STAKE, AttentionDaily.GPU_SECONDS_AT_STAKE)
          .ascending(AttentionDaily.KIND, AttentionDaily.SUBJECT, AttentionDaily.CURRENCY);

  private static final int SHOWN_OF_KIND = 5;

  @Override
  public String id() {
    return "attention";
  }

  @Override
  public String title() {
    return "What makes these figures incomplete";
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, WaterfallSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      boolean isNone =
          figures.of(ROWS).absence() == null
              && !figures.ofShownDate(WaterfallSection.ROWS).isEmpty();
      return List.of(
          isNone
              ? Notes.paragraph(
                  "Nothing was found: every node of telemetry has a bill, every billed machine was"
                      + " seen, every namespace has an owner, every source is on time, every file"
                      + " was read and every invoice adds up.")
              : Notes.absent(figures, ROWS));
    }
    String file = id() + ".csv";
    Table table =
        new Table("What is incomplete, what is at stake on this date, and what to do")
            .stacked()
            .text("What", "Subject")
            .number("GPU-hours", "Cost")
            .line("Since")
            .text("Seen", "Remedy");
    Map<AttentionKind, List<Cells>> byKind = AttentionOnDate.byKind(rows);
    byKind.forEach((kind, own) -> lines(table, kind, own, file));
    return List.of(
        Notes.paragraph(
            "%s of %s, the gravest kind first and of each kind the most money first. Amounts of"
                    .formatted(
                        Numbers.count(rows.size(), "thing", "things"),
                        Numbers.count(byKind.size(), "kind", "kinds"))
                + " different kinds may be the same money and are not added up."),
        table.html(),
        Notes.capped(figures.of(ROWS), "dearest", file));
  }

  private static void lines(Table table, AttentionKind kind, List<Cells> rows, String file) {
    Html first =
        tag("span", Html.text(kind.label()), tag("span", kind.meaning()).with("class", "meaning"));
    for (Cells row : rows.subList(0, Math.min(SHOWN_OF_KIND, rows.size()))) {
      line(table, row == rows.get(0) ? first : Html.text(kind.label()), row);
    }
    int more = rows.size() - SHOWN_OF_KIND;
    if (more > 0) {
      table.row(
          kind.label(),
          "and %s more in %s".formatted(Numbers.count(more), file),
          null,
          null,
          null,
          null,
          null);
    }
  }

  private static void line(Table table, Html what, Cells row) {
    table.row(
        what,
        Html.span("words", row.text(AttentionDaily.SUBJECT)),
        row.has(AttentionDaily.GPU_SECONDS_AT_STAKE)
            ? Numbers.hours(row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE))
            : Numbers.NOT_KNOWN,
        row.has(AttentionDaily.COST_AT_STAKE)
            ? Numbers.money(
                row.decimal(AttentionDaily.COST_AT_STAKE), row.text(AttentionDaily.CURRENCY))
            : Numbers.NOT_KNOWN,
        Numbers.date(row.date(AttentionDaily.SINCE_DATE)),
        Html.span("words", row.text(AttentionDaily.DETAIL)),
        Html.span("words", row.text(AttentionDaily.REMEDY)));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
