package dev.plumbline.cost.hour;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.terms.PriceSource;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What GPU-seconds without a charge are taken to cost.
 *
 * @param cost rounded down at 12 places; null when nothing prices them
 * @param currency of the cost, {@code none} when there is none
 * @param source of the price
 */
record Estimate(BigDecimal cost, String currency, PriceSource source) {
  /** Nothing prices the time. */
  static final Estimate NONE = new Estimate(null, PriceSource.NONE.text(), PriceSource.NONE);

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  /** Seconds × cost ÷ seconds of the day before. */
  static Estimate lastReconciled(
      BigDecimal seconds, BigDecimal cost, BigDecimal ofSeconds, String currency) {
    return new Estimate(quotient(seconds, cost, ofSeconds), currency, PriceSource.LAST_RECONCILED);
  }

  /** Seconds × the list price of a GPU-hour ÷ 3600. */
  static Estimate catalog(BigDecimal seconds, ListPrice price) {
    return new Estimate(
        quotient(seconds, price.pricePerGpuHour(), SECONDS_PER_HOUR),
        price.currency(),
        PriceSource.CATALOG);
  }

  private static BigDecimal quotient(BigDecimal seconds, BigDecimal cost, BigDecimal over) {
    return seconds.multiply(cost).divide(over, Apportionment.PLACES, RoundingMode.DOWN);
  }
}
