package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.terms.BridgeStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the shown night and those before it saw of billing periods that were closed before: which
 * month and invoice, whose account, how much, seen when. None of it is in another section.
 */
final class CorrectionsSection implements Section {
  private static final int NIGHTS = 30;
  private static final int SHOWN = 60;

  /** Steps of closed bridges that are not what they were. */
  static final Need STEPS =
      Need.of(InvoiceBridge.TABLE, new Scope.SeenOnNewestDates(InvoiceBridge.SEEN_DATE, NIGHTS))
          .atMost(100_000);

  /** GPU time and its cost, by the date it is about. */
  static final Need GPU_TIME =
      Need.of(GpuWaterfallDaily.TABLE, new Scope.CorrectionsOfNewestDates(NIGHTS)).atMost(100_000);

  @Override
  public String id() {
    return "corrections";
  }

  @Override
  public String title() {
    return "What changed in months that were closed";
  }

  @Override
  public String finding(Figures figures) {
    List<Invoice> changed =
        bySeenDate(figures.of(STEPS).shown()).values().stream().flatMap(List::stream).toList();
    return changed.isEmpty() ? title() : "Invoices of closed months now cost " + cost(changed);
  }

  @Override
  public List<Need> needs() {
    return List.of(STEPS, GPU_TIME);
  }

  @Override
  public boolean isShown(Figures figures) {
    return needs().stream()
        .map(figures::of)
        .anyMatch(rows -> !rows.isEmpty() || rows.absence() != null);
  }

  @Override
  public List<Html> content(Figures figures) {
    if (needs().stream().allMatch(need -> figures.of(need).isEmpty())) {
      return List.of(
          Notes.absent(
              figures.of(STEPS).reason("No night has seen a closed billing period change.")));
    }
    Map<LocalDate, List<Invoice>> nights = bySeenDate(figures.of(STEPS).shown());
    List<Html> content = new ArrayList<>();
    content.add(Notes.paragraph(sentence(figures.night().figuresDate(), nights)));
    content.add(
        Notes.paragraph(
            "A closed month stays as it was reported and charged back; what came later stands"
                + " here, dated the night that saw it. It is in no other figure of this report and"
                + " in no price of a GPU-second: the GPUs of that night did not cause it, and a"
                + " price that was closed does not move. To charge it back, put it on the"
                + " account\u2019s next statement as a line of its own."));
    content.add(nights.isEmpty() ? Html.nothing() : invoices(nights));
    content.add(ClosedGpuTime.table(figures.of(GPU_TIME).shown()));
    content.add(Notes.capped(figures.of(STEPS), id() + ".csv"));
    return content;
  }

  /** The newest night first, and in it the greatest change first. */
  private static TreeMap<LocalDate, List<Invoice>> bySeenDate(List<Cells> steps) {
    TreeMap<LocalDate, List<Invoice>> nights = new TreeMap<>(Comparator.reverseOrder());
    steps.stream()
        .collect(Collectors.groupingBy(row -> row.date(InvoiceBridge.SEEN_DATE)))
        .forEach(
            (night, rows) ->
                nights.put(
                    night,
                    Invoice.of(rows).stream()
                        .sorted(
                            Comparator.comparing(Invoice::currency)
                                .thenComparing(CorrectionsSection::size, Comparator.reverseOrder()))
                        .toList()));
    return nights;
  }

  private static BigDecimal size(Invoice invoice) {
    return of(invoice, BridgeStep.EFFECTIVE_COST).abs();
  }

  /** What the shown night saw, and what the nights before it did. */
  private static String sentence(LocalDate shown, Map<LocalDate, List<Invoice>> nights) {
    List<Invoice> tonight = nights.getOrDefault(shown, List.of());
    List<Invoice> before =
        nights.entrySet().stream()
            .filter(night -> !night.getKey().equals(shown))
            .flatMap(night -> night.getValue().stream())
            .toList();
    String first =
        Numbers.date(shown)
            + (tonight.isEmpty()
                ? " saw no invoice of a closed month change."
                : " saw " + changes(tonight) + ".");
    return before.isEmpty()
        ? first
        : first + " The nights before, up to " + NIGHTS + ", saw " + changes(before) + ".";
  }

  /** How many invoices changed, and by how much in each currency. */
  private static String changes(List<Invoice> invoices) {
    return Numbers.count(invoices.size(), "closed invoice", "closed invoices")
        + " change: effective cost "
        + cost(invoices);
  }

  /** How much more or less they cost in each currency. */
  private static String cost(List<Invoice> invoices) {
    return invoices.stream()
        .collect(
            Collectors.groupingBy(
                Invoice::currency,
                TreeMap::new,
                Sum.of((Invoice invoice) -> of(invoice, BridgeStep.EFFECTIVE_COST))))
        .entrySet()
        .stream()
        .map(sum -> Numbers.moreOrLess(sum.getValue().value(), sum.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static Html invoices(Map<LocalDate, List<Invoice>> nights) {
    Table table =
        new Table("Invoices that changed after their month was closed")
            .stacked()
            .text("Invoice", "Account")
            .line("Month", "Closed on", "Seen on")
            .number("Billed", "Effective", "Of it GPU compute")
            .text("Of it the rest");
    nights.forEach(
        (night, invoices) ->
            invoices.stream()
                .limit(SHOWN - (long) table.size())
                .forEach(invoice -> table.row(cells(night, invoice))));
    return table.html();
  }

  private static Object[] cells(LocalDate night, Invoice invoice) {
    String currency = invoice.currency();
    return new Object[] {
      invoice.name(),
      Html.lines(Numbers.name(invoice.account()), Numbers.name(invoice.issuer())),
      Numbers.month(invoice.period()),
      Numbers.date(invoice.closedOn()),
      Numbers.date(night),
      Numbers.change(of(invoice, BridgeStep.BILLED_COST), currency),
      Numbers.change(of(invoice, BridgeStep.EFFECTIVE_COST), currency),
      Numbers.change(of(invoice, BridgeStep.GPU_COMPUTE), currency),
      invoice.others().entrySet().stream()
          .map(step -> step.getKey() + " " + Numbers.change(step.getValue(), currency))
          .collect(Collectors.joining(", "))
    };
  }

  /** A step without a difference has no row. */
  private static BigDecimal of(Invoice invoice, BridgeStep step) {
    return invoice.amountOf(step).orElse(BigDecimal.ZERO);
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(STEPS));
  }
}
