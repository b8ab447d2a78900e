package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Refused lines of a bill whose amount is known: so much is in no figure. */
final class RejectedCost implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.REJECTED_COST;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal cost = fact.decimal(BillingExport.REJECTED_ABSOLUTE_COST);
    if (cost.signum() <= 0 || !Exports.isInForce(fact)) {
      return Stream.empty();
    }
    LocalDate period = fact.date(BillingExport.PERIOD);
    String currency = fact.text(BillingExport.CURRENCY);
    String detail =
        "%s of %s refused, %s"
            .formatted(
                Words.count(fact.whole(BillingExport.REJECTED_LINES), "line", "lines"),
                BillingPeriod.words(period),
                Words.money(currency, cost));
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(kind(), date, Exports.file(fact), detail, Exports.correct(fact))
                    .row(null, currency, cost));
  }
}
