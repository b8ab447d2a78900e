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
 * @param dates how the invoice says when
 * @param costs what it leaves to the mapping to say of its amounts
 * @param known what the mapping knows and takes out
 */
record InvoiceMapping(
    String path,
    char separator,
    Map<Col, String> constants,
    List<ColumnRule> columns,
    Dates dates,
    Costs costs,
    Known known) {

  /**
   * How an invoice says when.
   *
   * @param written how dates are written
   * @param billingPeriod which columns say what period is billed
   * @param chargePeriod which columns say what time a line is for
   */
  record Dates(DeclaredTime written, PeriodRule billingPeriod, PeriodRule chargePeriod) {}

  /**
   * What an invoice leaves to the mapping to say of its amounts.
   *
   * @param isEffectiveBilled true when the mapping says that EffectiveCost is BilledCost
   * @param isPricedByList true when usage without an amount is left to the dated price list
   */
  record Costs(boolean isEffectiveBilled, boolean isPricedByList) {}

  /**
   * What is no charge, or of no charge's columns.
   *
   * @param skipped columns, and the words (in lower case) in them that mark lines to leave out
   * @param kept columns that no rule reads, known to the mapping, kept by name
   */
  record Known(Map<SourceColumn, Set<String>> skipped, Set<String> kept) {}

  /** What {@code x_source_format} says of the lines. */
  String sourceFormat() {
    return "invoice by " + path.substring(path.lastIndexOf('/') + 1);
  }
}
