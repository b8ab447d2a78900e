package dev.plumbline.cost.closed;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.NavigableSet;

/**
 * What a job has to know about closed billing periods.
 *
 * @param nights every date that is a night
 * @param tonight the night of the run: what it closes, and what it finds to be different from what
 *     is closed, is dated so. The newest date, but for a run of some dates: that is not of the
 *     later ones whose silver it builds beside them
 * @param oldDates dates of the slice that lie in a billing period old enough to be closed
 * @param isNewNight true until the newest date the landing holds is published: periods are closed
 *     by the first run of a night, never by a rerun of the same
 */
public record Closing(
    NavigableSet<LocalDate> nights,
    LocalDate tonight,
    NavigableSet<LocalDate> oldDates,
    boolean isNewNight)
    implements Serializable {

  /** Of a run whose night is the newest one. */
  public Closing(
      NavigableSet<LocalDate> nights, NavigableSet<LocalDate> oldDates, boolean isNewNight) {
    this(nights, nights.last(), oldDates, isNewNight);
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
