package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.schema.Col;
import java.util.Locale;
import java.util.Map;

/**
 * One line of a mapping: a column of the invoice becomes a FOCUS column.
 *
 * @param from the invoice's column
 * @param to the FOCUS column
 * @param amount how it writes decimals; used for decimals only
 * @param words what its words become, in lower case; empty when they are taken as they stand
 * @param otherwise what a word becomes that the table lacks, or null when it is refused
 * @param blank what an empty cell becomes, or null when the value is unknown
 */
record ColumnRule(
    SourceColumn from,
    Col to,
    AmountText amount,
    Map<String, String> words,
    String otherwise,
    String blank) {

  /** What a cell means by the table of words; null when it has no value, or none that is known. */
  String meaning(String cell) {
    if (cell == null || cell.isBlank()) {
      return blank;
    }
    String said = cell.trim();
    return words.isEmpty() ? said : words.getOrDefault(said.toLowerCase(Locale.ROOT), otherwise);
  }
}
