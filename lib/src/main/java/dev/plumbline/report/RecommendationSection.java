package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.RecommendationState;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What to do about idle waste, the dearest first, and what was saved since the day before. */
final class RecommendationSection implements Section {
  /** Of the shown date. */
  static final Need ROWS =
      Need.of(RecommendationDaily.TABLE, new Scope.ShownDate())
          .descending(RecommendationDaily.CLAIMED_SAVING, RecommendationDaily.GPU_SECONDS)
          .ascending(RecommendationDaily.RECOMMENDATION_ID, RecommendationDaily.PRICE_SOURCE);

  private static final int SHOWN = 15;

  @Override
  public String id() {
    return "recommendations";
  }

  @Override
  public String title() {
    return "What to do about idle waste";
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public boolean isShown(Figures figures) {
    return !figures.of(ROWS).isEmpty() || figures.of(ROWS).absence() != null;
  }

  @Override
  public String finding(Figures figures) {
    if (figures.of(ROWS).isCapped()) {
      return title();
    }
    List<Cells> rows = figures.of(ROWS).shown();
    String claimed = money(rows, RecommendationDaily.CLAIMED_SAVING);
    String realised = money(rows, RecommendationDaily.REALISED_SAVING);
    String found =
        claimed.isEmpty()
            ? title()
            : "A month of nights like this one would waste " + claimed + " less";
    return realised.isEmpty()
        ? found
        : found + "; " + realised + " of the day before were not wasted again";
  }

  /** Sums by basis of the price, which are never added. */
  private static String money(List<Cells> rows, Col column) {
    TreeMap<PriceBasis, BigDecimal> sums = new TreeMap<>();
    for (Cells row : rows) {
      if (row.has(column)) {
        sums.merge(basis(row), row.decimal(column), BigDecimal::add);
      }
    }
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue().signum() != 0)
        .map(sum -> Numbers.money(sum.getValue(), sum.getKey().currency()))
        .collect(Collectors.joining(" and "));
  }

  private static PriceBasis basis(Cells row) {
    return PriceBasis.of(
        row,
        RecommendationDaily.CURRENCY,
        RecommendationDaily.PRICE_SOURCE,
        RecommendationDaily.PRICE_STATE);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    Table table =
        new Table("Claims in 30 nights like this one, each second of waste in one of them")
            .stacked()
            .text("What to do", "Where", "Whose")
            .number("Cost of the night", "Claimed a month")
            .text("How sure");
    List<Cells> open = rows.stream().filter(row -> is(row, RecommendationState.OPEN)).toList();
    open.stream().limit(SHOWN).forEach(row -> table.row(cells(row)));
    List<Html> content = new ArrayList<>();
    content.add(table.html());
    content.add(Notes.firstOf(table.size(), open.size(), "open recommendations", file()));
    content.add(Notes.small(became(rows)));
    content.add(Notes.capped(figures.of(ROWS), file()));
    return content;
  }

  private static boolean is(Cells row, RecommendationState state) {
    return state.text().equals(row.text(RecommendationDaily.STATE));
  }

  private static Object[] cells(Cells row) {
    RecommendationRule rule = Term.of(RecommendationRule.class, row.text(RecommendationDaily.RULE));
    String currency = row.text(RecommendationDaily.CURRENCY);
    return new Object[] {
      Html.lines(rule.action(), rule.guard()),
      Html.span("words", place(row)),
      Html.span("words", row.text(RecommendationDaily.OWNER)),
      row.has(RecommendationDaily.COST)
          ? Numbers.money(row.decimal(RecommendationDaily.COST), currency)
          : Numbers.NO_PRICE,
      row.has(RecommendationDaily.CLAIMED_SAVING)
          ? Numbers.money(row.decimal(RecommendationDaily.CLAIMED_SAVING), currency)
          : Numbers.NO_PRICE,
      "%s, since %s"
          .formatted(
              row.text(RecommendationDaily.CONFIDENCE),
              Numbers.date(row.date(RecommendationDaily.FIRST_SEEN_DATE)))
    };
  }

  private static String place(Cells row) {
    String node = row.text(RecommendationDaily.NODE);
    String index = row.text(RecommendationDaily.GPU_INDEX);
    return node == null
        ? row.text(RecommendationDaily.BILLING_RESOURCE_ID)
        : index == null ? node : node + ", GPU " + index;
  }

  private static String became(List<Cells> rows) {
    long realised = rows.stream().filter(row -> is(row, RecommendationState.REALISED)).count();
    long unknown = rows.stream().filter(row -> is(row, RecommendationState.NOT_MEASURED)).count();
    return "Of the day before, "
        + Numbers.count(realised, "finding is", "findings are")
        + " gone, and of "
        + Numbers.count(unknown)
        + " nobody knows, since the device was not observed. What worked in some hours is not"
        + " claimed for them. A commitment is paid until it ends.";
  }

  private String file() {
    return id() + ".csv";
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
