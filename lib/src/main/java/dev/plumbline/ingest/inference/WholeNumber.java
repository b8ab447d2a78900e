package dev.plumbline.ingest.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A count as files write it.
 *
 * @param value the count, or null
 * @param problem why there is none: {@code not_measured} or {@code not_a_count}; null when there is
 */
record WholeNumber(Long value, String problem) {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");
  private static final int DIGITS = 18;
  private static final WholeNumber NOT_MEASURED = new WholeNumber(null, "not_measured");
  private static final WholeNumber NOT_A_COUNT = new WholeNumber(null, "not_a_count");

  /** The count that a field holds, as a number or as text. */
  static WholeNumber of(JsonNode field) {
    if (field.isMissingNode() || field.isNull()) {
      return NOT_MEASURED;
    }
    return field.isNumber() || field.isTextual() ? of(field.asText()) : NOT_A_COUNT;
  }

  /** The count that a text says. Fractions, words and counts of more than 18 digits are none. */
  static WholeNumber of(String text) {
    String plain = text.trim();
    if (plain.isEmpty()) {
      return NOT_MEASURED;
    }
    if (!DECIMAL.matcher(plain).matches()) {
      return NOT_A_COUNT;
    }
    BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
    boolean isWhole = number.scale() <= 0 && number.precision() - number.scale() <= DIGITS;
    return isWhole ? new WholeNumber(number.longValueExact(), null) : NOT_A_COUNT;
  }
}
