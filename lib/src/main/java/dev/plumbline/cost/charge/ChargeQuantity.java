package dev.plumbline.cost.charge;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A quantity of machine or GPU time on a bill.
 *
 * @param amount how many
 * @param unit of what
 */
record ChargeQuantity(BigDecimal amount, ChargeTimeUnit unit) {

  /** The quantity, or empty when there is none or its unit is no unit of time. */
  static Optional<ChargeQuantity> of(BigDecimal amount, String unit) {
    return amount == null
        ? Optional.empty()
        : ChargeTimeUnit.of(unit).map(known -> new ChargeQuantity(amount, known));
  }

  BigDecimal seconds() {
    return amount.multiply(unit.seconds());
  }
}
