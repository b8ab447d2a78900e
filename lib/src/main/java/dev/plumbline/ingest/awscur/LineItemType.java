package dev.plumbline.ingest.awscur;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a line item is, and what FOCUS calls it ("Line item details", lineItem/LineItemType, in the
 * AWS Data Exports user guide).
 *
 * <p>Refunds are adjustments: FOCUS keeps Credit for allowances unrelated to earlier charges.
 * Negotiated and bundled discounts are credits: they lower the invoice and correct nothing, and as
 * negative usage they would be taken for usage that AWS takes back.
 */
enum LineItemType {
  USAGE("Usage", "Usage", "Usage-Based"),
  DISCOUNTED_USAGE("DiscountedUsage", "Usage", "Usage-Based"),
  SAVINGS_PLAN_COVERED_USAGE("SavingsPlanCoveredUsage", "Usage", "Usage-Based"),
  SAVINGS_PLAN_NEGATION("SavingsPlanNegation", "Usage", "Usage-Based"),
  FEE("Fee", "Purchase", "One-Time"),
  RI_FEE("RIFee", "Purchase", "Recurring"),
  SAVINGS_PLAN_UPFRONT_FEE("SavingsPlanUpfrontFee", "Purchase", "One-Time"),
  SAVINGS_PLAN_RECURRING_FEE("SavingsPlanRecurringFee", "Purchase", "Recurring"),
  FLAT_RATE_SUBSCRIPTION("FlatRateSubscription", "Purchase", "Recurring"),
  TAX("Tax", "Tax", "One-Time"),
  CREDIT("Credit", "Credit", "One-Time"),
  REFUND("Refund", "Adjustment", "One-Time"),
  /** Every line item type whose name ends like this. */
  DISCOUNT("Discount", "Credit", "One-Time");

  private static final Map<String, LineItemType> BY_WORD = new HashMap<>();

  static {
    for (LineItemType type : values()) {
      BY_WORD.put(type.word.toLowerCase(Locale.ROOT), type);
    }
  }

  private final String word;
  private final String category;
  private final String frequency;

  LineItemType(String word, String category, String frequency) {
    this.word = word;
    this.category = category;
    this.frequency = frequency;
  }

  /** The type that a report writes like this, in any case. */
  static Optional<LineItemType> of(String text) {
    String lower = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    LineItemType named = BY_WORD.get(lower);
    return named == null && lower.endsWith("discount")
        ? Optional.of(DISCOUNT)
        : Optional.ofNullable(named);
  }

  /** As AWS writes it. */
  String word() {
    return word;
  }

  /** ChargeCategory. */
  String category() {
    return category;
  }

  /** ChargeFrequency. */
  String frequency() {
    return frequency;
  }

  /** True for what was used, at whatever price. */
  boolean isUsage() {
    return category.equals("Usage");
  }

  /** True for a fee of a commitment that is paid again and again. */
  boolean isRecurringCommitment() {
    return this == RI_FEE || this == SAVINGS_PLAN_RECURRING_FEE;
  }

  /** True for usage that a commitment pays for. */
  boolean isCovered() {
    return this == DISCOUNTED_USAGE || this == SAVINGS_PLAN_COVERED_USAGE;
  }
}
