package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** What a night saw of billing periods that were closed: it stands on the night, not in them. */
final class ClosedCorrection implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.CLOSED_CORRECTION;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    LocalDate seen = fact.date(PaidCapacity.SEEN_DATE);
    if (seen == null) {
      return Stream.empty();
    }
    LocalDate period = fact.date(PaidCapacity.BILLING_PERIOD_START);
    String currency = fact.text(PaidCapacity.CURRENCY);
    BigDecimal cost = fact.decimal(PaidCapacity.EFFECTIVE_COST);
    LocalDate first = fact.date(Capacity.FIRST);
    LocalDate last = fact.date(Capacity.LAST);
    String detail =
        "%s came after it was closed, about %s"
            .formatted(
                cost == null ? "an unknown amount" : Words.money(currency, cost),
                first == null
                    ? "no single date"
                    : first.equals(last) ? first.toString() : first + " to " + last);
    String remedy =
        "tell whoever was charged for that period: the rows are those with seen_date "
            + seen
            + " in silver.paid_capacity, outside the price of a GPU-second";
    String subject = period == null ? "closed period" : BillingPeriod.words(period);
    return Stream.of(
        new Found(kind(), fact.date(PaidCapacity.CAPACITY_DATE), subject, detail, remedy)
            .row(null, currency, cost));
  }
}
