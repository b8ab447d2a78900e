package dev.plumbline.run.answers;

import java.math.BigDecimal;

/** Exact numbers in words. */
final class Numbers {
  private Numbers() {}

  /** Without zeros that say nothing. */
  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** By how much the second is more, with its sign; null where they are the same. */
  static String difference(BigDecimal first, BigDecimal second) {
    BigDecimal difference = second.subtract(first);
    if (difference.signum() == 0) {
      return null;
    }
    return (difference.signum() > 0 ? "+" : "") + text(difference);
  }
}
