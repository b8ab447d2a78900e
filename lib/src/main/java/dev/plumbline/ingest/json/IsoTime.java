package dev.plumbline.ingest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant written in any form of ISO 8601 that producers were seen to use: extended or basic,
 * with or without seconds, with a fraction of any length, with an offset or a zone. Without either
 * it is taken as UTC, and says so.
 *
 * @param instant to the microsecond, as tables keep it
 * @param assumed true when neither offset nor zone was written
 */
public record IsoTime(Instant instant, boolean assumed) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-?(\\d{2})-?(\\d{2})[Tt ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?"
              + " ?([Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[([^\\]]+)\\])?");

  /** The instant, or empty when the text is none. */
  public static Optional<IsoTime> parse(String text) {
    Matcher parts = FORM.matcher(text.trim());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 4),
              number(parts, 5),
              number(parts, 6),
              nanoseconds(parts.group(7)));
      boolean assumed = parts.group(8) == null && parts.group(9) == null;
      Instant instant = local.atZone(zone(parts.group(8), parts.group(9))).toInstant();
      return Optional.of(new IsoTime(instant.truncatedTo(ChronoUnit.MICROS), assumed));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }

  private static int nanoseconds(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  /** An offset says more than the zone behind it, whose rules may change. */
  private static ZoneId zone(String offset, String region) {
    if (offset != null) {
      return Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }
    return region == null ? ZoneOffset.UTC : ZoneId.of(region);
  }
}
