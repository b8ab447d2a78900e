package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Invoices whose bridge does not close: costs that differ beyond any rounding. */
final class UnexplainedCost implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNEXPLAINED_COST;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal amount = fact.decimal(InvoiceBridge.AMOUNT);
    if (amount == null || amount.signum() == 0) {
      return Stream.empty();
    }
    LocalDate period = fact.date(InvoiceReconciliation.PERIOD);
    String currency = fact.text(InvoiceReconciliation.CURRENCY);
    String detail =
        "%s in %s between billed and effective costs of lines on which nothing was prepaid"
            .formatted(Words.money(currency, amount), BillingPeriod.words(period));
    String remedy =
        "look in silver.charge_line for its lines whose two costs differ, and have the export"
            + " corrected or ask the provider what they are";
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(kind(), date, fact.text(InvoiceReconciliation.INVOICE), detail, remedy)
                    .row(null, currency, amount));
  }
}
