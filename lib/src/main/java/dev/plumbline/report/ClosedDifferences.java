package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.terms.BridgeStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the shown night saw of billing periods that were closed before. */
final class ClosedDifferences {
  /** Steps of closed bridges that are not what they were. */
  static final Need STEPS =
      Need.of(InvoiceBridge.TABLE, new Scope.SeenOnShownDate(InvoiceBridge.SEEN_DATE))
          .atMost(100_000);

  /** GPU time and its cost, by the date it is about. */
  static final Need GPU_TIME = Need.of(GpuWaterfallDaily.TABLE, new Scope.CorrectionsOfShownDate());

  private ClosedDifferences() {}

  /** A sentence per currency and a table of invoices; nothing where no difference was seen. */
  static List<Html> content(Figures figures) {
    List<Cells> steps = figures.of(STEPS).shown();
    List<Cells> gpuTime = figures.of(GPU_TIME).shown();
    if (steps.isEmpty() && gpuTime.isEmpty()) {
      return List.of();
    }
    List<Html> content = new ArrayList<>();
    content.add(
        tag(
            "h3",
            "Corrections of closed billing periods, seen on "
                + Numbers.date(figures.night().figuresDate())));
    gpuTime.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.text(GpuWaterfallDaily.CURRENCY), TreeMap::new, Collectors.toList()))
        .forEach((currency, rows) -> content.add(Notes.paragraph(sentence(currency, rows))));
    if (!steps.isEmpty()) {
      content.add(table(Invoice.of(steps)));
    }
    return content;
  }

  /** Of GPU time: how much in all, and of which dates. */
  static String sentence(String currency, List<Cells> rows) {
    Map<LocalDate, List<Cells>> dates =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.date(GpuWaterfallDaily.CORRECTS_DATE),
                    TreeMap::new,
                    Collectors.toList()));
    return "GPU time of closed periods costs "
        + cost(rows, currency)
        + " more than it was closed with: "
        + dates.entrySet().stream()
            .map(date -> cost(date.getValue(), currency) + " on " + Numbers.date(date.getKey()))
            .collect(Collectors.joining(", "))
        + ". The closed rows stand as they were; these are rows of tonight, outside its prices"
        + " and its figures above.";
  }

  private static String cost(List<Cells> rows, String currency) {
    return Numbers.money(rows.stream().collect(Sum.of(GpuWaterfallDaily.COST)).value(), currency);
  }

  private static Html table(List<Invoice> invoices) {
    Table table =
        new Table("Differences to closed invoices")
            .text("Invoice")
            .line("Period from")
            .number("Billed", "Effective", "GPU compute");
    for (Invoice invoice : invoices) {
      table.row(
          invoice.name(),
          Numbers.date(invoice.period()),
          amount(invoice, BridgeStep.BILLED_COST),
          amount(invoice, BridgeStep.EFFECTIVE_COST),
          amount(invoice, BridgeStep.GPU_COMPUTE));
    }
    return table.html();
  }

  /** A step without a difference has no row. */
  private static Object amount(Invoice invoice, BridgeStep step) {
    return Numbers.money(invoice.amountOf(step).orElse(BigDecimal.ZERO), invoice.currency());
  }
}
