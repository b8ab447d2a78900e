package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.mapping.DeclaredTime;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.schema.Col;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping file says of a provider's invoice lines.
 *
 * @param path the mapping file, as errors name it
 * @param separator between fields, when the files are CSV
 * @param constants FOCUS columns that have one value on every line
 * @param columns the invoice's columns and what becomes of them
 * @param time how dates are written
 * @param billingPeriod which columns say what period is billed
 * @param chargePeriod which columns say what time a line is for
 * @param isEffectiveBilled true when the mapping says that EffectiveCost is BilledCost
 * @param isPricedByList true when usage without an amount is left to the dated price list
 * @param skipped columns, and the words (in lower case) in them that mark lines to leave out
 * @param kept columns that no rule reads, known to the mapping, kept by name
 */
record InvoiceMapping(
    String path,
    char separator,
    Map<Col, String> constants,
    List<ColumnRule> columns,
    DeclaredTime time,
    PeriodRule billingPeriod,
    PeriodRule chargePeriod,
    boolean isEffectiveBilled,
    boolean isPricedByList,
    Map<SourceColumn, Set<String>> skipped,
    Set<String> kept) {

  /** What {@code x_source_format} says of the lines. */
  String sourceFormat() {
    return "invoice by " + path.substring(path.lastIndexOf('/') + 1);
  }
}
