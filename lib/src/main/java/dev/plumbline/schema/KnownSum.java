package dev.plumbline.schema;

import java.math.BigDecimal;

/** An exact sum that is unknown as soon as one of its parts is. */
public final class KnownSum {
  private BigDecimal total;
  private boolean unknown;

  public void add(BigDecimal part) {
    if (part == null) {
      unknown = true;
    } else {
      total = total == null ? part : total.add(part);
    }
  }

  /** The sum, or null when a part is unknown or there is none. */
  public BigDecimal value() {
    return unknown ? null : total;
  }
}
