package dev.plumbline.ingest.prometheus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Prometheus time as its HTTP API prints it: seconds since 1970 with up to three decimals, which
 * are milliseconds exactly. A double would not do: 1773114089.943 × 1000 is not a whole number.
 */
final class PrometheusTime {
  /** What {@link #milliseconds} says of a text that is no time. */
  static final long NONE = Long.MIN_VALUE;

  /** 2000-01-01T00:00:00Z. */
  static final long YEAR_2000 = 946_684_800_000L;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?([eE][+-]?\\d{1,3})?");

  private PrometheusTime() {}

  /** Milliseconds since 1970; what is finer than a millisecond is rounded to the nearest. */
  static long milliseconds(String seconds) {
    long plain = plain(seconds);
    if (plain != NONE) {
      return plain;
    }
    if (!NUMBER.matcher(seconds).matches()) {
      return NONE;
    }
    BigDecimal exact = new BigDecimal(seconds).movePointRight(3).setScale(0, RoundingMode.HALF_UP);
    return exact.precision() > 18 ? NONE : exact.longValueExact();
  }

  /** Digits, and up to three more behind a point; anything else is read the slow way. */
  private static long plain(String seconds) {
    int length = seconds.length();
    int point = seconds.indexOf('.');
    int whole = point < 0 ? length : point;
    if (whole == 0 || whole > 12 || length - whole > 4) {
      return NONE;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      char c = seconds.charAt(i);
      if (i != point && (c < '0' || c > '9')) {
        return NONE;
      }
      number = i == point ? number : number * 10 + (c - '0');
    }
    for (int decimals = Math.max(0, length - whole - 1); decimals < 3; decimals++) {
      number *= 10;
    }
    return number;
  }
}
