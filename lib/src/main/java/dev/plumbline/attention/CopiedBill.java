package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.ExportStanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Files of a bill whose bytes count already under another name: their lines count once. */
final class CopiedBill implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.COPIED_BILL;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    if (!ExportStanding.COPY.text().equals(fact.text(BillingExport.STANDING))) {
      return Stream.empty();
    }
    LocalDate period = fact.date(BillingExport.PERIOD);
    String currency = fact.text(BillingExport.CURRENCY);
    BigDecimal cost = fact.decimal(BillingExport.EFFECTIVE_COST);
    String detail =
        "another file has the same bytes and counts; the %s of %s in this one do not"
            .formatted(Words.money(currency, cost), BillingPeriod.words(period));
    String remedy =
        "delete it; if it should hold another month or account, have it delivered again";
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(kind(), date, Exports.file(fact), detail, remedy)
                    .row(null, currency, cost));
  }
}
