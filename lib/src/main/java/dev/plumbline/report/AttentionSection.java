package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.Term;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What makes the figures incomplete, before any of them is read. */
final class AttentionSection implements Section {
  /** The rows of the shown date, those with the most money at stake first. */
  static final Need ROWS =
      Need.of(AttentionDaily.TABLE, new Scope.ShownDate())
          .descending(AttentionDaily.COST_AT_STAKE, AttentionDaily.GPU_SECONDS_AT_STAKE)
          .ascending(AttentionDaily.KIND, AttentionDaily.SUBJECT, AttentionDaily.CURRENCY);

  private static final int SHOWN = 40;

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
    List<Cells> rows = figures.ofShownDate(ROWS);
    if (rows.isEmpty()) {
      boolean isNone =
          figures.of(ROWS).absence() == null
              && !figures.ofShownDate(WaterfallSection.ROWS).isEmpty();
      return List.of(
          isNone
              ? Notes.paragraph(
                  "Nothing was found: every node of telemetry has a bill, every billed machine was"
                      + " seen, every namespace has an owner, every source is on time and every"
                      + " file was read.")
              : Notes.absent(figures, ROWS));
    }
    List<Cells> gravestFirst =
        rows.stream().sorted(Comparator.comparing(AttentionSection::kind)).toList();
    Table table =
        new Table("What is incomplete, what is at stake on this date, and what to do")
            .text("What", "Subject")
            .number("GPU-hours", "Cost")
            .line("Since")
            .text("Seen", "Remedy");
    gravestFirst.stream().limit(SHOWN).forEach(row -> line(table, row));
    String file = id() + ".csv";
    return List.of(
        Notes.paragraph(meanings(gravestFirst)),
        table.html(),
        Notes.firstOf(table.size(), rows.size(), "rows", file),
        Notes.capped(figures.of(ROWS), "dearest", file));
  }

  private static void line(Table table, Cells row) {
    table.row(
        kind(row).label(),
        row.text(AttentionDaily.SUBJECT),
        row.has(AttentionDaily.GPU_SECONDS_AT_STAKE)
            ? Numbers.hours(row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE))
            : Numbers.NOT_KNOWN,
        row.has(AttentionDaily.COST_AT_STAKE)
            ? Numbers.money(
                row.decimal(AttentionDaily.COST_AT_STAKE), row.text(AttentionDaily.CURRENCY))
            : Numbers.NOT_KNOWN,
        Numbers.date(row.date(AttentionDaily.SINCE_DATE)),
        row.text(AttentionDaily.DETAIL),
        row.text(AttentionDaily.REMEDY));
  }

  private static String meanings(List<Cells> rows) {
    Set<AttentionKind> kinds = new LinkedHashSet<>();
    rows.forEach(row -> kinds.add(kind(row)));
    StringBuilder text = new StringBuilder();
    for (AttentionKind kind : kinds) {
      String label = kind.label();
      text.append(Character.toUpperCase(label.charAt(0)))
          .append(label.substring(1))
          .append(": ")
          .append(kind.meaning())
          .append(". ");
    }
    return text.toString().strip();
  }

  private static AttentionKind kind(Cells row) {
    return Term.of(AttentionKind.class, row.text(AttentionDaily.KIND));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
