package dev.plumbline.ingest.mapping;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.billing.Amounts;
import dev.plumbline.terms.reject.TimeReject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads times as a mapping declares them: ISO 8601, seconds or milliseconds since 1970, or a
 * pattern of {@link DateTimeFormatter} with English names. A local time is one of the declared
 * zone; without a zone it is refused, never taken for UTC. The same few texts stand on many lines,
 * so they are remembered.
 */
public final class DeclaredTime {
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int REMEMBERED = 20_000;
  private static final int LONGEST = 100;
  private static final String ISO = "uuuu-MM-dd[['T'][ ]HH:mm[:ss]]";

  private final Function<String, WrittenTime> reader;
  private final Map<String, WrittenTime> known = new HashMap<>();

  private DeclaredTime(Function<String, WrittenTime> reader) {
    this.reader = reader;
  }

  /** ISO 8601, with an offset or a local time of the zone, which may be null. */
  public static DeclaredTime iso(ZoneId zone) {
    DateTimeFormatter format =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(ISO)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[ ][XXX][XX][X]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    return new DeclaredTime(
        text ->
            text.endsWith(" UTC")
                ? moment(format, text.substring(0, text.length() - 4) + "Z", zone)
                : moment(format, text, zone));
  }

  /**
   * Reads a section's keys {@code as} and {@code format}.
   *
   * @param zone of local times, or null
   */
  public static DeclaredTime of(MappingSection section, ZoneId zone) throws MalformedFile {
    List<String> ways = List.of("iso", "epoch_seconds", "epoch_milliseconds");
    if (section.has("format") && section.has("as")) {
      throw section
          .at(section.line("format"), "both as and format are given", "only one can hold")
          .remedy("remove one of them");
    }
    if (section.has("format")) {
      return pattern(section, section.required("format", "write a pattern"), zone);
    }
    DeclaredText as = section.text("as").orElse(new DeclaredText("iso", section.line()));
    return switch (as.text()) {
      case "iso" -> iso(zone);
      case "epoch_seconds" -> new DeclaredTime(text -> epoch(text, 3));
      case "epoch_milliseconds" -> new DeclaredTime(text -> epoch(text, 0));
      default ->
          throw section
              .at(as.line(), "no way of writing times is called '" + as.text() + "'", "as: says it")
              .remedy(NearestWord.remedy(as.text(), ways) + "; or write format: PATTERN");
    };
  }

  private static DeclaredTime pattern(MappingSection section, DeclaredText pattern, ZoneId zone)
      throws MalformedFile {
    String fields = pattern.text().replaceAll("'[^']*'", "");
    boolean hasZone = fields.chars().anyMatch(c -> "XxZOVz".indexOf(c) >= 0);
    if (!hasZone && zone == null) {
      throw section
          .at(pattern.line(), "the times have no zone", "neither the pattern nor a zone says it")
          .remedy("write zone: beside it, or time_zone: at the source");
    }
    try {
      DateTimeFormatter format = formatter(pattern.text(), fields);
      return new DeclaredTime(text -> moment(format, text, zone));
    } catch (IllegalArgumentException e) {
      throw section
          .at(pattern.line(), "'" + pattern.text() + "' is no pattern of times", e.getMessage())
          .remedy("write one such as MM/dd/yyyy HH:mm");
    }
  }

  private static DateTimeFormatter formatter(String pattern, String fields) {
    DateTimeFormatterBuilder builder =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1);
    if (fields.indexOf('D') < 0) {
      builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
    }
    if (fields.chars().noneMatch(c -> "hKkaA".indexOf(c) >= 0)) {
      builder
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
    }
    // STRICT refuses the 31st of June, which the default turns into the 30th.
    return builder.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
  }

  /** What the text means; see {@link WrittenTime#problem}. */
  public WrittenTime read(String text) {
    if (text.length() > LONGEST) {
      return WrittenTime.not(TimeReject.BAD_TIMESTAMP.text());
    }
    WrittenTime moment = known.get(text);
    if (moment == null) {
      moment = bounded(reader.apply(text.trim()));
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(text, moment);
    }
    return moment;
  }

  private static WrittenTime bounded(WrittenTime moment) {
    if (moment.problem() != null) {
      return moment;
    }
    if (moment.instant().isBefore(FIRST)) {
      return WrittenTime.not(TimeReject.TIMESTAMP_BEFORE_2000.text());
    }
    return moment.instant().isBefore(LAST)
        ? moment
        : WrittenTime.not(TimeReject.TIMESTAMP_AFTER_2200.text());
  }

  private static WrittenTime epoch(String text, int places) {
    BigDecimal number = Amounts.of(text).amount();
    if (number == null) {
      return WrittenTime.not(TimeReject.BAD_TIMESTAMP.text());
    }
    BigDecimal milliseconds = number.movePointRight(places).setScale(0, RoundingMode.HALF_UP);
    if (milliseconds.precision() > 17) {
      return WrittenTime.not(TimeReject.BAD_TIMESTAMP.text());
    }
    Instant instant = Instant.ofEpochMilli(milliseconds.longValueExact());
    return WrittenTime.of(instant, LocalDate.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC);
  }

  private static WrittenTime moment(DateTimeFormatter format, String text, ZoneId zone) {
    try {
      TemporalAccessor read = format.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      if (read instanceof ZonedDateTime time) {
        return WrittenTime.of(time.toInstant(), time.toLocalDate(), time.getZone());
      }
      return zone == null
          ? WrittenTime.not(TimeReject.LOCAL_TIME_WITHOUT_ZONE.text())
          : in(zone, (LocalDateTime) read);
    } catch (DateTimeException e) {
      return WrittenTime.not(TimeReject.BAD_TIMESTAMP.text());
    }
  }

  private static WrittenTime in(ZoneId zone, LocalDateTime local) {
    LocalDate date = local.toLocalDate();
    if (local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      // A day begins also where clocks are set forward at midnight.
      return WrittenTime.of(date.atStartOfDay(zone).toInstant(), date, zone);
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return WrittenTime.not(TimeReject.NO_SUCH_LOCAL_TIME.text());
    }
    Instant later = offsets.size() > 1 ? local.toInstant(offsets.get(1)) : null;
    return new WrittenTime(local.toInstant(offsets.get(0)), later, date, zone, null);
  }
}
