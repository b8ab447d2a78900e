package dev.plumbline.cost.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * What is known on a date of somebody's cost in one currency: the {@value #DATES} dates up to it. A
 * date without a night, and one whose time nothing prices in the currency, is unknown and never
 * zero. What is usual is told from the first date with a cost on: a new team did not cost nothing
 * before it was there.
 */
final class History {
  /** {@link #WINDOW} dates behind each of {@link PastErrors#TESTED} dates, and the date itself. */
  static final int DATES = 92;

  /** So many dates say what is usual: 8 weeks. */
  static final int WINDOW = 56;

  private final LocalDate last;
  private final BigDecimal[] costs = new BigDecimal[DATES];
  private int begin = DATES;

  /**
   * A history.
   *
   * @param last its newest date
   * @param known the cost of a date, null where it is not known
   * @param hasCost true for a date on which there is a cost
   */
  History(
      LocalDate last, Function<LocalDate, BigDecimal> known, Function<LocalDate, Boolean> hasCost) {
    this.last = last;
    for (int i = DATES - 1; i >= 0; i--) {
      LocalDate date = last.minusDays(DATES - 1L - i);
      costs[i] = known.apply(date);
      if (hasCost.apply(date)) {
        begin = i;
      }
    }
  }

  /** Its newest date. */
  LocalDate last() {
    return last;
  }

  /** The cost of the date; null where it is not known, or further back. */
  BigDecimal cost(LocalDate date) {
    int i = position(date);
    return i < 0 || i >= DATES ? null : costs[i];
  }

  /** True from the first date with a cost on. */
  boolean hasBegun(LocalDate date) {
    return position(date) >= begin;
  }

  /** What the dates up to this one say of later ones. */
  WeekdayMeans through(LocalDate date) {
    WeekdayMeans means = new WeekdayMeans();
    int end = Math.min(position(date), DATES - 1);
    for (int i = Math.max(begin, end - WINDOW + 1); i <= end; i++) {
      if (costs[i] != null) {
        means.add(last.minusDays(DATES - 1L - i), costs[i]);
      }
    }
    return means;
  }

  /** Makes of what the dates up to the one before say what those up to this one do. */
  void slide(WeekdayMeans means, LocalDate date) {
    LocalDate out = date.minusDays(WINDOW);
    if (hasBegun(date) && cost(date) != null) {
      means.add(date, cost(date));
    }
    if (hasBegun(out) && cost(out) != null) {
      means.remove(out, cost(out));
    }
  }

  private int position(LocalDate date) {
    return (int) (date.toEpochDay() - last.toEpochDay()) + DATES - 1;
  }
}
