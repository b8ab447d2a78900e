package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.CostMethod;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What teams would bear of the same charges by other methods, furthest from the charge first. */
final class MethodSection implements Section {
  /** Every part of every charge of the shown date. */
  static final Need ROWS =
      Need.of(MethodSpreadDaily.TABLE, new Scope.ShownDate())
          .descending(MethodSpreadDaily.CHARGED_COST)
          .ascending(
              MethodSpreadDaily.BILLING_RESOURCE_ID,
              MethodSpreadDaily.INVOICE,
              MethodSpreadDaily.CURRENCY,
              MethodSpreadDaily.METHOD,
              MethodSpreadDaily.HOLDER,
              MethodSpreadDaily.TEAM,
              MethodSpreadDaily.PROJECT)
          .atMost(100_000);

  private static final int SHOWN = 30;

  /** Why money has no figure by a method. */
  private record Unsplit(String currency, AbsentMethod why) implements Comparable<Unsplit> {
    @Override
    public int compareTo(Unsplit other) {
      return Comparator.comparing(Unsplit::currency)
          .thenComparing(Unsplit::why)
          .compare(this, other);
    }
  }

  @Override
  public String id() {
    return "methods";
  }

  @Override
  public String title() {
    return "The same charges by four methods";
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
    if (figures.of(ROWS).isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    List<Cells> rows = figures.of(ROWS).shown();
    Optional<MethodLine> worst =
        MethodLine.of(rows).stream().filter(MethodLine::isHeld).findFirst();
    if (worst.isEmpty()) {
      return "No machine that was held can be split by another method: "
          + mostly(unsplit(rows)).sentence();
    }
    BigDecimal change = worst.get().worst();
    return change.signum() == 0
        ? "Teams would bear what they are charged by every method"
        : "%s would bear %s %s than it is charged by \u201c%s\u201d"
            .formatted(
                worst.get().team(),
                Numbers.money(change.abs(), worst.get().currency()),
                change.signum() > 0 ? "more" : "less",
                worst.get().furthest().label());
  }

  @Override
  public List<Html> content(Figures figures) {
    Rows all = figures.of(ROWS);
    if (all.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    if (all.isCapped()) {
      return List.of(Notes.capped(all, file()));
    }
    List<Html> content = new ArrayList<>();
    List<MethodLine> lines = MethodLine.of(all.shown());
    if (!lines.isEmpty()) {
      Table table = table(lines, "Charges of " + Numbers.date(figures.night().figuresDate()));
      content.add(table.html());
      content.add(Notes.firstOf(table.size(), lines.size(), "lines", file()));
    }
    Map<Unsplit, Map<CostMethod, BigDecimal>> unsplit = unsplit(all.shown());
    if (!unsplit.isEmpty()) {
      content.add(absent(unsplit, charged(all.shown())));
    }
    content.add(
        Notes.small(
            "Only machines that somebody held, and in the first table only those of which every"
                + " method has a figure. Under each amount stands its difference to what is"
                + " charged. The usage of CPUs and memory is not measured: by every method the"
                + " request stands for it; of GPUs the larger of request and held time counts."
                + " What is left to nobody is idle by the method, and has the work without GPUs."));
    return content;
  }

  private static Table table(List<MethodLine> lines, String caption) {
    Table table = new Table(caption).stacked().text("Team").number(CostMethod.HELD_TIME.label());
    MethodLine.OTHERS.forEach(method -> table.number(method.label()));
    lines.stream().limit(SHOWN).forEach(line -> table.row(cells(line)));
    return table;
  }

  private static Object[] cells(MethodLine line) {
    List<Object> cells = new ArrayList<>();
    cells.add(Html.span("words", line.team()));
    cells.add(Numbers.money(line.charged(), line.currency()));
    for (CostMethod method : MethodLine.OTHERS) {
      BigDecimal cost = line.costs().get(method);
      cells.add(
          cost == null
              ? Numbers.NOT_KNOWN
              : tag(
                  "span",
                  Html.text(Numbers.money(cost, line.currency())),
                  Html.span("parts", Numbers.change(line.change(method), line.currency()))));
    }
    return cells.toArray();
  }

  /** The reason that most charges have. */
  private static AbsentMethod mostly(Map<Unsplit, Map<CostMethod, BigDecimal>> unsplit) {
    return unsplit.entrySet().stream()
        .max(Comparator.comparing(one -> one.getValue().values().iterator().next()))
        .orElseThrow()
        .getKey()
        .why();
  }

  private static Html absent(
      Map<Unsplit, Map<CostMethod, BigDecimal>> unsplit, Map<String, BigDecimal> all) {
    Table table =
        new Table("Charges without a figure")
            .stacked()
            .text("Why", "By")
            .number("Charged", "Of all charged");
    unsplit.forEach(
        (what, costs) -> {
          Map<BigDecimal, List<CostMethod>> alike = new TreeMap<>(Comparator.reverseOrder());
          costs.forEach((m, cost) -> alike.computeIfAbsent(cost, c -> new ArrayList<>()).add(m));
          alike.forEach(
              (cost, methods) ->
                  table.row(
                      Html.span("words", what.why().sentence()),
                      Html.span("words", words(methods)),
                      Numbers.money(cost, what.currency()),
                      share(cost, all.get(what.currency()))));
        });
    return table.html();
  }

  private static String words(List<CostMethod> methods) {
    return methods.equals(MethodLine.OTHERS)
        ? "every method but held time"
        : methods.stream().map(CostMethod::label).collect(Collectors.joining("; "));
  }

  private static String share(BigDecimal cost, BigDecimal whole) {
    return whole.signum() <= 0
        ? Numbers.NOT_KNOWN
        : Numbers.percent(cost.doubleValue() / whole.doubleValue());
  }

  private static Map<Unsplit, Map<CostMethod, BigDecimal>> unsplit(List<Cells> rows) {
    Map<Unsplit, Map<CostMethod, BigDecimal>> unsplit = new TreeMap<>();
    for (Cells row : rows) {
      String why = row.text(MethodSpreadDaily.ABSENT_REASON);
      if (why != null) {
        String currency = row.text(MethodSpreadDaily.CURRENCY);
        unsplit
            .computeIfAbsent(
                new Unsplit(currency, Term.of(AbsentMethod.class, why)),
                u -> new EnumMap<>(CostMethod.class))
            .merge(
                MethodLine.method(row),
                row.decimal(MethodSpreadDaily.CHARGED_COST),
                BigDecimal::add);
      }
    }
    return unsplit;
  }

  /** What is charged for machines that somebody held, by currency. */
  private static Map<String, BigDecimal> charged(List<Cells> rows) {
    Map<String, BigDecimal> charged = new TreeMap<>();
    for (Cells row : rows) {
      if (MethodLine.method(row) == CostMethod.HELD_TIME) {
        charged.merge(
            row.text(MethodSpreadDaily.CURRENCY),
            row.decimal(MethodSpreadDaily.CHARGED_COST),
            BigDecimal::add);
      }
    }
    return charged;
  }

  private String file() {
    return id() + ".csv";
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
