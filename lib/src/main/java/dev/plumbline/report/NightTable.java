package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.ReportedNight.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The nights of one month as a table, the newest first. */
final class NightTable {
  private NightTable() {}

  /** The table. */
  static Html of(String month, List<NightSummary> nights) {
    Table table =
        new Table(month)
            .stacked()
            .line("Night")
            .text("Status")
            .number("Accounted")
            .line("Idle waste")
            .number("Models traceable")
            .text("Checks", "Attention", "Dates published");
    nights.forEach(night -> table.row(cells(night)));
    return table.html();
  }

  private static Object[] cells(NightSummary night) {
    Html link = tag("a", Numbers.date(night.date())).with("href", night.date() + "/report.html");
    if (!night.isKnown()) {
      Object[] cells = new Object[8];
      Arrays.fill(cells, Html.span("absent", "not known"));
      cells[0] = link;
      cells[1] = Html.span("absent", "its report has no readable " + NightSummary.FILE);
      return cells;
    }
    NightSummary.Models models = night.models();
    return new Object[] {
      link,
      status(night),
      AttentionCell.accounted(night, Numbers.gpuHours(amount(night.time().accounted()))),
      waste(night),
      models.all() == null
          ? Numbers.NOT_MEASURED
          : Numbers.count(models.traceable()) + " of " + Numbers.count(models.all()),
      checks(night.checks()),
      AttentionCell.of(night.attention()),
      published(night.night().published())
    };
  }

  private static Html status(NightSummary night) {
    String figures = night.night().figuresDate();
    boolean isOwn = night.date().toString().equals(figures);
    Html shown =
        isOwn
            ? Html.nothing()
            : Html.span(
                "meaning",
                figures == null
                    ? "no figures"
                    : "figures of " + Numbers.date(LocalDate.parse(figures)));
    return tag("span", outcome(night.night().outcome()), shown);
  }

  private static Html outcome(String outcome) {
    if (Outcome.PUBLISHED.name().equals(outcome)) {
      return Html.span("good", "\u2713 published");
    }
    return Html.span(
        "poor",
        Outcome.GATE_FAILED.name().equals(outcome)
            ? "\u2717 stopped by the quality gate"
            : "\u2717 failed");
  }

  private static Html waste(NightSummary night) {
    List<Html> lines = new ArrayList<>();
    for (NightSummary.Waste waste : night.waste()) {
      String money = Numbers.money(amount(waste.measured()), waste.currency());
      String most = Numbers.money(amount(waste.atMost()), waste.currency());
      lines.add(
          tag("div", Html.text(money + ", at most " + most), Html.span("meaning", waste.basis())));
    }
    String hours = Numbers.gpuHours(amount(night.time().waste()));
    String most = Numbers.gpuHours(amount(night.time().wasteAtMost()));
    lines.add(tag("div", hours + ", at most " + most));
    return Html.all(lines);
  }

  private static Object checks(NightSummary.Checks checks) {
    if (checks.judged() == null) {
      return Numbers.NOT_MEASURED;
    }
    if (checks.failed() > 0) {
      return Html.span(
          "poor",
          "%s failed, %s warned of %s"
              .formatted(
                  Numbers.count(checks.failed()),
                  Numbers.count(checks.warned()),
                  Numbers.count(checks.judged())));
    }
    return checks.warned() > 0
        ? Html.span(
            "fair",
            "%s warned of %s"
                .formatted(Numbers.count(checks.warned()), Numbers.count(checks.judged())))
        : Html.span("good", "all " + Numbers.count(checks.judged()) + " passed");
  }

  private static Object published(List<String> dates) {
    if (dates.isEmpty()) {
      return WaterfallSection.none();
    }
    String first = Numbers.date(LocalDate.parse(dates.get(0)));
    return dates.size() == 1
        ? first
        : Numbers.count(dates.size())
            + ": "
            + first
            + " to "
            + Numbers.date(LocalDate.parse(dates.get(dates.size() - 1)));
  }

  private static BigDecimal amount(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
