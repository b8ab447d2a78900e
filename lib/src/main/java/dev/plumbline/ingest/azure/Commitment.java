package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What reservations and savings plans make of a line's cost.
 *
 * <p>An actual export has the purchase at its price and its use at 0; an amortized export has no
 * purchase, and the use (and what nobody used) at its share of the price. Which a file is shows in
 * its lines: a purchase is billed and not effective, use that costs something is effective and not
 * billed. Use at 0 is the one line that does not show it: in an actual export its effective cost is
 * not 0 but unknown, so it is refused until the file's name or another line has shown that the file
 * is amortized.
 */
final class Commitment {
  private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(12);

  /** What a line is to a commitment. */
  enum Role {
    /** Nothing. */
    NONE,
    /** Its purchase, or a refund of it. */
    BOUGHT,
    /** Usage that it covers. */
    USED,
    /** What nobody used of it. */
    UNUSED
  }

  private final boolean isNamedActual;
  private boolean isAmortized;

  /**
   * Costs of one file.
   *
   * @param path of the file, in which Azure's own names say {@code amortizedcost} or {@code
   *     actualcost}
   */
  Commitment(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    isAmortized = lower.contains("amortized") || lower.contains("amortised");
    isNamedActual = !isAmortized && lower.contains("actual");
  }

  /** What a line is to a commitment. */
  static Role role(String chargeType, boolean isCommitted) {
    return switch (chargeType) {
      case "unusedreservation", "unusedsavingsplan" -> Role.UNUSED;
      case "purchase", "refund" -> isCommitted ? Role.BOUGHT : Role.NONE;
      case "usage" -> isCommitted ? Role.USED : Role.NONE;
      default -> Role.NONE;
    };
  }

  /** Turns the cost, already read as the billed one, into both costs. */
  void settle(Role role, ChargeDraft draft) {
    BigDecimal cost = (BigDecimal) draft.value(FocusCharge.BILLED_COST);
    if (cost == null) {
      return;
    }
    boolean isCovered = role == Role.USED || role == Role.UNUSED;
    draft.put(FocusCharge.EFFECTIVE_COST, role == Role.BOUGHT ? ZERO : cost);
    draft.put(FocusCharge.BILLED_COST, isCovered ? ZERO : cost);
    if (role == Role.USED && isNamedActual && cost.signum() != 0) {
      draft.refuse(ChargeReject.COST_UNDER_COMMITMENT_IN_ACTUAL_EXPORT.with(cost.toPlainString()));
    }
    if (isCovered && cost.signum() != 0 && !isNamedActual) {
      isAmortized = true;
    }
    if (role == Role.USED && cost.signum() == 0 && !isAmortized) {
      draft.refuse(
          ChargeReject.EFFECTIVE_COST_NOT_IN_ACTUAL_EXPORT.with(
              "usage under a commitment costs 0 here"));
    }
  }
}
