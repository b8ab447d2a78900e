package dev.plumbline.run.explain;

import dev.plumbline.report.PriceBasis;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a stage has of a figure.
 *
 * @param basis what prices it: amounts of two bases are never added
 * @param seconds GPU-seconds; null where none is known
 * @param cost null where nothing prices the time
 */
public record StageAmount(String stage, PriceBasis basis, BigDecimal seconds, BigDecimal cost) {
  /** Amounts in the digits that they need, so that equal ones are equal. */
  public StageAmount {
    seconds = stripped(seconds);
    cost = stripped(cost);
  }

  static BigDecimal stripped(BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros();
  }

  /** GPU-seconds of all that are known; null where none is. */
  public static BigDecimal seconds(List<StageAmount> amounts) {
    return amounts.stream()
        .map(StageAmount::seconds)
        .filter(seconds -> seconds != null)
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  /** Cost of all that are known, of one basis; null where none is. */
  public static BigDecimal cost(List<StageAmount> amounts) {
    return amounts.stream()
        .map(StageAmount::cost)
        .filter(cost -> cost != null)
        .reduce(BigDecimal::add)
        .orElse(null);
  }
}
