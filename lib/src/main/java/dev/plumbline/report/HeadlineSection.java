package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures to read first. */
final class HeadlineSection implements Section {
  @Override
  public String id() {
    return "headline";
  }

  @Override
  public String title() {
    return "At a glance";
  }

  @Override
  public List<Need> needs() {
    return Stream.concat(
            Gap.NEEDS.stream(), Stream.of(UnobservedSection.ROWS, AttentionSection.ROWS))
        .toList();
  }

  @Override
  public List<Html> content(Figures figures) {
    Accounts accounts = new Accounts(figures.ofShownDate(WaterfallSection.ROWS));
    Optional<NotJoined> apart = NotJoined.of(figures);
    Tag tiles =
        tag(
                "div",
                accounted(accounts, apart),
                cost(accounts),
                waste(accounts, apart),
                delivered(accounts),
                RooflineShare.of(figures).tile(tile("Nearest roof", ""), accounts.pricedBases()),
                traceable(figures),
                checks(figures),
                unmeasured(figures, accounts))
            .with("class", "tiles");
    return List.of(
        tiles,
        origin(figures),
        Notes.capped(figures.of(WaterfallSection.ROWS), WaterfallSection.FILE));
  }

  /** Where a reader finds what a figure is made of. */
  private static Html origin(Figures figures) {
    LocalDate date = figures.night().figuresDate();
    return date == null
        ? Html.nothing()
        : Notes.small(
            "Which rows, charges, files and lines make a figure: plumbline explain "
                + date
                + "/idle_waste, and so for accounted, delivered, not_measured and each stage"
                + " below.");
  }

  private static Tag tile(String label, String className) {
    Tag link = Anchors.link(label);
    return tag("div", tag("h3", label).add(link))
        .with("class", ("tile " + className).trim())
        .anchored(label, link);
  }

  static Html value(String text) {
    boolean isAbsent = text.startsWith(Numbers.NOT_MEASURED);
    return tag("p", text).with("class", isAbsent ? "value absent" : "value");
  }

  static Html note(String text) {
    return tag("p", text).with("class", "note");
  }

  private static Html accounted(Accounts accounts, Optional<NotJoined> apart) {
    Tag tile = tile("Accounted GPU-hours", apart.isPresent() ? "warn" : "");
    if (apart.isPresent()) {
      return tile.add(value(NotJoined.WORDS), note(apart.get().accounted()));
    }
    Sum seconds = accounts.seconds();
    tile.add(value(Numbers.hours(seconds.value())), note("billed or observed, whichever is more"));
    if (seconds.missing() > 0) {
      tile.add(
          note(
              "without "
                  + Numbers.count(
                      seconds.missing(),
                      "row whose quantity is not known",
                      "rows whose quantity is not known")));
    }
    return tile;
  }

  private static Html cost(Accounts accounts) {
    Tag tile = tile("Cost", "");
    for (PriceBasis basis : accounts.pricedBases()) {
      Sum cost = accounts.cost(basis);
      tile.add(value(Numbers.money(cost.value(), basis.currency())), note(basis.label()));
    }
    BigDecimal unpriced = accounts.unpricedSeconds().value();
    if (unpriced != null && unpriced.signum() > 0) {
      tile.add(note(Numbers.gpuHours(unpriced) + " have no price and are in none of these"));
    }
    if (accounts.pricedBases().isEmpty()) {
      tile.add(value(Numbers.NO_PRICE));
    }
    return tile;
  }

  private static Html waste(Accounts accounts, Optional<NotJoined> apart) {
    Tag tile = tile("Idle waste", apart.isPresent() ? "warn" : "");
    if (apart.isPresent()) {
      tile.add(value(NotJoined.WORDS));
      for (PriceBasis basis : accounts.pricedBases()) {
        String money = interval(apart.get().billed().waste(basis), basis);
        tile.add(note(money + " with a bill, " + basis.label()));
      }
      return tile.add(note(apart.get().waste()));
    }
    for (PriceBasis basis : accounts.pricedBases()) {
      Accounts.Interval waste = accounts.waste(basis);
      tile.add(value(interval(waste, basis)), note(basis.label()));
    }
    if (!accounts.isEmpty()) {
      Accounts.Interval hours = accounts.wasteSeconds();
      tile.add(
          note(
              "%s measured; %s if all unobserved and unknown time was idle too"
                  .formatted(
                      Numbers.gpuHours(hours.measured().valueOrZero()),
                      Numbers.gpuHours(hours.highest().valueOrZero()))));
    } else {
      tile.add(value(Numbers.NOT_MEASURED));
    }
    return tile;
  }

