package dev.plumbline.jobs.idle;

import dev.plumbline.report.PriceBasis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/** Amounts as a terminal has them: rounded, and never rounded to nothing. */
final class Amounts {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int DIGITS = 12;

  private Amounts() {}

  /** Seconds as GPU-hours, without the unit. */
  static String hours(BigDecimal seconds) {
    return seconds == null
        ? "not known"
        : rounded(seconds.divide(HOUR, DIGITS, RoundingMode.HALF_UP), 2);
  }

  /** An amount without its currency. */
  static String money(PriceBasis basis, BigDecimal amount) {
    return rounded(amount, decimals(basis.currency()));
  }

  /** An amount behind its currency. */
  static String named(PriceBasis basis, BigDecimal amount) {
    return basis.currency() + " " + money(basis, amount);
  }

  private static int decimals(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException virtualCurrency) {
      return 2;
    }
  }

  private static String rounded(BigDecimal amount, int decimals) {
    BigDecimal least = BigDecimal.ONE.movePointLeft(decimals);
    BigDecimal rounded = amount.setScale(decimals, RoundingMode.HALF_UP);
    if (rounded.signum() == 0 && amount.signum() > 0) {
      return "under " + least.toPlainString();
    }
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(rounded);
  }
}
