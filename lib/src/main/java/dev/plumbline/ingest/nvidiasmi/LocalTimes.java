package dev.plumbline.ingest.nvidiasmi;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads local times such as {@code 2026/07/14 08:12:53.353}, as nvidia-smi prints them. */
final class LocalTimes {

  /** No such time. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DATE = 10;
  private static final int SECONDS = 19;
  private static final int MOST_DECIMALS = 9;
  private static final long DAY = 86_400_000L;

  private int lastDate = -1;
  private long lastMidnight;

  /** Milliseconds since 1970 as if the clock ran in UTC, or {@link #NONE}. */
  long read(byte[] bytes, int from, int to) {
    if (to - from < SECONDS
        || bytes[from + 4] != '/'
        || bytes[from + 7] != '/'
        || bytes[from + DATE] != ' '
        || bytes[from + 13] != ':'
        || bytes[from + 16] != ':') {
      return NONE;
    }
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int day = number(bytes, from + 8, 2);
    int hour = number(bytes, from + 11, 2);
    int minute = number(bytes, from + 14, 2);
    int second = number(bytes, from + 17, 2);
    int fraction = fraction(bytes, from + SECONDS, to);
    // The sign of a union is negative when any of its parts is.
    boolean isRead = (year | month | day | hour | minute | second | fraction) >= 0;
    if (!isRead || hour > 23 || minute > 59 || second > 59 || !isDate(year, month, day)) {
      return NONE;
    }
    return lastMidnight + ((hour * 60 + minute) * 60 + second) * 1000L + fraction;
  }

  private boolean isDate(int year, int month, int day) {
    int date = (year * 100 + month) * 100 + day;
    if (date == lastDate) {
      return true;
    }
    try {
      lastMidnight = LocalDate.of(year, month, day).toEpochDay() * DAY;
      lastDate = date;
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Digits as a number, -1 when one is none. */
  private static int number(byte[] bytes, int at, int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      int digit = bytes[at + i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Milliseconds of a decimal fraction, 0 where none stands, -1 where it is none. */
  private static int fraction(byte[] bytes, int at, int to) {
    int decimals = to - at - 1;
    if (decimals < 0) {
      return 0;
    }
    if (bytes[at] != '.' || decimals == 0 || decimals > MOST_DECIMALS) {
      return -1;
    }
    int number = number(bytes, at + 1, Math.min(decimals, 3));
    boolean isNumber = number >= 0 && number(bytes, at + 1, decimals) >= 0;
    return isNumber ? number * (decimals == 1 ? 100 : decimals == 2 ? 10 : 1) : -1;
  }
}
