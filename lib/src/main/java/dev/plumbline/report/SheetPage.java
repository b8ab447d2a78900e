package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sheet of one model version, to be read and to be printed: the verdict, the graph, the twelve
 * links with the records behind them, and the files that the records stand in. Of one publication
 * it is the same whenever it is written.
 */
final class SheetPage {
  private final ModelSheet sheet;
  private final Cells ruling;
  private final SheetBook book;
  private final Html ways;

  private SheetPage(ModelSheet sheet, SheetBook book, Html ways) {
    this.sheet = sheet;
    this.ways = ways;
    this.ruling = sheet.ruling();
    this.book = book;
  }

  /** One of the sheets beside a night's report. */
  static SheetPage among(ModelSheet sheet, SheetBook book) {
    return new SheetPage(sheet, book, ways());
  }

  /** The same where nothing stands beside it. */
  static SheetPage alone(ModelSheet sheet, SheetBook book) {
    return new SheetPage(sheet, book, Html.nothing());
  }

  /** The whole file. */
  String html() {
    SheetLinks links = new SheetLinks(sheet);
    return SmallPage.styled(
        name(ruling),
        Page.resource("/report/sheet.css"),
        tag(
            "header",
            tag("p", "Plumbline: sheet of a model version").with("class", "brand"),
            tag("h1", name(ruling)),
            tag("p", "As of " + Numbers.date(book.date()) + ", end of the day (UTC)")
                .with("class", "small"),
            ways),
        tag("p", verdict(ruling)).with("class", isTraceable() ? "verdict good" : "verdict poor"),
        facts(),
        new SheetDrawing(sheet).html(),
        tag("h2", "The twelve links and their records"),
        links.html(command(ruling, book)),
        tag("h2", "The way back, step by step"),
        links.way(),
        tag("h2", "The files that these records stand in"),
        links.files(),
        footer());
  }

  /** Model and version. */
  static String name(Cells ruling) {
    return ruling.text(LineageCompleteness.MODEL) + " " + ruling.text(LineageCompleteness.VERSION);
  }

  private boolean isTraceable() {
    return ruling.isTrue(LineageCompleteness.IS_TRACEABLE);
  }

  private static Tag ways() {
    return tag(
            "p",
            tag("a", "Report of the night").with("href", "../report.html#lineage"),
            tag("a", "All sheets").with("href", SheetName.LIST))
        .with("class", "nights");
  }

  /** Whether it can be traced, and where not, why not. */
  static String verdict(Cells ruling) {
    long present = count(ruling, LinkState.PRESENT);
    long waived = count(ruling, LinkState.NOT_APPLICABLE);
    String counted =
        " %d of 12 links are present%s."
            .formatted(present, waived == 0 ? "" : ", " + waived + " waived");
    String broken = ruling.text(LineageCompleteness.FIRST_BROKEN_LINK);
    if (broken == null) {
      return "\u2713 Traceable." + counted;
    }
    String state =
        Arrays.stream(Link.values())
            .filter(link -> link.id().equals(broken))
            .map(link -> LinkSign.words(state(ruling, link)))
            .findFirst()
            .orElse(Numbers.NOT_KNOWN);
    String reason =
        ruling.<String, String>map(LineageCompleteness.LINK_REASONS).getOrDefault(broken, "");
    return "\u2717 Not traceable: %s is %s%s.%s"
        .formatted(
            Numbers.words(broken), state, reason.isEmpty() ? "" : " (" + reason + ")", counted);
  }

  private static long count(Cells ruling, LinkState state) {
    return Arrays.stream(Link.values())
        .filter(link -> state.text().equals(state(ruling, link)))
        .count();
  }

  private static String state(Cells ruling, Link link) {
    return ruling.text(LineageCompleteness.LINK_STATES.get(link.ordinal()));
  }

  /** The tier as people read it. */
  static String tier(Cells ruling) {
    String tier = ruling.text(LineageCompleteness.RISK_TIER);
    return tier == null ? "not declared, judged as high" : tier;
  }

  private Html facts() {
    Tag facts = tag("dl").with("class", "facts");
    fact(facts, "Registry", ruling.text(LineageCompleteness.REGISTRY));
    fact(facts, "Risk tier", tier(ruling));
    fact(
        facts,
        "This ruling stands since",
        Numbers.date(ruling.date(LineageCompleteness.AS_OF_DATE)));
    String run = ruling.text(LineageCompleteness.TRAINING_RUN_ID);
    fact(facts, "Training run", run == null ? "none is registered" : run);
    fact(facts, "Saturation", Numbers.percent(ruling.real(LineageCompleteness.SATURATION)));
    fact(
        facts,
        "GPU-hours behind it",
        Numbers.hours(ruling.decimal(LineageCompleteness.GPU_SECONDS_BEHIND)));
    fact(facts, "Cost behind it", costs());
    fact(
        facts,
        "Dataset versions behind it",
        "%s; the origin of %s is known"
            .formatted(
                Numbers.count(ruling.whole(LineageCompleteness.UPSTREAM_DATASETS)),
                Numbers.count(ruling.whole(LineageCompleteness.UPSTREAM_CLOSED))));
    fact(facts, "Sources without licence or legal basis", rights());
    fact(
        facts,
        "Policy",
        ruling.text(LineageCompleteness.POLICY_ID)
            + " "
            + ruling.text(LineageCompleteness.POLICY_VERSION));
    return facts;
  }

  private static void fact(Tag facts, String name, String value) {
    facts.add(tag("div", tag("dt", name), tag("dd", value)));
  }

  private String costs() {
    Map<String, BigDecimal> costs =
        new TreeMap<>(ruling.<String, BigDecimal>map(LineageCompleteness.COSTS_BEHIND));
    List<String> said = new ArrayList<>();
    costs.forEach((currency, cost) -> said.add(Numbers.money(cost, currency)));
    return said.isEmpty() ? Numbers.NO_PRICE : String.join(", ", said);
  }

  private String rights() {
    if (!ruling.has(LineageCompleteness.SOURCES_WITHOUT_LICENCE)) {
      return "not known: the way back could not be walked";
    }
    List<String> lacking = ruling.list(LineageCompleteness.SOURCES_WITHOUT_RIGHTS);
    return lacking.isEmpty() ? "none" : String.join("; ", lacking);
  }

  /** The command that says the same, of any date. */
  static String command(Cells ruling, SheetBook book) {
    return "plumbline trace --model %s --version %s --registry %s --as-of %s"
        .formatted(
            quoted(ruling.text(LineageCompleteness.MODEL)),
            quoted(ruling.text(LineageCompleteness.VERSION)),
            quoted(ruling.text(LineageCompleteness.REGISTRY)),
            book.date());
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private Html footer() {
    SheetBook.Edition edition = book.edition();
    return tag(
        "footer",
        tag("p", Html.text("The same on a terminal: "), tag("code", command(ruling, book))),
        tag(
            "p",
            "Publication %d of night %s, Plumbline %s. Only what was said by the end of the date"
                    .formatted(edition.publication(), edition.nightId(), edition.program())
                + " counts. GPU-hours and cost are of all runs behind it, which other models may"
                + " share: never add them up."));
  }
}
