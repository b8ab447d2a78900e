package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.terms.BridgeStep;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** From each invoice's billed cost to the stages of the waterfall. */
final class BridgeSection implements Section {
  /** The invoices of the billing period that the shown date lies in. */
  static final Need ROWS =
      Need.of(InvoiceBridge.TABLE, new Scope.PeriodOfShownDate()).atMost(100_000);

  private static final int CHARTS = 6;

  private static final String MEANINGS =
      "Billed is what the invoice says. Effective is what the use of the month costs: what was paid"
          + " in advance counts where it is used, not where it was bought. GPU compute is the part"
          + " of it that paid for GPU time.";

  @Override
  public String id() {
    return "invoice-bridge";
  }

  @Override
  public String title() {
    return "From the invoice to the GPUs";
  }

  @Override
  public String finding(Figures figures) {
    List<Invoice> invoices = invoices(figures);
    long open = invoices.stream().filter(invoice -> invoice.closure().signum() != 0).count();
    if (invoices.isEmpty()) {
      return title();
    }
    String found =
        open == 0
            ? Numbers.count(invoices.size(), "invoice comes", "invoices come")
                + " down to what the GPUs did without a remainder"
            : Numbers.count(open)
                + " of "
                + Numbers.count(invoices.size(), "invoice does", "invoices do")
                + " not come down to the GPUs without a remainder";
    return found + InvoicesBeside.missing(figures);
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, InvoicesBeside.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Invoice> invoices = invoices(figures);
    List<Html> content = new ArrayList<>();
    if (invoices.isEmpty()) {
      content.addAll(
          InvoicesBeside.or(
              figures,
              Notes.absent(
                  figures
                      .of(ROWS)
                      .reason(
                          "No invoice or charge of this date\u2019s billing period was read."))));
      return content;
    }
    content.add(summary(invoices));
    content.add(ToMonths.of(figures, figures.of(ROWS).shown()));
    content.add(Notes.small(MEANINGS));
    content.addAll(InvoicesBeside.html(figures));
    invoices.stream()
        .limit(CHARTS)
        .forEach(
            invoice ->
                content.add(
                    tag(
                            "div",
                            tag("h3", invoice.title()),
                            tag(
                                    "div",
                                    tag("div", chart(invoice)).with("class", "figures one"),
                                    steps(invoice))
                                .with("class", "pair"))
                        .with("class", "invoice")));
    content.add(
        Notes.firstOf(
            Math.min(CHARTS, invoices.size()), invoices.size(), "invoices", id() + ".csv"));
    content.add(Notes.capped(figures.of(ROWS), id() + ".csv"));
    return content;
  }

  /** The invoices as they are now, or as they were closed. */
  private static List<Invoice> invoices(Figures figures) {
    return Invoice.of(figures.of(ROWS).where(step -> !step.has(InvoiceBridge.SEEN_DATE)));
  }

  private static Html summary(List<Invoice> invoices) {
    Table table =
        new Table("Invoices and whether they close")
            .stacked()
            .text("Invoice", "Issuer")
            .line("Month")
            .number("Billed", "Effective", "GPU compute")
            .text("Closes");
    for (Invoice invoice : invoices) {
      boolean isClosed = invoice.closure().signum() == 0;
      table.row(
          invoice.name(),
          Numbers.name(invoice.issuer()),
          Numbers.month(invoice.period()),
          amount(invoice, BridgeStep.BILLED_COST),
          amount(invoice, BridgeStep.EFFECTIVE_COST),
          amount(invoice, BridgeStep.GPU_COMPUTE),
          isClosed
              ? Html.span("good", "\u2713 to the last digit")
              : Html.span(
                  "poor",
                  "\u2717 off by "
                      + Numbers.money(invoice.closure(), invoice.currency())
                      + why(invoice)));
    }
    return table.html();
  }

  private static String why(Invoice invoice) {
    return invoice.unexplained().signum() == 0
        ? ""
        : ": charge lines whose effective cost is not the billed one, beyond any rounding, and that"
            + " name no commitment";
  }

  private static Object amount(Invoice invoice, BridgeStep step) {
    return invoice
        .amountOf(step)
        .<Object>map(amount -> Numbers.money(amount, invoice.currency()))
        .orElse(Numbers.NOT_MEASURED);
  }

  private static Html chart(Invoice invoice) {
    Chart chart = Chart.floating("From billed cost to the stages");
    BigDecimal running = BigDecimal.ZERO;
    for (Cells step : invoice.steps()) {
      BigDecimal amount = step.decimal(InvoiceBridge.AMOUNT);
      String text = Numbers.money(amount, invoice.currency());
      if (Invoice.is(step, BridgeStep.Kind.BALANCE)) {
        chart.bar(Invoice.label(step), BigDecimal.ZERO, amount, text, "total");
        running = amount;
      } else if (amount.signum() != 0 && !Invoice.is(step, BridgeStep.Kind.CHECK)) {
        boolean isStage = Invoice.is(step, BridgeStep.Kind.STAGE);
        BigDecimal after = isStage ? running.subtract(amount) : running.add(amount);
        chart.bar(Invoice.label(step), running, after, text, tone(step));
        running = after;
      }
    }
    chart.explain("total", "balance").explain("plus", "added").explain("minus", "taken off");
    for (Stage.Group group : Stage.Group.values()) {
      chart.explain(group.text(), group.label());
    }
    return chart.html();
  }

  private static String tone(Cells step) {
    if (Invoice.is(step, BridgeStep.Kind.STAGE)) {
      return DrawnStage.of(Invoice.stageOf(step)).tone();
    }
    return step.decimal(InvoiceBridge.AMOUNT).signum() < 0 ? "minus" : "plus";
  }

  private static Html steps(Invoice invoice) {
    Table table = new Table("Steps of " + invoice.name()).text("Step").number("Amount");
    long zeros = 0;
    for (Cells step : invoice.steps()) {
      boolean isZero = step.decimal(InvoiceBridge.AMOUNT).signum() == 0;
      if (isZero && Invoice.is(step, BridgeStep.Kind.MOVEMENT)) {
        zeros++;
        continue;
      }
      table.rowOf(
          Invoice.is(step, BridgeStep.Kind.BALANCE) ? "balance" : "",
          Invoice.label(step),
          Numbers.money(step.decimal(InvoiceBridge.AMOUNT), invoice.currency()));
    }
    return tag("div", table.html())
        .with("class", "stack")
        .add(
            zeros == 0
                ? Html.nothing()
                : Notes.small(Numbers.count(zeros, "step", "steps") + " of zero left out."));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
