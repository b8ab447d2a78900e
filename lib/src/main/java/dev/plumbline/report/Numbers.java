package dev.plumbline.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/**
 * Values as people read them: rounded, with thousands separators and a unit. Null is {@link
 * #NOT_MEASURED}; a value too small for its digits is said to be smaller, not zero. The exact
 * values stand in the CSV files.
 */
final class Numbers {
  static final String NOT_MEASURED = "not measured";
  static final String NO_PRICE = "not measured (no price)";
  static final String NOT_KNOWN = "not known";

  private static final String SPACE = "\u00a0";
  private static final String MINUS = "\u2212";
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Numbers() {}

  /** A number with this many decimals. */
  static String decimal(BigDecimal value, int decimals) {
    if (value == null) {
      return NOT_MEASURED;
    }
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    if (rounded.signum() == 0 && value.signum() != 0) {
      String least = BigDecimal.ONE.movePointLeft(decimals).toPlainString();
      return value.signum() > 0 ? "<" + SPACE + least : ">" + SPACE + MINUS + least;
    }
    DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.US));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    String digits = format.format(rounded.abs());
    return rounded.signum() < 0 ? MINUS + digits : digits;
  }

  /** A whole number of things. */
  static String count(Number value) {
    return value == null ? NOT_MEASURED : decimal(BigDecimal.valueOf(value.longValue()), 0);
  }

  /** A count with its noun: {@code 1 row}, {@code 2 rows}. */
  static String count(long value, String singular, String plural) {
    return count(value) + SPACE + (value == 1 ? singular : plural);
  }

  /** Seconds as GPU-hours, without the unit. */
  static String hours(BigDecimal seconds) {
    return seconds == null ? NOT_MEASURED : decimal(inHours(seconds), 2);
  }

  /** Seconds as GPU-hours, with the unit. */
  static String gpuHours(BigDecimal seconds) {
    return seconds == null ? NOT_MEASURED : hours(seconds) + SPACE + "GPU-h";
  }

  /** The exact quotient to twelve decimals. */
  static BigDecimal inHours(BigDecimal seconds) {
    return seconds.divide(SECONDS_PER_HOUR, 12, RoundingMode.HALF_UP);
  }

  /** An amount behind its currency, in the currency's own number of decimals. */
  static String money(BigDecimal amount, String currency) {
    if (amount == null) {
      return NO_PRICE;
    }
    return currency + SPACE + decimal(amount, decimalsOf(currency));
  }

  /** The same of a difference: with its sign, also where it is more. */
  static String change(BigDecimal amount, String currency) {
    return amount == null
        ? NO_PRICE
        : currency + SPACE + signed(decimal(amount, decimalsOf(currency)), amount.signum());
  }

  /** A difference as text, with a plus where it is one. */
  static String signed(String difference, int signum) {
    return signum > 0 ? "+" + difference : difference;
  }

  /** A difference as people say it. */
  static String moreOrLess(BigDecimal amount, String currency) {
    return amount.signum() == 0
        ? "as much as before"
        : money(amount.abs(), currency) + (amount.signum() > 0 ? " more" : " less");
  }

  /** How many decimals amounts of a currency have. */
  static int decimalsOf(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException | NullPointerException virtualCurrency) {
      return 2;
    }
  }

  /** A share as a percentage with one decimal. */
  static String percent(Double ratio) {
    return ratio == null ? NOT_MEASURED : decimal(BigDecimal.valueOf(ratio * 100), 1) + SPACE + "%";
  }

  /** A length of time in its two greatest units. */
  static String duration(BigDecimal seconds) {
    if (seconds == null) {
      return NOT_MEASURED;
    }
    long whole = seconds.setScale(0, RoundingMode.HALF_UP).longValue();
    if (whole >= 172_800) {
      return pair(whole / 86_400, "d", whole % 86_400 / 3_600, "h");
    }
    if (whole >= 3_600) {
      return pair(whole / 3_600, "h", whole % 3_600 / 60, "min");
    }
    return whole >= 60 ? pair(whole / 60, "min", whole % 60, "s") : whole + SPACE + "s";
  }

  private static String pair(long greater, String unit, long lesser, String lesserUnit) {
    String first = count(greater) + SPACE + unit;
    return lesser == 0 ? first : first + SPACE + lesser + SPACE + lesserUnit;
  }

  /** A size in decimal multiples of a byte. */
  static String bytes(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
    int unit = 0;
    BigDecimal value = BigDecimal.valueOf(bytes);
    while (value.compareTo(BigDecimal.valueOf(1000)) >= 0 && unit < units.length - 1) {
      value = value.movePointLeft(3);
      unit++;
    }
    return decimal(value, unit == 0 ? 0 : 1) + SPACE + units[unit];
  }

  /** A date in words. */
  static String date(LocalDate date) {
    return date == null ? NOT_KNOWN : DAY.format(date);
  }

  /** The month of a billing period; one that does not begin with a month is named by its start. */
  static String month(LocalDate start) {
    return start == null || start.getDayOfMonth() != 1
        ? "from " + date(start)
        : MONTH.format(start);
  }

  /** An instant to the minute. */
  static String instant(Instant instant) {
    return instant == null ? NOT_KNOWN : MINUTE.format(instant);
  }

  /** The time of day (UTC) on a date, whose end is 24:00. */
  static String time(Instant instant, LocalDate date) {
    return instant.equals(date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        ? "24:00"
        : TIME.format(instant);
  }

  /** A name, or that it is not known. */
  static String name(String text) {
    return text == null || text.isBlank() ? NOT_KNOWN : text;
  }

  /** An identifier as words that begin a sentence: {@code held_idle} becomes {@code Held idle}. */
  static String sentence(String id) {
    String words = words(id);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** An identifier as words: {@code held_idle} becomes {@code held idle}. */
  static String words(String id) {
    return id == null ? NOT_KNOWN : id.replace('_', ' ');
  }
}
