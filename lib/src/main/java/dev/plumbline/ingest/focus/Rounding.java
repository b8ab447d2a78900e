package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Tells costs that a provider rounded: some exports write EffectiveCost in whole units or cents
 * beside an exact BilledCost (0.526 and 1), so that its sum is no cost at all.
 */
final class Rounding {
  private static final int CENTS = 2;

  /**
   * True when the charge's EffectiveCost is its BilledCost rounded to no more than cents. Purchases
   * and charges under a commitment have two costs for good reason, so they are never taken for it.
   */
  static boolean isRounded(ChargeDraft draft) {
    if (!(draft.value(FocusCharge.BILLED_COST) instanceof BigDecimal billed)
        || !(draft.value(FocusCharge.EFFECTIVE_COST) instanceof BigDecimal effective)
        || billed.compareTo(effective) == 0
        || draft.value(FocusCharge.COMMITMENT_DISCOUNT_ID) != null
        || "Purchase".equals(draft.value(FocusCharge.CHARGE_CATEGORY))) {
      return false;
    }
    for (int places = 0; places <= CENTS; places++) {
      if (billed.setScale(places, RoundingMode.HALF_UP).compareTo(effective) == 0) {
        return true;
      }
    }
    return false;
  }

  private Rounding() {}
}
