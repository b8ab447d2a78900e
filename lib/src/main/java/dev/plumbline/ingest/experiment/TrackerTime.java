package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.json.IsoTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as trackers of experiments write it. Zero, be it 1970 or the year 1, stands for a time
 * that is not there.
 *
 * @param instant the time to the microsecond, or null
 * @param isBad something is written that is no time
 * @param isAssumed neither offset nor zone was written, so that UTC was assumed
 */
public record TrackerTime(Instant instant, boolean isBad, boolean isAssumed) {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,20}");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final TrackerTime NONE = new TrackerTime(null, false, false);
  private static final TrackerTime BAD = new TrackerTime(null, true, false);

  /** Milliseconds since 1970, as a number or as text. */
  public static TrackerTime milliseconds(JsonNode node) {
    return sinceEpoch(node, 1_000);
  }

  /** Nanoseconds since 1970, as a number or as text. */
  public static TrackerTime nanoseconds(JsonNode node) {
    return sinceEpoch(node, 1_000_000_000);
  }

  /** Seconds since 1970, as a number or as text. */
  public static TrackerTime seconds(JsonNode node) {
    return sinceEpoch(node, 1);
  }

  /** A text of ISO 8601. */
  public static TrackerTime iso(JsonNode node) {
    String text = PlainText.of(node);
    if (text == null && !node.isContainerNode()) {
      return NONE;
    }
    Optional<IsoTime> time = node.isTextual() ? IsoTime.parse(text) : Optional.empty();
    return time.map(found -> of(found.instant(), found.assumed())).orElse(BAD);
  }

  /** A time that was computed, or null for none. */
  public static TrackerTime at(Instant instant) {
    return instant == null ? NONE : of(instant, false);
  }

  /** True when there is a time, and it is later. */
  public boolean isAfter(Instant other) {
    return instant != null && instant.isAfter(other);
  }

  /** True when there is a time, and it is earlier. */
  public boolean isBefore(Instant other) {
    return instant != null && instant.isBefore(other);
  }

  private static TrackerTime of(Instant instant, boolean isAssumed) {
    if (instant.isAfter(LAST)) {
      return BAD;
    }
    return instant.isAfter(Instant.EPOCH) ? new TrackerTime(instant, false, isAssumed) : NONE;
  }

  private static TrackerTime sinceEpoch(JsonNode node, long perSecond) {
    String text = PlainText.of(node);
    if (text == null && !node.isContainerNode()) {
      return NONE;
    }
    Optional<String> whole = text == null ? Optional.empty() : whole(node, text);
    if (whole.isEmpty()) {
      return BAD;
    }
    BigInteger[] parts =
        new BigInteger(whole.get()).divideAndRemainder(BigInteger.valueOf(perSecond));
    if (parts[0].bitLength() > 40) {
      return BAD;
    }
    long nanoseconds = parts[1].longValue() * (1_000_000_000 / perSecond);
    Instant instant = Instant.ofEpochSecond(parts[0].longValue(), nanoseconds);
    return of(instant.truncatedTo(ChronoUnit.MICROS), false);
  }

  /** Some clients write whole numbers as 1.7e12 or 1700000000000.0. */
  private static Optional<String> whole(JsonNode node, String text) {
    String digits = text;
    if (node.isFloatingPointNumber() && Math.abs(node.doubleValue()) < 1e20) {
      BigDecimal value = BigDecimal.valueOf(node.doubleValue()).stripTrailingZeros();
      digits = value.toPlainString();
    }
    return Optional.of(digits).filter(found -> WHOLE.matcher(found).matches());
  }
}
