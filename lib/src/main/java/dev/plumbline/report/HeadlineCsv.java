package dev.plumbline.report;

import dev.plumbline.report.Accounts.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The figures to read first as rows: one for each figure, currency and basis of the price. Those
 * that are sums of rows have an id, which {@code plumbline explain} takes.
 */
final class HeadlineCsv {

  private HeadlineCsv() {}

  static Csv of(String name, Figures figures) {
    Csv csv =
        new Csv(
            name,
            "date",
            "figure",
            "currency",
            "price_source",
            "price_state",
            "value",
            "at_most",
            "unit",
            "figure_id");
    Accounts accounts = new Accounts(figures.ofShownDate(WaterfallSection.ROWS));
    Object date = figures.night().figuresDate();
    Optional<NotJoined> apart = NotJoined.of(figures);
    if (apart.isPresent()) {
      seconds(csv, date, "accounted_with_bill", apart.get().billed());
      seconds(csv, date, "accounted_without_bill", apart.get().unbilled());
    } else {
      seconds(csv, date, "accounted", accounts);
    }
    RooflineShare roofline = RooflineShare.of(figures);
    accounts.pricedBases().forEach(basis -> money(csv, date, accounts, basis));
    accounts.pricedBases().forEach(basis -> shares(csv, date, accounts, roofline, basis));
    if (apart.isPresent()) {
      waste(csv, date, "idle_waste_with_bill", apart.get().billed());
      waste(csv, date, "idle_waste_without_bill", apart.get().unbilled());
    } else if (!accounts.isEmpty()) {
      waste(csv, date, "idle_waste", accounts);
    }
    Double most = accounts.deliveredAtMost();
    String share = id(date, "delivered", null);
    csv.row(date, "delivered", null, null, null, accounts.delivered(), most, "ratio", share);
    Double roof = roofline.byHours().quotient();
    csv.row(date, "roofline", null, null, null, roof, null, "ratio", null);
    models(csv, date, figures);
    return csv;
  }

  private static void models(Csv csv, Object date, Figures figures) {
    List<Model> lineage = Model.of(figures);
    long traceable = lineage.stream().filter(row -> Boolean.TRUE.equals(row.isTraceable())).count();
    boolean isKnown = !lineage.isEmpty();
    Long traced = isKnown ? Long.valueOf(traceable) : null;
    Long models = isKnown ? Long.valueOf(lineage.size()) : null;
    csv.row(date, "models_traceable", null, null, null, traced, null, "count", null);
    csv.row(date, "models", null, null, null, models, null, "count", null);
  }

  private static String id(Object date, String figure, String currency) {
    return date + "/" + figure + (currency == null ? "" : "/" + currency);
  }

  /** Shares that the cost under a basis weighs. */
  private static void shares(
      Csv csv, Object date, Accounts accounts, RooflineShare roofline, PriceBasis basis) {
    String source = basis.priceSource();
    String state = basis.priceState();
    String unit = basis.currency();
    Double delivered = accounts.delivered(basis);
    String id = id(date, "delivered", unit);
    csv.row(date, "delivered", unit, source, state, delivered, null, "ratio_of_cost", id);
    Double roof = roofline.byCost(basis);
    csv.row(date, "roofline", unit, source, state, roof, null, "ratio_by_cost", null);
  }

  private static void seconds(Csv csv, Object date, String figure, Accounts of) {
    String id = figure.equals("accounted") ? id(date, figure, null) : null;
    csv.row(date, figure, null, null, null, of.seconds().value(), null, "gpu_seconds", id);
  }

  private static void waste(Csv csv, Object date, String figure, Accounts of) {
    Interval waste = of.wasteSeconds();
    BigDecimal least = waste.measured().valueOrZero();
    BigDecimal most = waste.highest().valueOrZero();
    String id = figure.equals("idle_waste") ? id(date, figure, null) : null;
    csv.row(date, figure, null, null, null, least, most, "gpu_seconds", id);
  }

  private static void money(Csv csv, Object date, Accounts accounts, PriceBasis basis) {
    String source = basis.priceSource();
    String state = basis.priceState();
    String unit = basis.currency();
    String all = id(date, "accounted", unit);
    BigDecimal cost = accounts.cost(basis).value();
    csv.row(date, "cost", unit, source, state, cost, null, "money", all);
    BigDecimal least = accounts.waste(basis).measured().valueOrZero();
    BigDecimal most = least == null ? null : accounts.waste(basis).highest().valueOrZero();
    String id = id(date, "idle_waste", unit);
    csv.row(date, "idle_waste", unit, source, state, least, most, "money", id);
  }
}
