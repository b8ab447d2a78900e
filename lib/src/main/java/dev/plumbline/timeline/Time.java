package dev.plumbline.timeline;

/** Hours and dates (UTC) of epoch milliseconds. */
final class Time {
  static final long HOUR = 3_600_000;
  static final long DAY = 24 * HOUR;

  /** The start of the hour that the instant lies in. */
  static long hourOf(long instant) {
    return Math.floorDiv(instant, HOUR) * HOUR;
  }

  /** The start of the date that the instant lies in. */
  static long dateOf(long instant) {
    return Math.floorDiv(instant, DAY) * DAY;
  }

  private Time() {}
}
