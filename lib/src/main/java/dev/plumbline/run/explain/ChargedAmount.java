package dev.plumbline.run.explain;

import java.math.BigDecimal;

/**
 * What is charged of a kind.
 *
 * @param kind why it is whose it is
 * @param currency of the amounts, which are never added to those of another
 * @param billed BilledCost; null where none is known
 * @param effective EffectiveCost; null where none is known
 */
public record ChargedAmount(String kind, String currency, BigDecimal billed, BigDecimal effective) {
  /** Amounts in the digits that they need, so that equal ones are equal. */
  public ChargedAmount {
    billed = StageAmount.stripped(billed);
    effective = StageAmount.stripped(effective);
  }
}
