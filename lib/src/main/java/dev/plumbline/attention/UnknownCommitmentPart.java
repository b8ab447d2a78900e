package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.GpuPartBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Unused commitments of which nothing tells what part is of GPUs: none of it counts as waste. */
final class UnknownCommitmentPart implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNKNOWN_COMMITMENT_PART;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    if (!GpuPartBasis.UNKNOWN.text().equals(fact.text(ChargeLine.GPU_PART_BASIS))) {
      return Stream.empty();
    }
    LocalDate period = fact.date(ChargeLine.PERIOD);
    String currency = fact.text(ChargeLine.CURRENCY);
    BigDecimal cost = fact.decimal(ChargeLine.UNUSED_OTHER_COST);
    String detail =
        "%s of it was unused in %s, and neither a type nor any use tells the part of GPUs"
            .formatted(
                cost == null ? "some" : Words.money(currency, cost), BillingPeriod.words(period));
    String remedy =
        "deliver the whole bill of this or the period before, in which the commitment was used";
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(
                        kind(),
                        date,
                        fact.text(Charges.SUBJECT),
                        detail,
                        remedy + Words.rerun(date))
                    .row(null, currency, cost));
  }
}