  /** The interval, whose lower end is what was measured. */
  static String interval(Accounts.Interval interval, PriceBasis basis) {
    BigDecimal least = interval.measured().valueOrZero();
    BigDecimal most = interval.highest().valueOrZero();
    if (least == null || most == null) {
      return Numbers.NO_PRICE;
    }
    String from = Numbers.money(least, basis.currency());
    return least.compareTo(most) == 0
        ? from
        : from + " \u2013 " + Numbers.decimal(most, Numbers.decimalsOf(basis.currency()));
  }

  private static Html delivered(Accounts accounts) {
    Double share = accounts.delivered();
    Tag tile = tile("Delivered", "");
    for (PriceBasis basis : accounts.pricedBases()) {
      tile.add(
          value(Numbers.percent(accounts.delivered(basis))), note("of the cost: " + basis.title()));
    }
    if (accounts.pricedBases().isEmpty()) {
      tile.add(value(Numbers.percent(share)));
    }
    tile.add(
        note(
            Numbers.percent(share)
                + " of the accounted GPU-hours: tensor work at the peak\u2019s clock"));
    if (share != null) {
      tile.add(
          note(
              "at most %s, if all that is not measured or not resolved was delivered"
                  .formatted(Numbers.percent(accounts.deliveredAtMost()))));
    }
    return tile;
  }

  private static Html traceable(Figures figures) {
    List<Model> models = Model.of(figures);
    Tag tile = tile("Models traceable", "");
    if (models.isEmpty()) {
      return tile.add(value(Numbers.NOT_MEASURED));
    }
    long yes = models.stream().filter(row -> Boolean.TRUE.equals(row.isTraceable())).count();
    long open = models.stream().filter(row -> row.isTraceable() == null).count();
    tile.add(value(Numbers.count(yes) + " of " + Numbers.count(models.size())));
    tile.add(note("model versions, from deployment back to data, code and approval"));
    if (figures.of(LineageSection.ROWS).isCapped()) {
      tile.add(note("of the first " + Numbers.count(models.size()) + " only"));
    }
    if (open > 0) {
      tile.add(note(Numbers.count(open) + " could not be judged"));
    }
    return tile;
  }

  private static Html checks(Figures figures) {
    List<Cells> quality = figures.of(QualitySection.ROWS).shown();
    if (quality.isEmpty()) {
      return tile("Data quality checks", "").add(value(Numbers.NOT_MEASURED));
    }
    long stopping = quality.stream().filter(QualitySection::stopsPublication).count();
    long violated = quality.stream().filter(QualitySection::isViolated).count();
    long passed = quality.stream().filter(QualitySection::isPassed).count();
    long other = quality.size() - passed - violated;
    Tag tile =
        tile("Data quality checks passed", stopping > 0 ? "bad" : violated > 0 ? "warn" : "");
    tile.add(value(Numbers.count(passed) + " of " + Numbers.count(passed + violated)));
    tile.add(
        note(
            "violated: %s that stop publication, %s that warn; %s had no rows to judge"
                .formatted(
                    Numbers.count(stopping),
                    Numbers.count(violated - stopping),
                    Numbers.count(other))));
    return tile;
  }

  private static Html unmeasured(Figures figures, Accounts accounts) {
    List<Gap> gaps = Gap.of(figures);
    Tag tile = tile("Not measured", "");
    BigDecimal seconds = accounts.seconds(Stage.Group.UNMEASURED).value();
    tile.add(
        accounts.isEmpty()
            ? value(Numbers.NOT_MEASURED)
            : value(seconds == null ? "0 GPU-h" : Numbers.gpuHours(seconds)));
    tile.add(note("unobserved or unknown"));
    BigDecimal unresolved = accounts.seconds(Stage.Group.UNRESOLVED).value();
    if (unresolved != null && unresolved.signum() > 0) {
      tile.add(note(Numbers.gpuHours(unresolved) + " more were active, no counter tells at what"));
    }
    UnobservedSection.worst(figures).ifPresent(worst -> tile.add(note(worst)));
    return tile.add(
        tag(
                "p",
                tag("a", Numbers.count(gaps.size(), "entry", "entries") + " in the list")
                    .with("href", "#not-measured"))
            .with("class", "note"));
  }

  @Override
  public Csv csv(Figures figures) {
    return HeadlineCsv.of(id(), figures);
  }
}
