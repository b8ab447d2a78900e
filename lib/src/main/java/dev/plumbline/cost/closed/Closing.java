package dev.plumbline.cost.closed;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.NavigableSet;

/**
 * What a job has to know about closed billing periods.
 *
 * @param nights every date that is a night
 * @param oldDates dates of the slice that lie in a billing period old enough to be closed
 * @param isNewNight true until the newest date the landing holds is published: periods are closed
 *     by the first run of a night, never by a rerun of the same
 */
public record Closing(
    NavigableSet<LocalDate> nights, NavigableSet<LocalDate> oldDates, boolean isNewNight)
    implements Serializable {

  /** The newest date the landing holds. */
  public LocalDate tonight() {
    return nights.last();
  }

  /**
   * The night that what belongs to a date is dated: the date itself, else the next night, else the
   * last.
   */
  public LocalDate nightOf(LocalDate date) {
    LocalDate next = nights.ceiling(date);
    return next == null ? nights.last() : next;
  }
}
