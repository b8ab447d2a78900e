package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.SourceDialect.DateOrder;
import dev.plumbline.ingest.billing.Moments;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days: ISO 8601, or numbers whose order is that of the whole file. */
final class AzureDates {
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](2[01]\\d\\d)(?:[ T]0?0:00(?::00)?)?");

  private final Moments moments = new Moments();
  private final DateOrder order;

  /**
   * Dates of one file.
   *
   * @param order of day and month; null when the file has only ISO dates
   */
  AzureDates(DateOrder order) {
    this.order = order;
  }

  /** The order that this text can only have, or null. */
  static DateOrder shown(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches()) {
      return null;
    }
    boolean isDayFirst = Integer.parseInt(numbers.group(1)) > 12;
    boolean isDaySecond = Integer.parseInt(numbers.group(2)) > 12;
    if (isDayFirst == isDaySecond) {
      return null;
    }
    return isDayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
  }

  /** True when both orders make a day of it, and not the same. */
  static boolean isAmbiguous(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        && Integer.parseInt(numbers.group(1)) <= 12
        && Integer.parseInt(numbers.group(2)) <= 12
        && Integer.parseInt(numbers.group(1)) != Integer.parseInt(numbers.group(2));
  }

  /** The day, or null when the text is none in the file's order. */
  LocalDate day(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches()) {
      return moments.of(text) == null
          ? null
          : LocalDate.ofInstant(moments.of(text), ZoneOffset.UTC);
    }
    if (order == null && isAmbiguous(text)) {
      return null;
    }
    int month = Integer.parseInt(numbers.group(order == DateOrder.DAY_FIRST ? 2 : 1));
    int day = Integer.parseInt(numbers.group(order == DateOrder.DAY_FIRST ? 1 : 2));
    try {
      return LocalDate.of(Integer.parseInt(numbers.group(3)), month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The order in words, for reasons. */
  String expected() {
    if (order == null) {
      return "ISO 8601";
    }
    return order == DateOrder.DAY_FIRST ? "day/month/year" : "month/day/year";
  }
}
