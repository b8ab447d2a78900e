package dev.plumbline.ingest.billing;

import dev.plumbline.ingest.SourceDialect.DecimalMark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Reads decimals exactly, to the twelve places and 38 digits that the tables hold. */
public final class Amounts {
  private static final int PLACES = 12;
  private static final int WHOLE_DIGITS = 26;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final int LONGEST = 200;

  /**
   * A decimal that was read.
   *
   * @param amount at twelve places, half-even; null when the text is no decimal that fits
   * @param isRounded true when the text had more digits than that
   */
  public record Read(BigDecimal amount, boolean isRounded) {}

  /** No amount. */
  static final Read NONE = new Read(null, false);

  /** Reads a plain or scientific decimal; grouping commas and currency signs are no numbers. */
  public static Read of(String text) {
    String plain = text.trim();
    if (plain.length() > LONGEST || !DECIMAL.matcher(plain).matches()) {
      return NONE;
    }
    BigDecimal exact = new BigDecimal(plain);
    if (exact.signum() != 0 && exact.precision() - exact.scale() > WHOLE_DIGITS) {
      return NONE;
    }
    BigDecimal amount = exact.setScale(PLACES, RoundingMode.HALF_EVEN);
    if (amount.precision() - PLACES > WHOLE_DIGITS) {
      return NONE;
    }
    return new Read(amount, amount.compareTo(exact) != 0);
  }

  /**
   * Reads an amount as people write it, where it can mean only one thing.
   *
   * @param mark the declared decimal mark of the source, or null
   * @param currency that of the line, or null; an amount that names another one is none
   */
  public static Read written(String text, DecimalMark mark, String currency) {
    Read plain = mark == DecimalMark.COMMA ? NONE : of(text);
    if (plain.amount() != null) {
      return plain;
    }
    MoneyText written = MoneyText.of(text, mark);
    String named = written.currency();
    boolean isOther = named != null && currency != null && !named.equalsIgnoreCase(currency.trim());
    return written.problem() != null || isOther ? NONE : of(written.plain());
  }

  /** An exact amount as it is written in a source with this decimal mark, which may be null. */
  public static String write(BigDecimal amount, DecimalMark mark) {
    String plain = amount.toPlainString();
    return mark == DecimalMark.COMMA ? plain.replace('.', ',') : plain;
  }

  private Amounts() {}
}
