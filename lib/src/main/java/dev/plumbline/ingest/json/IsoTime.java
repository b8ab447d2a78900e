package dev.plumbline.ingest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant written in any form of ISO 8601 that names a time of day: extended or basic, with a
 * calendar date, a week date or the day of the year, to the hour, minute, second or any fraction of
 * it, 24:00 and leap seconds too, with an offset or a zone. Without either it is taken as UTC, and
 * says so.
 *
 * @param instant to the microsecond, as tables keep it; a leap second is the second after it
 * @param assumed true when neither offset nor zone was written
 */
public record IsoTime(Instant instant, boolean assumed) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>\\d{4})(?:-?(?<month>\\d{2})-?(?<day>\\d{2})"
              + "|-?[Ww](?<week>\\d{2})-?(?<weekday>\\d)|-?(?<dayOfYear>\\d{3}))"
              + "(?:[Tt](?=\\d)|[Tt ](?=\\d{2}:?\\d{2}))(?<hour>\\d{2})(?::?(?<minute>\\d{2})"
              + "(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d+))?)?)?"
              + " ?(?<offset>[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[(?<zone>[^\\]]+)\\])?");

  /** The instant, or empty when the text is none. */
  public static Optional<IsoTime> parse(String text) {
    Matcher parts = FORM.matcher(text.trim());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String offset = parts.group("offset");
      String zone = parts.group("zone");
      Instant instant = local(parts).atZone(zone(offset, zone)).toInstant();
      return Optional.of(
          new IsoTime(
              instant.plusSeconds(isLeapSecond(parts) ? 1 : 0).truncatedTo(ChronoUnit.MICROS),
              offset == null && zone == null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime local(Matcher parts) {
    int hour = number(parts, "hour");
    int minute = number(parts, "minute");
    int second = isLeapSecond(parts) ? 59 : number(parts, "second");
    int nanosecond = nanoseconds(parts.group("fraction"));
    boolean isEndOfDay = hour == 24 && minute == 0 && second == 0 && nanosecond == 0;
    return isEndOfDay
        ? date(parts).plusDays(1).atStartOfDay()
        : date(parts).atTime(LocalTime.of(hour, minute, second, nanosecond));
  }

  private static LocalDate date(Matcher parts) {
    int year = number(parts, "year");
    if (parts.group("week") != null) {
      int weekday = number(parts, "weekday");
      LocalDate inFirstWeek = LocalDate.of(year, 1, 4);
      long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).getMaximum();
      if (weekday < 1 || weekday > 7 || number(parts, "week") > weeks) {
        throw new DateTimeException("no such week");
      }
      return inFirstWeek
          .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(parts, "week"))
          .with(ChronoField.DAY_OF_WEEK, weekday);
    }
    return parts.group("dayOfYear") == null
        ? LocalDate.of(year, number(parts, "month"), number(parts, "day"))
        : LocalDate.ofYearDay(year, number(parts, "dayOfYear"));
  }

  /** They end a UTC day, so the last minute of a quarter of an hour on every clock in use. */
  private static boolean isLeapSecond(Matcher parts) {
    return number(parts, "second") == 60 && number(parts, "minute") % 15 == 14;
  }

  private static int number(Matcher parts, String group) {
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
