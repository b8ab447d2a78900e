package dev.plumbline.cost.charge;

import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import java.util.Optional;

/** What a line is to the commitment or capacity reservation that it names. */
final class Commitments {
  private Commitments() {}

  /** The commitment's id; of unused capacity that of the reservation. */
  static String id(Charge charge) {
    String commitment = charge.text(FocusCharge.COMMITMENT_DISCOUNT_ID);
    String reservation = charge.text(FocusCharge.CAPACITY_RESERVATION_ID);
    boolean isCapacity = charge.is(FocusCharge.CAPACITY_RESERVATION_STATUS, "Unused");
    return isCapacity
        ? reservation == null ? commitment : reservation
        : commitment == null ? reservation : commitment;
  }

  /** Empty for a line that names none, and for taxes, credits and corrections. */
  static Optional<CommitmentUse> use(Charge charge, ChargeKind kind) {
    if (id(charge) == null) {
      return Optional.empty();
    }
    if (ChargeRules.isUnused(charge)) {
      return Optional.of(CommitmentUse.UNUSED);
    }
    if (kind == ChargeKind.COMMITMENT_PURCHASE || NamedHour.isCapacityBlock(charge)) {
      return Optional.of(CommitmentUse.BOUGHT);
    }
    return charge.is(FocusCharge.CHARGE_CATEGORY, "Usage") && kind != ChargeKind.CORRECTION
        ? Optional.of(CommitmentUse.USED)
        : Optional.empty();
  }
}
