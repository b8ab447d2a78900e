package dev.plumbline.ingest.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a written time means.
 *
 * @param instant the instant, the earlier one where two are possible; null when there is a problem
 * @param later the other possible instant of a local time that occurs twice, when clocks are set
 *     back; null otherwise
 * @param date the date as it is written
 * @param clock the zone or offset that it is written by
 * @param problem why the text is no time, or null
 */
public record WrittenTime(
    Instant instant, Instant later, LocalDate date, ZoneId clock, String problem) {

  static WrittenTime of(Instant instant, LocalDate date, ZoneId clock) {
    return new WrittenTime(instant, null, date, clock, null);
  }

  static WrittenTime not(String problem) {
    return new WrittenTime(null, null, null, null, problem);
  }

  /** True when it is a date alone, or the instant at which that begins on its own clock. */
  public boolean isMidnight() {
    return date.atStartOfDay(clock).toInstant().equals(instant);
  }

  /** When the day after its date begins on its own clock. */
  public Instant nextDay() {
    return date.plusDays(1).atStartOfDay(clock).toInstant();
  }

  /** True when two instants are written like this. */
  public boolean isAmbiguous() {
    return later != null;
  }
}
