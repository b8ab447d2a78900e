package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where every accounted GPU-hour went, in time and in money. */
final class WaterfallSection implements Section {
  /** The waterfall of the shown date and of those before it. */
  static final Need ROWS =
      Need.of(GpuWaterfallDaily.TABLE, new Scope.NewestDates(30))
          .without(GpuWaterfallDaily.UNQUANTIFIED_COST, GpuWaterfallDaily.CORRECTS_DATE)
          .atMost(200_000);

  /** The file that has all rows. */
  static final String FILE = "waterfall.csv";

  private static final int CHARTS = 4;

  @Override
  public String id() {
    return "waterfall";
  }

  @Override
  public String title() {
    return "Where the GPU-hours and the money went";
  }

  @Override
  public String finding(Figures figures) {
    Accounts accounts = new Accounts(figures.ofShownDate(ROWS));
    if (accounts.seconds().value() == null || NotJoined.of(figures).isPresent()) {
      return title();
    }
    return "Of %s accounted, %s were idle waste, %s were delivered and %s were not measured"
        .formatted(
            Numbers.gpuHours(accounts.seconds().value()),
            Numbers.hours(accounts.seconds(Stage.Group.WASTE).valueOrZero()),
            Numbers.hours(accounts.seconds(Stage.Group.DELIVERED).valueOrZero()),
            Numbers.hours(accounts.seconds(Stage.Group.UNMEASURED).valueOrZero()));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, EfficiencySection.ROWS, AttentionSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    Accounts accounts = new Accounts(figures.ofShownDate(ROWS));
    if (accounts.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    List<Html> content = new ArrayList<>();
    content.add(NotJoined.note(figures));
    Optional<NotJoined> apart = NotJoined.of(figures);
    content.add(charts(accounts, apart));
    content.add(stages(accounts, apart.isPresent()));
    content.addAll(StageParts.of(figures.ofShownDate(EfficiencySection.ROWS)));
    content.add(
        Notes.small(
            "Every accounted GPU-second is in exactly one stage. Amounts in different columns of"
                + " cost differ in currency, in what priced them or in how final they are, and are"
                + " never added. The efficiency gap shows where to look; it is not waste. Standby"
                + " is idle time of owners that the configuration declares to wait: a cost with a"
                + " name."));
    content.add(TeamTable.of(figures.ofShownDate(ROWS)));
    content.add(Notes.capped(figures.of(ROWS), FILE));
    return content;
  }

  /** Charts of time and money; of time that is not joined to its bills only what has one. */
  private static Html charts(Accounts accounts, Optional<NotJoined> apart) {
    Tag charts = tag("div").with("class", "figures");
    Accounts timed = apart.map(NotJoined::billed).orElse(accounts);
    BigDecimal seconds = timed.seconds().value();
    if (seconds != null) {
      charts.add(
          chart(
              apart.isPresent() ? "GPU-hours with a bill" : "GPU-hours",
              timed,
              seconds,
              stage -> timed.seconds(stage::equals).value(),
              Numbers::inHours,
              Numbers::gpuHours));
    }
    for (PriceBasis basis : accounts.pricedBases().stream().limit(CHARTS).toList()) {
      BigDecimal cost = accounts.cost(basis).value();
      if (cost != null) {
        charts.add(
            chart(
                basis.title(),
                accounts,
                cost,
                stage -> accounts.cost(basis, stage::equals).value(),
                Function.identity(),
                value -> Numbers.money(value, basis.currency())));
      }
    }
    return charts;
  }

  private static Html chart(
      String title,
      Accounts accounts,
      BigDecimal total,
      Function<DrawnStage, BigDecimal> amount,
      Function<BigDecimal, BigDecimal> scale,
      Function<BigDecimal, String> text) {
    Chart chart = Chart.floating(title);
    chart.bar("Accounted", BigDecimal.ZERO, scale.apply(total), text.apply(total), "total");
    BigDecimal rest = total;
    for (DrawnStage stage : accounts.stages()) {
      BigDecimal part = amount.apply(stage);
      if (part != null && part.signum() != 0) {
        BigDecimal after = rest.subtract(part);
        chart.bar(
            stage.label(), scale.apply(rest), scale.apply(after), text.apply(part), stage.tone());
        rest = after;
      }
    }
    for (Stage.Group group : Stage.Group.values()) {
      chart.explain(group.text(), group.label());
    }
    return chart.html();
  }

  private static Html stages(Accounts accounts, boolean isApart) {
    List<PriceBasis> bases = accounts.pricedBases();
    Table table =
        new Table("Accounted GPU-hours and cost by stage")
            .text("Stage")
            .line("Counts as")
            .number("GPU-hours", "Share");
    bases.forEach(basis -> table.number(basis.title()));
    for (DrawnStage stage : accounts.stages()) {
      List<Object> cells = new ArrayList<>();
      cells.add(
          tag(
              "span",
              Html.text(stage.label()),
              tag("span", stage.meaning()).with("class", "meaning")));
      cells.add(
          tag(
              "span",
              Html.span("swatch tone-" + stage.tone(), ""),
              Html.text(stage.group().label())));
      Sum seconds = accounts.seconds(stage::equals);
      cells.add(seconds.isNothing() ? none() : Numbers.hours(seconds.value()));
      cells.add(seconds.isNothing() ? none() : share(accounts, seconds, isApart));
      bases.forEach(basis -> cells.add(money(accounts.cost(basis, stage::equals), basis)));
      table.row(cells.toArray());
    }
    List<Object> total = new ArrayList<>();
    total.add("Accounted");
    total.add("");
    total.add(isApart ? NotJoined.WORDS : Numbers.hours(accounts.seconds().value()));
    total.add(share(accounts, accounts.seconds(), isApart));
    bases.forEach(basis -> total.add(money(accounts.cost(basis), basis)));
    return table.total(total.toArray()).html();
  }

  /** A share of the accounted time, where that is a sum. */
  private static String share(Accounts accounts, Sum seconds, boolean isApart) {
    return isApart ? NotJoined.WORDS : Numbers.percent(accounts.share(seconds.value()));
  }

  /** A sum of money; without an addend it says so rather than print a zero. */
  static Object money(Sum sum, PriceBasis basis) {
    return sum.isNothing() ? none() : Numbers.money(sum.value(), basis.currency());
  }

  /** A cell to which nothing belongs. */
  static Html none() {
    return Html.span("none", "none");
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
