package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What would cost less, the dearest first, and what was saved since the day before. */
final class RecommendationSection implements Section {
  /** Of the shown date. */
  static final Need ROWS =
      Need.of(RecommendationDaily.TABLE, new Scope.ShownDate())
          .descending(RecommendationDaily.COUNTED_SAVING, RecommendationDaily.GPU_SECONDS)
          .ascending(RecommendationDaily.RECOMMENDATION_ID, RecommendationDaily.PRICE_SOURCE);

  private static final int SHOWN = 15;

  @Override
  public String id() {
    return "recommendations";
  }

  @Override
  public String title() {
    return "What would cost less";
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
    String counted = money(rows, RecommendationDaily.COUNTED_SAVING);
    String realised = money(rows, RecommendationDaily.REALISED_SAVING);
    String found =
        counted.isEmpty()
            ? title()
            : "A month of nights like this one could cost " + counted + " less";
    return realised.isEmpty() ? found : found + "; since the day before " + realised + " are saved";
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
        new Table("Savings in 30 nights like this one, no second counted twice")
            .stacked()
            .text("What to do", "Where", "Whose")
            .number("Cost of the night", "Saves a month")
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
    String currency = row.text(RecommendationDaily.CURRENCY);
    String owner = row.text(RecommendationDaily.OWNER);
    return new Object[] {
      Html.lines(RecommendationWords.action(row), RecommendationWords.guard(row)),
      Html.span("words", RecommendationWords.place(row)),
      Html.span("words", owner == null ? "all holders" : owner),
      row.has(RecommendationDaily.COST)
          ? Numbers.money(row.decimal(RecommendationDaily.COST), currency)
          : Numbers.NO_PRICE,
      row.has(RecommendationDaily.COUNTED_SAVING)
          ? Numbers.money(row.decimal(RecommendationDaily.COUNTED_SAVING), currency)
          : RecommendationWords.absent(row),
      "%s, since %s"
          .formatted(
              row.text(RecommendationDaily.CONFIDENCE),
              Numbers.date(row.date(RecommendationDaily.FIRST_SEEN_DATE)))
    };
  }

  private static String became(List<Cells> rows) {
    return "Of the day before, "
        + Numbers.count(of(rows, RecommendationState.REALISED), "finding is", "findings are")
        + " gone or done, "
        + Numbers.count(of(rows, RecommendationState.WITHDRAWN), "does", "do")
        + " not hold any more, and of "
        + Numbers.count(of(rows, RecommendationState.NOT_MEASURED))
        + " nobody knows, since device or holder was not observed. A commitment is paid until it"
        + " ends. Of work on whole GPUs of which activity, tensor cores, bandwidth or memory were"
        + " not measured nothing is said.";
  }

  private static long of(List<Cells> rows, RecommendationState state) {
    return rows.stream().filter(row -> is(row, state)).count();
  }

  private String file() {
    return id() + ".csv";
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
