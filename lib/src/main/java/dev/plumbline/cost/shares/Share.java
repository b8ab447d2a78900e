package dev.plumbline.cost.shares;

import java.math.BigDecimal;

/** What a holder has of a charge: a weight, the part of it that was waste, and the time. */
final class Share {
  private BigDecimal weight = BigDecimal.ZERO;
  private BigDecimal waste = BigDecimal.ZERO;
  private BigDecimal seconds = BigDecimal.ZERO;

  void add(BigDecimal part, BigDecimal time, boolean isWaste) {
    weight = weight.add(part);
    waste = isWaste ? waste.add(part) : waste;
    seconds = seconds.add(time);
  }

  BigDecimal weight() {
    return weight;
  }

  BigDecimal waste() {
    return waste;
  }

  BigDecimal seconds() {
    return seconds;
  }
}
