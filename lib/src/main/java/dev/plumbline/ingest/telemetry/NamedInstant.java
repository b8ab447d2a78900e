package dev.plumbline.ingest.telemetry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant in a file's name that nobody described.
 *
 * <ol>
 *   <li>a date, a separator and a time to the second: {@code 20260714T101500Z}, {@code
 *       2026-07-14T10-15-00}, {@code 2026-07-14_10.15.00}, with a fraction and an offset where they
 *       are there; without an offset it is UTC;
 *   <li>the same to the minute, {@code 20260714-1015} or {@code 2026-07-14T10-15Z}, where no number
 *       follows and no other date stands in the name; four digits behind a date with separators
 *       ({@code 2026-07-14-1015}) may as well be a number of the file, and are no time;
 *   <li>fourteen digits that are one: {@code 20260714101500};
 *   <li>seconds (ten digits) or milliseconds (thirteen) since 1970, from 2015 to 2033;
 *   <li>digits that touch further digits are no instant, and a date alone never is;
 *   <li>a name in which two different instants stand has none.
 * </ol>
 */
final class NamedInstant {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})([-_.]?)(\\d{2})\\2(\\d{2})"
              + "(?:[Tt_ -]|(?<=\\d{8})(?=\\d{6}(?!\\d)))"
              + "(\\d{2})([-_.:]?)(\\d{2})\\6(\\d{2})(?:[.,](\\d{1,9}))?(?!\\d)"
              + "([Zz]|[+-]\\d{2}:?\\d{2}(?!\\d))?");
  private static final Pattern DATE =
      Pattern.compile("(?<!\\d)20\\d{2}([-_.]?)\\d{2}\\1\\d{2}(?!\\d)");
  private static final Pattern TO_THE_MINUTE =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})([-_.]?)(\\d{2})\\2(\\d{2})([Tt_ -])"
              + "(\\d{2})([-_.:]?)(\\d{2})(?![-_.:]?\\d)([Zz]|\\+\\d{2}:?\\d{2}(?!\\d))?");
  private static final Pattern EPOCH = Pattern.compile("(?<!\\d)(1\\d{9}|1\\d{12})(?!\\d)");
  private static final Instant FIRST = Instant.parse("2015-01-01T00:00:00Z");
  private static final int SECONDS_DIGITS = 10;

  private NamedInstant() {}

  /** The one instant that a name holds, if it holds exactly one. */
  static Optional<Instant> of(String name) {
    Set<Instant> found = new TreeSet<>();
    Matcher written = WRITTEN.matcher(name);
    while (written.find()) {
      written(written).ifPresent(found::add);
    }
    Matcher minute = TO_THE_MINUTE.matcher(name);
    if (DATE.matcher(name).results().count() == 1 && minute.find()) {
      toTheMinute(minute).ifPresent(found::add);
    }
    Matcher epoch = EPOCH.matcher(name);
    while (epoch.find()) {
      long number = Long.parseLong(epoch.group(1));
      Instant instant =
          epoch.group(1).length() == SECONDS_DIGITS
              ? Instant.ofEpochSecond(number)
              : Instant.ofEpochMilli(number);
      if (!instant.isBefore(FIRST)) {
        found.add(instant);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private static Optional<Instant> written(Matcher match) {
    String fraction = match.group(9) == null ? "0" : match.group(9);
    int nanoseconds = Integer.parseInt((fraction + "000000000").substring(0, 9));
    return instant(
        match, List.of(number(match, 5), number(match, 7), number(match, 8), nanoseconds), 10);
  }

  private static Optional<Instant> toTheMinute(Matcher match) {
    boolean isNumberOfFile =
        !match.group(2).isEmpty()
            && match.group(7).isEmpty()
            && !match.group(5).equalsIgnoreCase("T");
    return isNumberOfFile
        ? Optional.empty()
        : instant(match, List.of(number(match, 6), number(match, 8), 0, 0), 9);
  }

  /** The date of groups 1, 3 and 4 at this hour, minute, second and nanosecond. */
  private static Optional<Instant> instant(Matcher match, List<Integer> time, int offsetGroup) {
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(match, 1),
              number(match, 3),
              number(match, 4),
              time.get(0),
              time.get(1),
              time.get(2),
              time.get(3));
      String offset = match.group(offsetGroup);
      boolean isUtc = offset == null || offset.equalsIgnoreCase("Z");
      return Optional.of(local.toInstant(isUtc ? ZoneOffset.UTC : ZoneOffset.of(offset)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
