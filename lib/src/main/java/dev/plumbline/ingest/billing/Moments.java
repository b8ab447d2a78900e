package dev.plumbline.ingest.billing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the times that FOCUS exports write: {@code 2024-09-01T00:00:00Z}, with an offset or none
 * (then UTC, as FOCUS demands), with a blank for the T, with fractions, without seconds, or a date
 * alone. The same few texts stand on every line, so they are remembered.
 */
public final class Moments {
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int REMEMBERED = 20_000;
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd[['T'][ ]HH:mm[:ss]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[ 'UTC'][ ]")
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH", "Z")
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Map<String, Instant> known = new HashMap<>();

  /** The instant, or null when the text is none between 2000 and 2200. */
  public Instant of(String text) {
    Instant instant = known.get(text);
    if (instant == null) {
      instant = parsed(text);
      if (instant != null) {
        if (known.size() >= REMEMBERED) {
          known.clear();
        }
        known.put(text, instant);
      }
    }
    return instant;
  }

  private static Instant parsed(String text) {
    try {
      TemporalAccessor read =
          FORMAT.parseBest(text.trim(), OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          read instanceof OffsetDateTime time
              ? time.toInstant()
              : ((LocalDateTime) read).toInstant(ZoneOffset.UTC);
      return instant.isBefore(FIRST) || !instant.isBefore(LAST) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
