package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.ExportOrder;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Exports that count because their files seemed newer when they were first seen. */
final class GuessedExport implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.GUESSED_EXPORT;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    boolean isGuessed =
        ExportOrder.MODIFICATION_TIME.text().equals(fact.text(BillingExport.ORDERED_BY));
    if (!isGuessed || !Exports.isInForce(fact)) {
      return Stream.empty();
    }
    LocalDate period = fact.date(BillingExport.PERIOD);
    String subject = fact.text(BillingExport.SOURCE) + ": " + fact.text(BillingExport.RUN);
    String detail =
        "it counts for %s because its files were changed last; neither a manifest nor names tell"
            .formatted(BillingPeriod.words(period));
    String remedy =
        "keep the provider's manifest beside the files, or the time of the export in their names,"
            + " and take older exports out of the source";
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(kind(), date, subject, detail, remedy + Words.rerun(date))
                    .row(
                        null,
                        fact.text(BillingExport.CURRENCY),
                        fact.decimal(BillingExport.EFFECTIVE_COST)));
  }
}
