package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceDialect.DateOrder;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.Records;
import java.util.List;
import java.util.Optional;

/**
 * Finds the order of day and month: the configuration's, else what a number above 12 in the first
 * records can only mean. Nothing is guessed from languages or currencies.
 */
final class DateOrderSearch {
  private static final List<AzureColumn> DATES =
      List.of(AzureColumn.DATE, AzureColumn.PERIOD_START, AzureColumn.PERIOD_END);

  private final AzureHeader header;
  private DateOrder order;
  private String ambiguous;
  private long line;

  DateOrderSearch(AzureHeader header) {
    this.header = header;
  }

  /** Looks at one record; true when no further one can say more. */
  boolean isSettledBy(Records record) {
    if (record.problem() != null) {
      return false;
    }
    boolean isIso = header.text(AzureColumn.DATE, record) != null;
    for (AzureColumn column : DATES) {
      String text = header.text(column, record);
      if (text == null) {
        continue;
      }
      order = order == null ? AzureDates.shown(text) : order;
      if (ambiguous == null && AzureDates.isAmbiguous(text)) {
        ambiguous = text;
        line = record.line();
      }
      isIso &= text.matches("\\d{4}-.*");
    }
    return order != null || isIso && ambiguous == null;
  }

  /** The order; empty when there are only dates that do not need one. */
  Optional<DateOrder> found(SourceFile file) throws MalformedFile {
    if (order == null && ambiguous != null) {
      throw new MalformedFile(
          file.path(),
          line,
          "day and month cannot be told apart in dates such as " + ambiguous,
          "no date of the first %d records has a number above 12".formatted(LookAhead.RECORDS),
          "set date_order of this source to day_first or month_first");
    }
    return Optional.ofNullable(order);
  }
}
