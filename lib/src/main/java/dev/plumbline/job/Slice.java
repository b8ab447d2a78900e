package dev.plumbline.job;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a job computes: a set of dates (UTC) and the billing periods they lie in.
 *
 * @param dates the dates
 * @param periods first days of the billing periods
 */
public record Slice(NavigableSet<LocalDate> dates, NavigableSet<LocalDate> periods)
    implements Serializable {

  /** A slice of these dates and periods. */
  public static Slice of(Collection<LocalDate> dates, Collection<LocalDate> periods) {
    return new Slice(new TreeSet<>(dates), new TreeSet<>(periods));
  }

  /**
   * The first date whose content belongs to the slice, or to one of the nights after its first:
   * content between two nights is the later one's.
   *
   * @param nights all nights there are
   * @return empty where no night is before the slice, so that everything belongs to it
   */
  public Optional<LocalDate> begin(NavigableSet<LocalDate> nights) {
    LocalDate before = dates.isEmpty() ? null : nights.lower(dates.first());
    return Optional.ofNullable(before).map(night -> night.plusDays(1));
  }

  /** True when there is nothing to compute. */
  public boolean isEmpty() {
    return dates.isEmpty() && periods.isEmpty();
  }

  /** For logs: the dates, shortened when there are many. */
  @Override
  public String toString() {
    if (dates.size() <= 3) {
      return String.join(" ", dates.stream().map(LocalDate::toString).toList());
    }
    return dates.first() + " … " + dates.last() + " (" + dates.size() + " dates)";
  }
}
