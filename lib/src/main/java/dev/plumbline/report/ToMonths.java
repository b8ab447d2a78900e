package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceBridge;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The way from a night's report to the pages of months, which are written after it: of the night's
 * month and the one before, where a billing period of the shown invoices starts in them.
 */
final class ToMonths {
  /** The folder of the pages, beside the report. */
  static final String FOLDER = "months";

  private ToMonths() {}

  /** Where the months' pages are; nothing where there are none. */
  static Html of(Figures figures, List<Cells> bridge) {
    if (figures.night().outcome() != Outcome.PUBLISHED) {
      return Html.nothing();
    }
    YearMonth night = YearMonth.from(figures.night().date());
    TreeSet<YearMonth> months =
        bridge.stream()
            .map(row -> YearMonth.from(row.date(InvoiceBridge.PERIOD)))
            .filter(month -> !month.isBefore(night.minusMonths(1)) && !month.isAfter(night))
            .collect(Collectors.toCollection(TreeSet::new));
    Html.Tag ways = tag("p").with("class", "small");
    for (YearMonth month : months.descendingSet()) {
      ways.add(
          tag("a", "Who pays for " + Numbers.month(month.atDay(1)))
              .with("href", FOLDER + "/" + month + "/" + SheetName.LIST),
          Html.text(": the month by team, a page for each. "));
    }
    return months.isEmpty() ? Html.nothing() : ways;
  }
}
