package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as MLflow writes it: milliseconds since 1970, as a number or as text. MLflow's own zero
 * stands for a time that is not there.
 *
 * @param instant the time, or null
 * @param isBad something is written that is no time
 */
record Moment(Instant instant, boolean isBad) {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  static Moment of(JsonNode node) {
    String text = KeyValues.text(node);
    if (text == null && !node.isContainerNode()) {
      return new Moment(null, false);
    }
    Optional<String> whole = text == null ? Optional.empty() : whole(node, text);
    if (whole.isEmpty()) {
      return new Moment(null, true);
    }
    Instant instant = Instant.ofEpochMilli(Long.parseLong(whole.get()));
    boolean isZero = instant.equals(Instant.EPOCH);
    return instant.isAfter(LAST)
        ? new Moment(null, true)
        : new Moment(isZero ? null : instant, false);
  }

  boolean isAfter(Instant other) {
    return instant != null && instant.isAfter(other);
  }

  boolean isBefore(Instant other) {
    return instant != null && instant.isBefore(other);
  }

  /** Some clients write whole numbers as 1.7e12 or 1700000000000.0. */
  private static Optional<String> whole(JsonNode node, String text) {
    boolean isReal = node.isFloatingPointNumber() && Math.abs(node.doubleValue()) < 1e15;
    String digits = text;
    if (isReal) {
      BigDecimal value = BigDecimal.valueOf(node.doubleValue()).stripTrailingZeros();
      digits = value.toPlainString();
    }
    return Optional.of(digits).filter(found -> WHOLE.matcher(found).matches());
  }
}
