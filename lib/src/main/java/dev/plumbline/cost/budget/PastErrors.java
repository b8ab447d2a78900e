package dev.plumbline.cost.budget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How far the same method was off on past dates: each of the {@value #TESTED} dates up to one is
 * expected from the 8 weeks before it alone, where {@value WeekdayMeans#FEWEST} of those dates are
 * known. The typical error is the root of the mean square; the error in per cent is Σ |error| ÷ Σ
 * |cost|, since the mean of the dates' own percentages has no value where a date cost nothing
 * (Hyndman and Koehler, Another look at measures of forecast accuracy, 2006).
 *
 * @param dates how many dates were tested
 * @param squares Σ error²
 * @param absolute Σ |error|
 * @param cost Σ |cost| of the tested dates
 */
record PastErrors(int dates, BigDecimal squares, BigDecimal absolute, BigDecimal cost) {
  /** Five weeks of dates are tested. */
  static final int TESTED = 35;

  /** Of fewer tested dates nothing is said: one of each weekday. */
  static final int FEWEST = 7;

  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final int PLACES = 12;

  /** The errors of the dates up to this one. */
  static PastErrors of(History history, LocalDate through) {
    int dates = 0;
    BigDecimal squares = BigDecimal.ZERO;
    BigDecimal absolute = BigDecimal.ZERO;
    BigDecimal costs = BigDecimal.ZERO;
    WeekdayMeans before = history.through(through.minusDays(TESTED));
    for (int back = TESTED - 1; back >= 0; back--) {
      LocalDate date = through.minusDays(back);
      if (back < TESTED - 1) {
        history.slide(before, date.minusDays(1));
      }
      BigDecimal cost = history.hasBegun(date) ? history.cost(date) : null;
      if (cost == null || before.dates() < WeekdayMeans.FEWEST) {
        continue;
      }
      BigDecimal error = cost.subtract(before.expected(date));
      dates++;
      squares = squares.add(error.multiply(error));
      absolute = absolute.add(error.abs());
      costs = costs.add(cost.abs());
    }
    return new PastErrors(dates, squares, absolute, costs);
  }

  /** True where enough dates were tested to say how good the method is. */
  boolean isEnough() {
    return dates >= FEWEST;
  }

  /** So many typical errors, such as those of several dates together. */
  BigDecimal typical(BigDecimal times, BigDecimal variances) {
    return squares
        .divide(BigDecimal.valueOf(dates), EXACT)
        .multiply(variances, EXACT)
        .sqrt(EXACT)
        .multiply(times)
        .setScale(PLACES, RoundingMode.HALF_EVEN);
  }

  /** Σ |error| ÷ Σ |cost|; null where too few dates were tested, or they cost nothing. */
  Double fraction() {
    return !isEnough() || cost.signum() == 0 ? null : absolute.divide(cost, EXACT).doubleValue();
  }
}
