package dev.plumbline.run;

import dev.plumbline.job.JobSpec;
import dev.plumbline.job.JobSpec.Input;
import dev.plumbline.job.Reach;
import dev.plumbline.job.Slice;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which dates have to be computed again because something they look at changed. Candidates are
 * generous; what turns out unchanged is not committed and goes no further.
 */
public final class Cascade {
  private final NavigableSet<LocalDate> nights;
  private final LocalDate tonight;
  private final NavigableMap<LocalDate, TreeSet<LocalDate>> periods;
  private final NavigableSet<LocalDate> oldPeriods;
  private final Map<TableSpec, NavigableSet<LocalDate>> changed = new HashMap<>();
  private final NavigableSet<LocalDate> forced = new TreeSet<>();

  /**
   * A cascade over these nights.
   *
   * @param nights every date that is computed at all
   * @param tonight the night of the run
   * @param periods the billing periods that dates lie in
   * @param oldPeriods those that may be closed
   */
  public Cascade(
      NavigableSet<LocalDate> nights,
      LocalDate tonight,
      NavigableMap<LocalDate, TreeSet<LocalDate>> periods,
      NavigableSet<LocalDate> oldPeriods) {
    this.nights = nights;
    this.tonight = tonight;
    this.periods = periods;
    this.oldPeriods = oldPeriods;
  }

  /** A cascade over these nights, none of whose billing periods is closed. */
  public Cascade(
      NavigableSet<LocalDate> nights, NavigableMap<LocalDate, TreeSet<LocalDate>> periods) {
    this(nights, nights.last(), periods, new TreeSet<>());
  }

  /** Records that a table's slices of these dates are not what they were. */
  public void changed(TableSpec table, NavigableSet<LocalDate> dates) {
    changed.computeIfAbsent(table, t -> new TreeSet<>()).addAll(dates);
  }

  /** Dates whose slices of a table are not what they were. */
  NavigableSet<LocalDate> changed(TableSpec table) {
    return new TreeSet<>(changed.getOrDefault(table, Collections.emptyNavigableSet()));
  }

  /** Dates that lie in one of these billing periods. */
  NavigableSet<LocalDate> datesOf(NavigableSet<LocalDate> starts) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    periods.forEach(
        (date, own) -> dates.addAll(Collections.disjoint(own, starts) ? Set.of() : Set.of(date)));
    return dates;
  }

  /** Records that a table whose slices are billing periods is not what it was in these. */
  void changedPeriods(TableSpec table, NavigableSet<LocalDate> starts) {
    changed(table, datesOf(starts));
  }

  /** Has every job compute these dates, whatever changed. */
  void force(NavigableSet<LocalDate> dates) {
    forced.addAll(dates);
  }

  /** The dates a job has to compute. */
  NavigableSet<LocalDate> candidates(JobSpec job) {
    NavigableSet<LocalDate> dates = new TreeSet<>(forced);
    for (Input input : job.reads()) {
      for (LocalDate date : changed.getOrDefault(input.table(), Collections.emptyNavigableSet())) {
        reached(input.reach(), date, dates);
      }
    }
    boolean readsItself =
        job.reads().stream()
            .filter(input -> input.reach().kind() != Reach.Kind.STANDING)
            .anyMatch(input -> job.writes().contains(input.table()));
    if (readsItself && !dates.isEmpty()) {
      dates.addAll(nights.tailSet(dates.first(), true));
    }
    dates.retainAll(nights);
    if (job.isCorrecting() && !oldDates(dates).isEmpty()) {
      // What differs from a closed period is dated tonight.
      dates.add(tonight);
    }
    return dates;
  }

  /** Of these dates, those that lie in a billing period that may be closed. */
  NavigableSet<LocalDate> oldDates(NavigableSet<LocalDate> dates) {
    NavigableSet<LocalDate> old = new TreeSet<>(dates);
    old.removeIf(
        date -> Collections.disjoint(periods.getOrDefault(date, new TreeSet<>()), oldPeriods));
    return old;
  }

  /** Of these billing periods, those that may be closed. */
  NavigableSet<LocalDate> oldPeriods(NavigableSet<LocalDate> starts) {
    NavigableSet<LocalDate> old = new TreeSet<>(starts);
    old.retainAll(oldPeriods);
    return old;
  }

  private void reached(Reach reach, LocalDate date, NavigableSet<LocalDate> into) {
    switch (reach.kind()) {
      case SAME_DATE -> into.add(date);
      case LAST_DAYS -> date.datesUntil(date.plusDays(reach.days())).forEach(into::add);
      case ALL_EARLIER, WHOLE, SINCE -> into.addAll(nights.tailSet(date, true));
      case STANDING -> {
        // What is taken over changes nothing.
      }
      case SAME_MONTH -> into.addAll(sameMonth(date));
      case SAME_PERIOD -> {
        into.add(date);
        into.addAll(samePeriod(date));
      }
      case PERIOD_BEFORE -> {
        into.add(date);
        into.addAll(samePeriod(date));
        into.addAll(periodAfter(date));
      }
    }
  }

  /** Nights in the calendar month of the date. */
  NavigableSet<LocalDate> sameMonth(LocalDate date) {
    LocalDate first = date.withDayOfMonth(1);
    return new TreeSet<>(nights.subSet(first, true, first.plusMonths(1), false));
  }

  /** Nights that share a billing period with the date. */
  NavigableSet<LocalDate> samePeriod(LocalDate date) {
    NavigableSet<LocalDate> same = new TreeSet<>();
    TreeSet<LocalDate> mine = periods.getOrDefault(date, new TreeSet<>());
    for (LocalDate night : nights) {
      if (!Collections.disjoint(periods.getOrDefault(night, new TreeSet<>()), mine)) {
        same.add(night);
      }
    }
    return same;
  }

  /** Nights of billing periods that begin up to a month after one of the date's. */
  private NavigableSet<LocalDate> periodAfter(LocalDate date) {
    TreeSet<LocalDate> mine = periods.getOrDefault(date, new TreeSet<>());
    NavigableSet<LocalDate> after = new TreeSet<>();
    for (LocalDate night : nights) {
      NavigableSet<LocalDate> before = periodsBefore(periods.getOrDefault(night, new TreeSet<>()));
      if (!Collections.disjoint(before, mine)) {
        after.add(night);
      }
    }
    return after;
  }

  /** Billing periods that begin up to a month before one of these. */
  NavigableSet<LocalDate> periodsBefore(NavigableSet<LocalDate> starts) {
    NavigableSet<LocalDate> before = new TreeSet<>();
    for (TreeSet<LocalDate> own : periods.values()) {
      for (LocalDate start : own) {
        LocalDate next = starts.higher(start);
        if (next != null && !next.isAfter(start.plusMonths(1))) {
          before.add(start);
        }
      }
    }
    return before;
  }

  /** The slice of these dates. */
  Slice slice(NavigableSet<LocalDate> dates) {
    TreeSet<LocalDate> starts = new TreeSet<>();
    dates.forEach(date -> starts.addAll(periods.getOrDefault(date, new TreeSet<>())));
    return Slice.of(dates, starts);
  }
}
