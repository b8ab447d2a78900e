package dev.plumbline.transform;

import java.math.BigDecimal;

/** An exact sum that is unknown as soon as one of its parts is. */
final class MoneySum {
  private BigDecimal total;
  private boolean unknown;

  void add(BigDecimal part) {
    if (part == null) {
      unknown = true;
    } else {
      total = total == null ? part : total.add(part);
    }
  }

  /** The sum, or null when a part is unknown or there is none. */
  BigDecimal value() {
    return unknown ? null : total;
  }
}
