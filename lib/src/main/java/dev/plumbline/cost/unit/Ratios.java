package dev.plumbline.cost.unit;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Draft;
import dev.plumbline.terms.AbsentFactor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Figures of one row, and of each that cannot be made which factor is missing. */
final class Ratios {
  private final Draft row;
  private final Map<String, String> reasons = new TreeMap<>();

  Ratios(Draft row) {
    this.row = row;
  }

  /** Says why a figure is null. */
  void absent(Col figure, AbsentFactor factor) {
    reasons.put(figure.name(), factor.text());
  }

  /** Cost × factor ÷ what it bought, or the first reason why not. */
  void cost(
      Col figure, BigDecimal cost, AbsentFactor noCost, BigDecimal bought, AbsentFactor none) {
    AbsentFactor absence = noCost == null ? denominator(bought, none) : noCost;
    if (absence != null) {
      absent(figure, absence);
      return;
    }
    row.set(figure, cost.divide(bought, Apportionment.PLACES, RoundingMode.HALF_EVEN));
  }

  /**
   * Requests to divide by.
   *
   * @param requests null where they were not counted
   * @param none why nothing is known of them, or null
   */
  record PerRequest(Long requests, AbsentFactor none) {}

  /** What so many requests took, or the first reason why not. */
  void of(Col figure, Double amount, AbsentFactor noAmount, int many, PerRequest of) {
    AbsentFactor absence =
        noAmount == null ? denominator(decimal(of.requests()), of.none()) : noAmount;
    if (absence != null) {
      absent(figure, absence);
      return;
    }
    row.set(figure, amount * many / of.requests());
  }

  private static AbsentFactor denominator(BigDecimal bought, AbsentFactor none) {
    if (none != null) {
      return none;
    }
    if (bought == null) {
      return AbsentFactor.NOT_COUNTED;
    }
    return bought.signum() == 0 ? AbsentFactor.NOTHING_TO_DIVIDE_BY : null;
  }

  static BigDecimal decimal(Long count) {
    return count == null ? null : BigDecimal.valueOf(count);
  }

  /** The reasons, by the name of the column. */
  Map<String, String> reasons() {
    return reasons;
  }
}
