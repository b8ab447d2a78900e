package dev.plumbline.run.idle;

import dev.plumbline.report.PriceBasis;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/**
 * Money under one basis of the price.
 *
 * @param basis currency, what priced it, and how final that is
 * @param cost the sum
 */
public record IdleCost(PriceBasis basis, BigDecimal cost) {
  /** The sums of some lines, of each basis under which anything is priced. */
  public static List<IdleCost> of(List<IdleLine> lines) {
    TreeMap<PriceBasis, BigDecimal> costs = new TreeMap<>();
    lines.stream()
        .filter(line -> line.cost() != null)
        .forEach(line -> costs.merge(line.basis(), line.cost(), BigDecimal::add));
    return costs.entrySet().stream()
        .map(cost -> new IdleCost(cost.getKey(), cost.getValue()))
        .toList();
  }

  /** What so many nights like this one cost. */
  public BigDecimal monthly() {
    return cost.multiply(BigDecimal.valueOf(IdleLine.NIGHTS));
  }
}
