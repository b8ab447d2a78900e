package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.terms.AbsentFactor;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What serving model versions cost on the date, the dearest first, and what it bought. */
final class ServingSection implements Section {
  /** Of the shown date. */
  static final Need ROWS =
      Need.of(UnitEconomicsDaily.TABLE, new Scope.ShownDate())
          .descending(UnitEconomicsDaily.SERVING_COST, UnitEconomicsDaily.SERVING_GPU_SECONDS)
          .ascending(
              UnitEconomicsDaily.MODEL,
              UnitEconomicsDaily.VERSION,
              UnitEconomicsDaily.TARGET,
              UnitEconomicsDaily.PRICE_SOURCE);

  private static final int SHOWN = 40;
  private static final BigDecimal LONG = BigDecimal.valueOf(3600);
  private static final String NONE = "\u2013";

  @Override
  public String id() {
    return "serving";
  }

  @Override
  public String title() {
    return "What serving costs";
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
    List<Cells> rows = figures.of(ROWS).shown();
    TreeMap<PriceBasis, BigDecimal> sums = new TreeMap<>();
    for (Cells row : rows) {
      if (row.has(UnitEconomicsDaily.SERVING_COST)) {
        sums.merge(basis(row), row.decimal(UnitEconomicsDaily.SERVING_COST), BigDecimal::add);
      }
    }
    if (sums.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    long versions = rows.stream().map(ServingSection::served).distinct().count();
    long unmade = rows.stream().filter(row -> !reasons(row).isEmpty()).count();
    String cost =
        sums.entrySet().stream()
            .map(
                sum ->
                    Numbers.money(sum.getValue(), sum.getKey().currency())
                        + (sums.size() == 1 ? "" : " (" + sum.getKey().label() + ")"))
            .collect(Collectors.joining(" and "));
    return "Serving "
        + Numbers.count(versions, "model version", "model versions")
        + " cost "
        + cost
        + (unmade == 0 ? "" : "; figures are missing in " + Numbers.count(unmade, "row", "rows"));
  }

  private static PriceBasis basis(Cells row) {
    return PriceBasis.of(
        row,
        UnitEconomicsDaily.CURRENCY,
        UnitEconomicsDaily.PRICE_SOURCE,
        UnitEconomicsDaily.PRICE_STATE);
  }

  private static String served(Cells row) {
    return row.text(UnitEconomicsDaily.MODEL) + " " + row.text(UnitEconomicsDaily.VERSION);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    Table table =
        new Table("Model versions that the configuration names under serving:")
            .stacked()
            .text("Served", "Price")
            .number("Cost", "GPU-h", "Requests")
            .number("1,000 requests", "1,000,000 output tokens", "1,000 accurate predictions")
            .number("Joules, g CO2e", "Half, 95 % within", "Batch")
            .text("What is missing");
    rows.stream().limit(SHOWN).forEach(row -> table.row(cells(row)));
    List<Html> content = new ArrayList<>();
    content.add(table.html());
    content.add(Notes.firstOf(table.size(), figures.of(ROWS).total(), "served versions", file()));
    content.add(
        Notes.small(
            "The cost is that of all GPU time of the owners that serve the version, idle time too;"
                + " what no entry names is in no row. Accurate is what was answered as asked,"
                + " times the newest evaluation. Joules are of one request, grams of CO2e of 1,000."
                + " A figure whose factor is missing is not made."
                + gaps(rows)));
    content.add(Notes.capped(figures.of(ROWS), file()));
    return content;
  }

  private static Object[] cells(Cells row) {
    return new Object[] {
      Html.lines(served(row), row.text(UnitEconomicsDaily.TARGET)),
      basis(row).label(),
      Numbers.money(
          row.decimal(UnitEconomicsDaily.SERVING_COST), row.text(UnitEconomicsDaily.CURRENCY)),
      Numbers.hours(row.decimal(UnitEconomicsDaily.SERVING_GPU_SECONDS)),
      Numbers.count(row.whole(UnitEconomicsDaily.REQUESTS)),
      money(row, UnitEconomicsDaily.COST_PER_THOUSAND_REQUESTS, 0),
      money(row, UnitEconomicsDaily.COST_PER_MILLION_OUTPUT_TOKENS, 0),
      money(row, UnitEconomicsDaily.COST_PER_ACCURATE_PREDICTION, 3),
      Html.lines(
          measured(row, UnitEconomicsDaily.JOULES_PER_REQUEST, 1, " J"),
          measured(row, UnitEconomicsDaily.GRAMS_PER_THOUSAND_REQUESTS, 2, " g")),
      Html.lines(
          measured(row, UnitEconomicsDaily.LATENCY_P50, 2, " s"),
          measured(row, UnitEconomicsDaily.LATENCY_P95, 2, " s")),
      measured(row, UnitEconomicsDaily.BATCH_SIZE, 1, ""),
      Html.span("words", String.join("; ", reasons(row)))
    };
  }

  private static String measured(Cells row, Col figure, int decimals, String unit) {
    return row.has(figure)
        ? Numbers.decimal(BigDecimal.valueOf(row.real(figure)), decimals) + unit
        : NONE;
  }

  /** Stretches without a scrape of an hour and more, which the report names. */
  private static String gaps(List<Cells> rows) {
    return rows.stream()
        .filter(row -> row.has(UnitEconomicsDaily.LONGEST_GAP))
        .filter(row -> row.decimal(UnitEconomicsDaily.LONGEST_GAP).compareTo(LONG) >= 0)
        .max(Comparator.comparing(row -> row.decimal(UnitEconomicsDaily.LONGEST_GAP)))
        .map(
            row ->
                " Counters were carried over up to "
                    + Numbers.duration(row.decimal(UnitEconomicsDaily.LONGEST_GAP))
                    + " without a scrape ("
                    + served(row)
                    + "); what they gained is all of the later scrape's date.")
        .orElse("");
  }

  /** A price of one, of so many powers of ten of it. */
  private static String money(Cells row, Col figure, int powers) {
    return row.has(figure)
        ? Numbers.money(
            row.decimal(figure).movePointRight(powers), row.text(UnitEconomicsDaily.CURRENCY))
        : NONE;
  }

  private static List<String> reasons(Cells row) {
    return row.<String, String>map(UnitEconomicsDaily.ABSENT_REASONS).values().stream()
        .distinct()
        .map(reason -> Term.of(AbsentFactor.class, reason).meaning())
        .sorted()
        .toList();
  }

  private String file() {
    return id() + ".csv";
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
