package dev.plumbline.cost.budget;

import dev.plumbline.terms.ForecastMethod;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * Where a calendar month ends, told on one of its dates: what the known dates cost, and what each
 * other date of the month is expected to cost. With 80 % it ends within
 *
 * <pre>forecast ± 1.28 × s × √ Σ (h + h² ÷ k)</pre>
 *
 * <p>over the weekdays: s is the typical error of the same method on past dates, h how many dates
 * of the weekday are not known, k of how many known dates its mean is. It is the interval of the
 * normal distribution (80 %: 1.28) of Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd edition, section 5.5, for a sum: errors of single dates are taken as independent,
 * that of a mean is shared by all dates that it stands for.
 *
 * @param known how many dates of the month are known
 * @param spent what these cost; null where none is known
 * @param forecast where it ends; null without any history
 * @param either half the width of the interval; null where there is none
 * @param method how
 * @param history how many known dates it is made of
 */
record MonthForecast(
    int known,
    BigDecimal spent,
    BigDecimal forecast,
    BigDecimal either,
    ForecastMethod method,
    int history) {
  private static final BigDecimal EIGHTY_PER_CENT = new BigDecimal("1.28");

  /**
   * The forecast that is made on this date of its month.
   *
   * @param errors how far the method was off before; null: no interval is asked for
   */
  static MonthForecast of(History history, LocalDate on, PastErrors errors) {
    WeekdayMeans means = history.through(on);
    BigDecimal spent = BigDecimal.ZERO;
    BigDecimal expected = BigDecimal.ZERO;
    int known = 0;
    int[] missing = new int[DayOfWeek.values().length];
    LocalDate first = on.withDayOfMonth(1);
    for (int day = 0; day < first.lengthOfMonth(); day++) {
      LocalDate date = first.plusDays(day);
      BigDecimal cost = date.isAfter(on) ? null : history.cost(date);
      if (cost != null) {
        spent = spent.add(cost);
        known++;
      } else {
        missing[WeekdayMeans.weekday(date)]++;
        expected = means.dates() == 0 ? expected : expected.add(means.expected(date));
      }
    }
    return new MonthForecast(
        known,
        known == 0 ? null : spent,
        means.dates() == 0 ? null : spent.add(expected),
        either(errors, on, means, missing),
        means.method(),
        means.dates());
  }

  private static BigDecimal either(
      PastErrors errors, LocalDate on, WeekdayMeans means, int[] missing) {
    boolean isKnown = IntStream.of(missing).sum() == 0 && means.dates() > 0;
    if (isKnown) {
      return BigDecimal.ZERO;
    }
    if (means.method() != ForecastMethod.WEEKDAY_MEANS || errors == null || !errors.isEnough()) {
      return null;
    }
    BigDecimal variances = BigDecimal.ZERO;
    for (int next = 1; next <= missing.length; next++) {
      LocalDate date = on.plusDays(next);
      BigDecimal dates = BigDecimal.valueOf(missing[WeekdayMeans.weekday(date)]);
      BigDecimal shared =
          dates
              .multiply(dates)
              .divide(BigDecimal.valueOf(means.behind(date)), MathContext.DECIMAL128);
      variances = variances.add(dates).add(shared);
    }
    return errors.typical(EIGHTY_PER_CENT, variances);
  }

  BigDecimal low() {
    return either == null ? null : forecast.subtract(either);
  }

  BigDecimal high() {
    return either == null ? null : forecast.add(either);
  }
}
