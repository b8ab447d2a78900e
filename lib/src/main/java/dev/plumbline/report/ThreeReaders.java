package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first three sentences of a report, one for each of its readers, each with the way to more:
 * which GPUs idle, whose the money is, and whether the models can be traced. What was not measured
 * is said in the sentence.
 */
final class ThreeReaders {
  private static final int BASES = 3;

  private final Figures figures;
  private final List<Cells> waterfall;
  private final Accounts accounts;

  private ThreeReaders(Figures figures) {
    this.figures = figures;
    this.waterfall = figures.ofShownDate(WaterfallSection.ROWS);
    this.accounts = new Accounts(waterfall);
  }

  /** The sentences; nothing where no figures are shown. */
  static Html of(Figures figures) {
    if (figures.night().figuresDate() == null) {
      return Html.nothing();
    }
    ThreeReaders readers = new ThreeReaders(figures);
    return tag(
            "ul",
            line("Idle GPUs", new IdleSection(), readers.idle()),
            line("Money", new BridgeSection(), readers.money()),
            line("Models", new LineageSection(), readers.models()))
        .with("class", "readers");
  }

  private static Tag line(String about, Section section, String sentence) {
    return tag(
        "li", tag("a", about).with("href", "#" + section.id()), Html.text(": " + sentence + "."));
  }

  private String idle() {
    if (accounts.isEmpty()) {
      return "not measured, since no GPU time of this date is known";
    }
    String found = found(new IdleSection());
    Sum unmeasured = accounts.seconds(Stage.Group.UNMEASURED);
    String idle = found == null ? "no GPU was found idle" : found;
    return unmeasured.isNothing() || unmeasured.valueOrZero().signum() == 0
        ? idle
        : idle + "; " + Numbers.gpuHours(unmeasured.value()) + " more were not measured";
  }

  private String money() {
    List<PriceBasis> bases = accounts.pricedBases();
    if (bases.isEmpty()) {
      return "not measured, since no bill and no price of this date is known";
    }
    String teams =
        bases.stream().limit(BASES).map(this::withoutTeam).collect(Collectors.joining(", "));
    String more = bases.size() > BASES ? " and more below" : "";
    String bridge = found(new BridgeSection());
    return teams
        + more
        + " belong to no team; "
        + (bridge == null ? "no invoice of the month was read" : bridge);
  }

  private String withoutTeam(PriceBasis basis) {
    Sum all = accounts.cost(basis);
    Sum without =
        new Accounts(waterfall.stream().filter(row -> !row.has(GpuWaterfallDaily.TEAM)).toList())
            .cost(basis);
    return Numbers.money(without.valueOrZero(), basis.currency())
        + " of "
        + Numbers.money(all.value(), basis.currency())
        + " ("
        + basis.label()
        + ")";
  }

  private String models() {
    String found = found(new LineageSection());
    return found == null ? "not measured, since no model version is known" : found;
  }

  /** What the section found; null where it found nothing. */
  private String found(Section section) {
    String finding = section.finding(figures);
    return finding.equals(section.title()) ? null : finding;
  }
}
