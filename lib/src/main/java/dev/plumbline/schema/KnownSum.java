package dev.plumbline.schema;

import java.math.BigDecimal;

/** An exact sum that says what an unknown part does to it. */
public final class KnownSum {
  private final boolean isPartial;
  private BigDecimal total;
  private boolean hasUnknown;

  private KnownSum(boolean isPartial) {
    this.isPartial = isPartial;
  }

  /** Unknown as soon as one of its parts is. */
  public static KnownSum ofAll() {
    return new KnownSum(false);
  }

  /** The sum of the parts that are known; unknown only while none is. */
  public static KnownSum ofKnown() {
    return new KnownSum(true);
  }

  /** Adds a part; null is one that is not known. */
  public void add(BigDecimal part) {
    if (part == null) {
      hasUnknown = true;
    } else {
      total = total == null ? part : total.add(part);
    }
  }

  /** The sum; null when it is unknown, or there is no part. */
  public BigDecimal value() {
    return hasUnknown && !isPartial ? null : total;
  }
}
