package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceReconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What stands beside the invoices' billed costs: what was left out, and what finance received. */
final class InvoicesBeside {
  /** The invoices of the billing period that the shown date lies in. */
  static final Need ROWS =
      Need.of(InvoiceReconciliation.TABLE, new Scope.PeriodOfShownDate()).atMost(100_000);

  private static final int SHOWN = 50;

  private InvoicesBeside() {}

  /** The invoices of which something was left out or a total was received; nothing without any. */
  static List<Html> html(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown().stream().filter(InvoicesBeside::isShown).toList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Table table =
        new Table("Beside the billed costs: what is not in them")
            .text("Invoice")
            .number("Billed", "Rejected", "Superseded", "Copies", "Received", "Difference");
    rows.stream().limit(SHOWN).forEach(row -> add(table, row));
    return List.of(table.html());
  }

  /** The same before what is said where there is no bridge. */
  static List<Html> or(Figures figures, Html absent) {
    List<Html> all = new ArrayList<>(html(figures));
    all.add(absent);
    return all;
  }

  private static boolean isShown(Cells row) {
    return row.whole(InvoiceReconciliation.REJECTED_LINES) > 0
        || row.decimal(InvoiceReconciliation.SUPERSEDED_BILLED_COST).signum() != 0
        || row.decimal(InvoiceReconciliation.COPIED_BILLED_COST).signum() != 0
        || row.has(InvoiceReconciliation.INVOICE_TOTAL);
  }

  private static void add(Table table, Cells row) {
    String currency = row.text(InvoiceReconciliation.CURRENCY);
    BigDecimal difference = row.decimal(InvoiceReconciliation.DIFFERENCE);
    table.row(
        row.text(InvoiceReconciliation.INVOICE),
        row.has(InvoiceReconciliation.BILLED_COST)
            ? Numbers.money(row.decimal(InvoiceReconciliation.BILLED_COST), currency)
            : Html.span("poor", "no bill read"),
        rejected(row, currency),
        Numbers.money(row.decimal(InvoiceReconciliation.SUPERSEDED_BILLED_COST), currency),
        Numbers.money(row.decimal(InvoiceReconciliation.COPIED_BILLED_COST), currency),
        row.has(InvoiceReconciliation.INVOICE_TOTAL)
            ? Numbers.money(row.decimal(InvoiceReconciliation.INVOICE_TOTAL), currency)
            : "",
        difference == null
            ? ""
            : Html.span(
                difference.signum() == 0 ? "good" : "poor", Numbers.money(difference, currency)));
  }

  private static Object rejected(Cells row, String currency) {
    long lines = row.whole(InvoiceReconciliation.REJECTED_LINES);
    if (lines == 0) {
      return Numbers.money(BigDecimal.ZERO, currency);
    }
    long unreadable = row.whole(InvoiceReconciliation.UNREADABLE_LINES);
    return Html.span(
        "poor",
        unreadable == 0
            ? Numbers.money(row.decimal(InvoiceReconciliation.REJECTED_BILLED_COST), currency)
            : "not measured: " + Numbers.count(unreadable, "unreadable line", "unreadable lines"));
  }
}
