package dev.plumbline.attention;

import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Totals that finance received for a billing period of which no bill was read. */
final class MissingBill implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.MISSING_BILL;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal received = fact.decimal(InvoiceReconciliation.INVOICE_TOTAL);
    if (received == null || fact.has(InvoiceReconciliation.BILLED_COST)) {
      return Stream.empty();
    }
    LocalDate period = fact.date(InvoiceReconciliation.PERIOD);
    String currency = fact.text(InvoiceReconciliation.CURRENCY);
    String detail =
        "finance received %s for %s, and no bill of it was read"
            .formatted(Words.money(currency, received), BillingPeriod.words(period));
    String remedy =
        "deliver the bill of that period, or correct billing_period_start: of its entry under"
            + " invoice_totals:";
    return InvoiceTotal.unbilledNights(period, dates).stream()
        .map(
            date ->
                new Found(
                        kind(),
                        date,
                        fact.text(InvoiceReconciliation.INVOICE),
                        detail,
                        remedy + Words.rerun(date))
                    .row(null, currency, received));
  }
}
