package dev.plumbline.ingest.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.telemetry.Printed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Nanoseconds since 1970, as OTLP has them: a text of digits, since a double cannot hold them, or a
 * number as lax writers print it. What is finer than a millisecond is cut off.
 */
final class NanosecondTime {
  /** What stands there is no time. */
  static final long BAD = Long.MIN_VALUE + 1;

  /** 2000-01-01T00:00:00Z. */
  static final long YEAR_2000 = 946_684_800_000L;

  private static final Pattern DIGITS = Pattern.compile("\\d{1,20}");

  private NanosecondTime() {}

  /**
   * Milliseconds since 1970; {@link Printed#NO_INSTANT} when there is no time, which OTLP also
   * writes as zero.
   */
  static long milliseconds(JsonNode nanoseconds) {
    if (nanoseconds.isMissingNode()) {
      return Printed.NO_INSTANT;
    }
    String text = nanoseconds.asText();
    boolean isNumber = nanoseconds.isNumber() && Double.isFinite(nanoseconds.asDouble());
    if (!isNumber && !DIGITS.matcher(text).matches()) {
      return BAD;
    }
    BigDecimal read = isNumber ? nanoseconds.decimalValue() : new BigDecimal(text);
    BigDecimal cut = read.movePointLeft(6).setScale(0, RoundingMode.FLOOR);
    if (read.signum() == 0) {
      return Printed.NO_INSTANT;
    }
    return cut.precision() > 17 ? BAD : cut.longValueExact();
  }
}
