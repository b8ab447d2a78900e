package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Invoices whose lines do not come to the total that finance received. */
final class InvoiceDifference implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.INVOICE_DIFFERENCE;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal difference = fact.decimal(InvoiceReconciliation.DIFFERENCE);
    BigDecimal billed = fact.decimal(InvoiceReconciliation.BILLED_COST);
    if (difference == null || difference.signum() == 0 || billed == null) {
      return Stream.empty();
    }
    LocalDate period = fact.date(InvoiceReconciliation.PERIOD);
    String currency = fact.text(InvoiceReconciliation.CURRENCY);
    String detail =
        "its lines in %s come to %s, and finance received %s"
            .formatted(
                BillingPeriod.words(period),
                Words.money(currency, billed),
                Words.money(currency, fact.decimal(InvoiceReconciliation.INVOICE_TOTAL)));
    String remedy =
        "look at gold.invoice_reconciliation for what was rejected, superseded or copied; deliver"
            + " the export that lacks lines, or correct the entry under invoice_totals:";
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(
                        kind(),
                        date,
                        fact.text(InvoiceReconciliation.INVOICE),
                        detail,
                        remedy + Words.rerun(date))
                    .row(null, currency, difference));
  }
}
