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
    boolean hasTotals = rows.stream().anyMatch(row -> row.has(InvoiceReconciliation.INVOICE_TOTAL));
    Table table =
        new Table("Beside the billed costs: what is not in them")
            .stacked()
            .text("Invoice")
            .line("Month")
            .number("Billed", "Rejected lines", "Older exports", "Copied files");
    if (hasTotals) {
      table.number("Finance received", "Billed \u2212 received");
    }
    rows.stream().limit(SHOWN).forEach(row -> table.row(cells(row, hasTotals)));
    return List.of(
        table.html(),
        Notes.firstOf(
            table.size(), rows.size(), "invoices", InvoiceReconciliation.TABLE.fullName()),
        Notes.small(
            "None of these is in the billed cost. Rejected lines could not be used, and their money"
                + " is missing until they are mended; older exports were replaced by a newer run"
                + " of the same export; copied files have the bytes of a file that counts already."
                + (hasTotals
                    ? " What finance received stands under invoice_totals of the configuration."
                    : "")));
  }

  /** What the invoices lack, as the end of a sentence; nothing where they lack nothing. */
  static String missing(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    long lines =
        rows.stream().mapToLong(row -> row.whole(InvoiceReconciliation.REJECTED_LINES)).sum();
    long different =
        rows.stream()
            .filter(row -> row.has(InvoiceReconciliation.DIFFERENCE))
            .filter(row -> row.decimal(InvoiceReconciliation.DIFFERENCE).signum() != 0)
            .count();
    return (lines == 0
            ? ""
            : "; " + Numbers.count(lines, "rejected line is", "rejected lines are") + " in none")
        + (different == 0
            ? ""
            : "; " + Numbers.count(different, "differs", "differ") + " from what finance received");
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

  private static Object[] cells(Cells row, boolean hasTotals) {
    String currency = row.text(InvoiceReconciliation.CURRENCY);
    BigDecimal difference = row.decimal(InvoiceReconciliation.DIFFERENCE);
    List<Object> cells = new ArrayList<>();
    cells.add(row.text(InvoiceReconciliation.INVOICE));
    cells.add(Numbers.month(row.date(InvoiceReconciliation.PERIOD)));
    cells.add(
        row.has(InvoiceReconciliation.BILLED_COST)
            ? Numbers.money(row.decimal(InvoiceReconciliation.BILLED_COST), currency)
            : Html.span("poor", "no bill read"));
    cells.add(rejected(row, currency));
    cells.add(without(row.decimal(InvoiceReconciliation.SUPERSEDED_BILLED_COST), currency));
    cells.add(without(row.decimal(InvoiceReconciliation.COPIED_BILLED_COST), currency));
    if (hasTotals) {
      cells.add(
          row.has(InvoiceReconciliation.INVOICE_TOTAL)
              ? Numbers.money(row.decimal(InvoiceReconciliation.INVOICE_TOTAL), currency)
              : Html.span("none", "no total"));
      cells.add(
          difference == null
              ? ""
              : Html.span(
                  difference.signum() == 0 ? "good" : "poor",
                  Numbers.change(difference, currency)));
    }
    return cells.toArray();
  }

  /** What was left out, and why nothing is missing by it. */
  private static Object without(BigDecimal amount, String currency) {
    return amount.signum() == 0 ? WaterfallSection.none() : Numbers.money(amount, currency);
  }

  private static Object rejected(Cells row, String currency) {
    long lines = row.whole(InvoiceReconciliation.REJECTED_LINES);
    if (lines == 0) {
      return WaterfallSection.none();
    }
    long unreadable = row.whole(InvoiceReconciliation.UNREADABLE_LINES);
    return Html.span(
        "poor",
        unreadable == 0
            ? Numbers.money(row.decimal(InvoiceReconciliation.REJECTED_BILLED_COST), currency)
            : "not measured: " + Numbers.count(unreadable, "unreadable line", "unreadable lines"));
  }
}
