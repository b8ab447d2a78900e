package dev.plumbline.run.month;

import dev.plumbline.cost.statement.Amounts;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * Both costs of something.
 *
 * @param billed BilledCost, as on the invoices
 * @param effective EffectiveCost, as used
 */
public record Cost(BigDecimal billed, BigDecimal effective) {
  /** Nothing. */
  public static final Cost NOTHING = new Cost(BigDecimal.ZERO, BigDecimal.ZERO);

  /** Of what is charged. */
  static Cost of(Amounts charged) {
    return new Cost(charged.billed(), charged.effective());
  }

  /** An amount that is not known adds no money. */
  static Cost known(BigDecimal billed, BigDecimal effective) {
    return new Cost(
        billed == null ? BigDecimal.ZERO : billed, effective == null ? BigDecimal.ZERO : effective);
  }

  /** Both together. */
  public Cost plus(Cost other) {
    return new Cost(billed.add(other.billed), effective.add(other.effective));
  }

  /** What is more of this than of the other. */
  public Cost minus(Cost other) {
    return new Cost(billed.subtract(other.billed), effective.subtract(other.effective));
  }

  /** True where both are 0. */
  public boolean isNothing() {
    return billed.signum() == 0 && effective.signum() == 0;
  }

  /** All together. */
  public static Cost sum(Collection<Cost> all) {
    return all.stream().reduce(NOTHING, Cost::plus);
  }
}
