package dev.plumbline.ingest.mapping;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a written time means.
 *
 * @param instant the instant, the earlier one where two are possible; null when there is a problem
 * @param later the other possible instant of a local time that occurs twice, when clocks are set
 *     back; null otherwise
 * @param date the date as it is written
 * @param problem why the text is no time, or null
 */
public record Moment(Instant instant, Instant later, LocalDate date, String problem) {

  static Moment of(Instant instant, LocalDate date) {
    return new Moment(instant, null, date, null);
  }

  static Moment not(String problem) {
    return new Moment(null, null, null, problem);
  }

  /** True when two instants are written like this. */
  public boolean isAmbiguous() {
    return later != null;
  }
}
