package dev.plumbline.cost.budget;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.terms.ForecastMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * What a date is expected to cost: the mean of the known dates of its weekday, half even at 12
 * places; of all known dates where fewer than {@value #FEWEST} are known, or none of its weekday.
 */
final class WeekdayMeans {
  /** Two weeks; of fewer known dates no weekday is told from another. */
  static final int FEWEST = 14;

  private static final int WEEKDAYS = DayOfWeek.values().length;

  private final BigDecimal[] sums = new BigDecimal[WEEKDAYS];
  private final int[] dates = new int[WEEKDAYS];
  private BigDecimal sum = BigDecimal.ZERO;
  private int all;

  WeekdayMeans() {
    java.util.Arrays.fill(sums, BigDecimal.ZERO);
  }

  void add(LocalDate date, BigDecimal cost) {
    add(date, cost, 1);
  }

  /** Takes a date out again, exactly. */
  void remove(LocalDate date, BigDecimal cost) {
    add(date, cost.negate(), -1);
  }

  private void add(LocalDate date, BigDecimal cost, int count) {
    int weekday = weekday(date);
    sums[weekday] = sums[weekday].add(cost);
    dates[weekday] += count;
    sum = sum.add(cost);
    all += count;
  }

  /** How many dates are known. */
  int dates() {
    return all;
  }

  ForecastMethod method() {
    if (all == 0) {
      return ForecastMethod.NO_HISTORY;
    }
    return all < FEWEST ? ForecastMethod.MEAN_OF_DATES : ForecastMethod.WEEKDAY_MEANS;
  }

  /** What the date is expected to cost; there must be a known date. */
  BigDecimal expected(LocalDate date) {
    int weekday = weekday(date);
    return isOfWeekday(weekday) ? mean(sums[weekday], dates[weekday]) : mean(sum, all);
  }

  /** Of how many known dates the expectation is the mean. */
  int behind(LocalDate date) {
    int weekday = weekday(date);
    return isOfWeekday(weekday) ? dates[weekday] : all;
  }

  private boolean isOfWeekday(int weekday) {
    return all >= FEWEST && dates[weekday] > 0;
  }

  private static BigDecimal mean(BigDecimal sum, int dates) {
    return sum.divide(BigDecimal.valueOf(dates), Apportionment.PLACES, RoundingMode.HALF_EVEN);
  }

  static int weekday(LocalDate date) {
    return date.getDayOfWeek().ordinal();
  }
}
