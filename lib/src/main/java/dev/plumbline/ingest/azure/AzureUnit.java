package dev.plumbline.ingest.azure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Azure's UnitOfMeasure. With a noun the number before it is the block that is priced, while the
 * quantity counts nouns: 3 of {@code 100 Hours} are three hours ("Quantity in Cost Management is
 * the consumed quantity": Microsoft's conversion of cost details to FOCUS). A number alone is what
 * the meter counts in: 0.0129 of {@code 10K} are 129 operations.
 *
 * @param perBlock nouns in a priced block
 * @param perQuantity units in one of the quantity
 * @param consumed unit of what is consumed
 */
record AzureUnit(BigDecimal perBlock, BigDecimal perQuantity, String consumed) {
  private static final int PLACES = 12;
  private static final int DIGITS = 38;
  private static final Pattern SPELLING =
      Pattern.compile("([1-9][0-9,]{0,14})\\s*([KM]?)s?(?:\\s+|(?=/)|$)(.*)");

  /** Reads a unit; one that has no number is taken as it stands. */
  static AzureUnit of(String text) {
    Matcher spelled = SPELLING.matcher(text);
    if (!spelled.matches()) {
      return new AzureUnit(BigDecimal.ONE, BigDecimal.ONE, text);
    }
    BigDecimal number = new BigDecimal(spelled.group(1).replace(",", ""));
    String noun = spelled.group(3).trim();
    if (spelled.group(2).isEmpty() && !noun.isEmpty() && Character.isLetter(noun.charAt(0))) {
      return new AzureUnit(number, BigDecimal.ONE, noun);
    }
    BigDecimal magnitude =
        switch (spelled.group(2).toUpperCase(Locale.ROOT)) {
          case "K" -> BigDecimal.valueOf(1_000);
          case "M" -> BigDecimal.valueOf(1_000_000);
          default -> BigDecimal.ONE;
        };
    return new AzureUnit(BigDecimal.ONE, number.multiply(magnitude), ("Units " + noun).trim());
  }

  /** What is consumed, in {@link #consumed}; null when the table cannot hold it. */
  BigDecimal consumed(BigDecimal quantity) {
    BigDecimal units = quantity.multiply(perQuantity).setScale(PLACES, RoundingMode.HALF_EVEN);
    return units.precision() > DIGITS ? null : units;
  }

  /** What is priced, in blocks. */
  BigDecimal priced(BigDecimal quantity) {
    return quantity.divide(perBlock, PLACES, RoundingMode.HALF_EVEN);
  }
}
