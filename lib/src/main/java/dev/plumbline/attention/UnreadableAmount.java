package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Refused lines of a bill whose amount cannot be read: nobody knows how much is missing. */
final class UnreadableAmount implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNREADABLE_AMOUNT;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    long lines = fact.whole(BillingExport.UNREADABLE_LINES);
    if (lines == 0 || !Exports.isInForce(fact)) {
      return Stream.empty();
    }
    LocalDate period = fact.date(BillingExport.PERIOD);
    String detail =
        "%s of %s cannot be read"
            .formatted(Words.count(lines, "amount", "amounts"), BillingPeriod.words(period));
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(kind(), date, Exports.file(fact), detail, Exports.correct(fact))
                    .row(null));
  }
}
