package dev.plumbline.ingest.awscur;

import static dev.plumbline.ingest.awscur.LineItemType.DISCOUNTED_USAGE;
import static dev.plumbline.ingest.awscur.LineItemType.RI_FEE;
import static dev.plumbline.ingest.awscur.LineItemType.SAVINGS_PLAN_COVERED_USAGE;
import static dev.plumbline.ingest.awscur.LineItemType.SAVINGS_PLAN_RECURRING_FEE;

import java.math.BigDecimal;

/**
 * What a line is to a reservation, a savings plan or a capacity reservation. Reservations are used
 * in hours, savings plans in money. A fee's line is Unused where part of the commitment was not
 * used, with that part as its effective cost and its quantity.
 */
final class CommitmentRules {
  private CommitmentRules() {}

  static String status(CurLine line, String type) {
    if (line.type() == null) {
      return null;
    }
    boolean isUnused = line.type().isRecurringCommitment() && CostRules.unused(line) != null;
    return line.type().isCovered() ? "Used" : isUnused ? "Unused" : null;
  }

  static String usedHours(CurLine line, String amount) {
    return line.is(DISCOUNTED_USAGE) ? amount : null;
  }

  static String unusedHours(CurLine line, String quantity) {
    return line.is(RI_FEE) && CostRules.unused(line) != null ? quantity : null;
  }

  static String usedMoney(CurLine line, String effective) {
    return line.is(SAVINGS_PLAN_COVERED_USAGE) ? effective : null;
  }

  static String unusedMoney(CurLine line, String commitment) {
    BigDecimal unused = line.is(SAVINGS_PLAN_RECURRING_FEE) ? CostRules.unused(line) : null;
    return unused == null ? null : line.written(unused);
  }

  /** The unit of hours, where {@link #usedHours} or {@link #unusedHours} has any. */
  static String hours(CurLine line, String type) {
    boolean isUsed = line.is(DISCOUNTED_USAGE) && line.text(CurColumns.USAGE_AMOUNT) != null;
    String unused = line.text(CurColumns.UNUSED_QUANTITY);
    return isUsed || unused != null && unusedHours(line, unused) != null ? "Hours" : null;
  }

  /** The unit of money, where {@link #usedMoney} or {@link #unusedMoney} has any. */
  static String currency(CurLine line, String currency) {
    boolean isUsed =
        line.is(SAVINGS_PLAN_COVERED_USAGE) && line.text(CurColumns.SAVINGS_PLAN_EFFECTIVE) != null;
    return isUsed || unusedMoney(line, currency) != null ? currency : null;
  }

  static String capacity(CurLine line, String resource) {
    return resource.contains(":capacity-reservation/") ? resource : null;
  }

  static String capacityStatus(CurLine line, String status) {
    boolean isWord = status.equalsIgnoreCase("Used") || status.equalsIgnoreCase("Unused");
    return isWord && line.isMetered() ? status : null;
  }

  static String idleCapacity(CurLine line, String usageType) {
    return line.usageType().isUnusedReservation() && line.isMetered() ? "Unused" : null;
  }
}
