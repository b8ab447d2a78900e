package dev.plumbline.report;

import java.util.List;

/** What the figures do not know. */
final class NotMeasuredSection implements Section {
  private static final int SHOWN = 80;

  @Override
  public String id() {
    return "not-measured";
  }

  @Override
  public String title() {
    return "What was not measured";
  }

  @Override
  public String finding(Figures figures) {
    int gaps = Gap.of(figures).size();
    return gaps == 0
        ? title()
        : Numbers.count(gaps, "thing was", "things were")
            + " not measured; none of them counts as zero";
  }

  @Override
  public List<Need> needs() {
    return Gap.NEEDS;
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Gap> gaps = Gap.of(figures);
    if (gaps.isEmpty()) {
      return List.of(
          figures.ofShownDate(WaterfallSection.ROWS).isEmpty()
              ? Notes.absent("There are no figures in which something could be missing.")
              : Notes.paragraph("Nothing: every figure rests on measurements."));
    }
    Table table =
        new Table("What was not measured, where and why")
            .stacked()
            .text("What", "Where")
            .number("How much")
            .text("Why");
    gaps.stream()
        .limit(SHOWN)
        .forEach(gap -> table.row(gap.what(), gap.where(), gap.amountText(), gap.why()));
    return List.of(
        table.html(),
        Notes.firstOf(table.size(), gaps.size(), "entries", id() + ".csv"),
        Notes.capped(figures.of(WaterfallSection.ROWS), WaterfallSection.FILE),
        Notes.capped(figures.of(IngestSection.ROWS), IngestSection.FILE));
  }

  @Override
  public Csv csv(Figures figures) {
    Csv csv = new Csv(id(), "what", "where", "amount", "unit", "why");
    Gap.of(figures)
        .forEach(gap -> csv.row(gap.what(), gap.where(), gap.amount(), gap.unit(), gap.why()));
    return csv;
  }
}
