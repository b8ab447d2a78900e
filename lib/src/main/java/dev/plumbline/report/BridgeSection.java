package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.ReportData.Bridge;
import dev.plumbline.tables.InvoiceBridge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** From each invoice's billed cost to the stages of the waterfall. */
final class BridgeSection implements Section {
  private static final int CHARTS = 6;

  @Override
  public String id() {
    return "invoice-bridge";
  }

  @Override
  public String title() {
    return "From the invoice to the GPUs";
  }

  @Override
  public List<Html> content(ReportData data) {
    List<Invoice> invoices = Invoice.of(data.bridge().shown());
    if (invoices.isEmpty()) {
      return List.of(
          Notes.absent(
              data.bridge()
                  .reason("No invoice or charge of this date\u2019s billing period was read.")));
    }
    List<Html> content = new ArrayList<>();
    content.add(summary(invoices));
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
    return content;
  }

  private static Html summary(List<Invoice> invoices) {
    Table table =
        new Table("Invoices and whether they close")
            .text("Invoice", "Issuer")
            .line("Period from")
            .number("Billed", "Effective", "GPU compute")
            .text("Closes");
    for (Invoice invoice : invoices) {
      boolean isClosed = invoice.closure().signum() == 0;
      table.row(
          invoice.name(),
          Numbers.name(invoice.issuer()),
          Numbers.date(invoice.period()),
          amount(invoice, "billed_cost"),
          amount(invoice, "effective_cost"),
          amount(invoice, "gpu_compute"),
          isClosed
              ? Html.span("good", "\u2713 to the last digit")
              : Html.span(
                  "poor", "\u2717 off by " + Numbers.money(invoice.closure(), invoice.currency())));
    }
    return table.html();
  }

  private static Object amount(Invoice invoice, String step) {
    return invoice
        .amountOf(step)
        .<Object>map(amount -> Numbers.money(amount, invoice.currency()))
        .orElse(Numbers.NOT_MEASURED);
  }

  private static Html chart(Invoice invoice) {
    Chart chart = Chart.floating("From billed cost to the stages");
    BigDecimal running = BigDecimal.ZERO;
    for (Bridge step : invoice.steps()) {
      BigDecimal amount = step.amount();
      String text = Numbers.money(amount, invoice.currency());
      if ("balance".equals(step.stepKind())) {
        chart.bar(Invoice.label(step), BigDecimal.ZERO, amount, text, "total");
        running = amount;
      } else if (amount.signum() != 0) {
        boolean isStage = "stage".equals(step.stepKind());
        BigDecimal after = isStage ? running.subtract(amount) : running.add(amount);
        chart.bar(Invoice.label(step), running, after, text, tone(step));
        running = after;
      }
    }
    chart.explain("total", "balance").explain("plus", "added").explain("minus", "taken off");
    for (Stage.Group group : Stage.Group.values()) {
      chart.explain(group.tone(), group.label());
    }
    return chart.html();
  }

  private static String tone(Bridge step) {
    if ("stage".equals(step.stepKind())) {
      return Stage.of(Invoice.stageOf(step)).group().tone();
    }
    return step.amount().signum() < 0 ? "minus" : "plus";
  }

  private static Html steps(Invoice invoice) {
    Table table = new Table("Steps of " + invoice.name()).text("Step").number("Amount");
    for (Bridge step : invoice.steps()) {
      table.rowOf(
          "balance".equals(step.stepKind()) ? "balance" : "",
          Invoice.label(step),
          Numbers.money(step.amount(), invoice.currency()));
    }
    return table.html();
  }

  @Override
  public Csv csv(ReportData data) {
    Csv csv =
        Csv.of(
            id(),
            InvoiceBridge.PERIOD,
            InvoiceBridge.INVOICE,
            InvoiceBridge.ISSUER,
            InvoiceBridge.BILLING_ACCOUNT,
            InvoiceBridge.CURRENCY,
            InvoiceBridge.STEP_NUMBER,
            InvoiceBridge.STEP,
            InvoiceBridge.STEP_KIND,
            InvoiceBridge.AMOUNT);
    data.bridge()
        .shown()
        .forEach(
            row ->
                csv.row(
                    row.billingPeriodStart(),
                    row.invoice(),
                    row.issuer(),
                    row.billingAccount(),
                    row.currency(),
                    row.stepNumber(),
                    row.step(),
                    row.stepKind(),
                    row.amount()));
    return csv;
  }
}
