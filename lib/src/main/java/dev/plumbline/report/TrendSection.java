package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The night beside the other dates at hand. */
final class TrendSection implements Section {
  @Override
  public String id() {
    return "trend";
  }

  @Override
  public String title() {
    return "Beside the nights before";
  }

  @Override
  public String finding(Figures figures) {
    TreeMap<LocalDate, Accounts> dates = byDate(figures);
    LocalDate shown = figures.night().figuresDate();
    LocalDate before = shown == null ? null : dates.lowerKey(shown);
    if (before == null || !dates.containsKey(shown) || NotJoined.of(figures).isPresent()) {
      return title();
    }
    return "Idle waste is %s of the accounted GPU-hours, after %s on %s"
        .formatted(
            Numbers.percent(waste(dates.get(shown))),
            Numbers.percent(waste(dates.get(before))),
            Numbers.date(before));
  }

  private static TreeMap<LocalDate, Accounts> byDate(Figures figures) {
    TreeMap<LocalDate, Accounts> dates = new TreeMap<>();
    figures.of(WaterfallSection.ROWS).shown().stream()
        .collect(Collectors.groupingBy(row -> row.date(GpuWaterfallDaily.USAGE_DATE)))
        .forEach((date, rows) -> dates.put(date, new Accounts(rows)));
    return dates;
  }

  @Override
  public List<Need> needs() {
    return List.of(WaterfallSection.ROWS, AttentionSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    TreeMap<LocalDate, Accounts> dates = byDate(figures);
    if (dates.isEmpty()) {
      return List.of(Notes.absent(figures, WaterfallSection.ROWS));
    }
    if (dates.size() == 1) {
      return List.of(Notes.small("One date is at hand so far; there is nothing to compare."));
    }
    return List.of(
        tag(
                "div",
                line(
                    "Accounted GPU-hours", "total", dates, TrendSection::hours, TrendSection::text),
                line(
                    "Delivered, of GPU-hours",
                    "delivered",
                    dates,
                    Accounts::delivered,
                    Numbers::percent),
                line(
                    "Idle waste, measured, of GPU-hours",
                    "waste",
                    dates,
                    TrendSection::waste,
                    Numbers::percent))
            .with("class", "figures thirds"),
        table(dates, figures.night().figuresDate()),
        byCost(dates),
        Notes.capped(figures.of(WaterfallSection.ROWS), WaterfallSection.FILE));
  }

  private static Double hours(Accounts accounts) {
    BigDecimal seconds = accounts.seconds().value();
    return seconds == null ? null : Numbers.inHours(seconds).doubleValue();
  }

  private static String text(Double hours) {
    return hours == null
        ? Numbers.NOT_MEASURED
        : Numbers.decimal(BigDecimal.valueOf(hours), 2) + "\u00a0GPU-h";
  }

  private static Double waste(Accounts accounts) {
    return accounts.share(accounts.wasteSeconds().measured().valueOrZero());
  }

  private static Html line(
      String title,
      String tone,
      TreeMap<LocalDate, Accounts> dates,
      Function<Accounts, Double> figure,
      Function<Double, String> text) {
    Chart chart = Chart.line(title);
    // A list that holds nulls: a gap must stay a gap.
    List<Double> values = new ArrayList<>();
    dates.forEach(
        (date, accounts) -> {
          values.add(figure.apply(accounts));
          chart.label(Numbers.date(date), "");
        });
    return chart.part(title, tone, values, values.stream().map(text).toList()).html();
  }

  private static Html table(TreeMap<LocalDate, Accounts> dates, LocalDate night) {
    List<PriceBasis> bases =
        dates.values().stream()
            .flatMap(accounts -> accounts.pricedBases().stream())
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList();
    Table table =
        new Table("Dates side by side")
            .line("Date")
            .number(
                "Accounted GPU-hours",
                "Delivered, of GPU-hours",
                "Idle waste, of GPU-hours",
                "Not measured, of GPU-hours");
    bases.forEach(basis -> table.number("Cost: " + basis.title()));
    dates
        .descendingMap()
        .forEach(
            (date, accounts) -> {
              List<Object> cells = new ArrayList<>();
              cells.add(Numbers.date(date));
              cells.add(Numbers.hours(accounts.seconds().value()));
              cells.add(Numbers.percent(accounts.delivered()));
              cells.add(Numbers.percent(waste(accounts)));
              cells.add(
                  Numbers.percent(
                      accounts.share(accounts.seconds(Stage.Group.UNMEASURED).valueOrZero())));
              bases.forEach(
                  basis -> cells.add(WaterfallSection.money(accounts.cost(basis), basis)));
              table.rowOf(date.equals(night) ? "now" : "", cells.toArray());
            });
    return table.html();
  }

  private static Html byCost(TreeMap<LocalDate, Accounts> dates) {
    Map<String, Accounts> newestFirst = new LinkedHashMap<>();
    dates.descendingMap().forEach((date, of) -> newestFirst.put(Numbers.date(date), of));
    return CostShares.of("Shares of cost, date by date", "Date", newestFirst);
  }

  @Override
  public Csv csv(Figures figures) {
    Csv csv =
        new Csv(
            id(),
            "date",
            "accounted_gpu_seconds",
            "delivered_ratio",
            "idle_waste_ratio",
            "unobserved_or_unknown_ratio",
            "cost",
            "currency",
            "price_source",
            "price_state",
            "weighted_by");
    byDate(figures).forEach((date, accounts) -> rows(csv, date, accounts));
    return csv;
  }

  /** Shares of GPU-seconds, then those of the cost under each basis. */
  private static void rows(Csv csv, LocalDate date, Accounts accounts) {
    BigDecimal seconds = accounts.seconds().value();
    Double unmeasured = accounts.share(accounts.seconds(Stage.Group.UNMEASURED).valueOrZero());
    Double waste = waste(accounts);
    Object delivered = accounts.delivered();
    csv.row(date, seconds, delivered, waste, unmeasured, null, null, null, null, "gpu_seconds");
    for (PriceBasis basis : accounts.pricedBases()) {
      Sum cost = accounts.cost(basis);
      csv.row(
          date,
          null,
          accounts.delivered(basis),
          accounts.waste(basis).shareOf(cost),
          accounts.unmeasured(basis),
          cost.value(),
          basis.currency(),
          basis.priceSource(),
          basis.priceState(),
          "cost");
    }
  }
}
