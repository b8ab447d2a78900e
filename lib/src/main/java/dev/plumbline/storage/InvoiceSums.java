package dev.plumbline.storage;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What lines of a bill come to.
 *
 * @param lines how many
 * @param billed Σ BilledCost, as far as it could be read
 * @param effective Σ EffectiveCost, as far as it could be read
 * @param absolute Σ max(|BilledCost|, |EffectiveCost|): what is at stake
 */
public record InvoiceSums(long lines, BigDecimal billed, BigDecimal effective, BigDecimal absolute)
    implements Serializable {
  /** No line. */
  public static final InvoiceSums NONE =
      new InvoiceSums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** With one more line, whose costs may be null where they could not be read. */
  InvoiceSums with(BigDecimal moreBilled, BigDecimal moreEffective) {
    BigDecimal oneBilled = moreBilled == null ? BigDecimal.ZERO : moreBilled;
    BigDecimal oneEffective = moreEffective == null ? BigDecimal.ZERO : moreEffective;
    return new InvoiceSums(
        lines + 1,
        billed.add(oneBilled),
        effective.add(oneEffective),
        absolute.add(oneBilled.abs().max(oneEffective.abs())));
  }
}
