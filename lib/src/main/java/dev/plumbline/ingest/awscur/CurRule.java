package dev.plumbline.ingest.awscur;

import static dev.plumbline.ingest.awscur.LineItemType.DISCOUNTED_USAGE;
import static dev.plumbline.ingest.awscur.LineItemType.RI_FEE;
import static dev.plumbline.ingest.awscur.LineItemType.SAVINGS_PLAN_COVERED_USAGE;

/** The rules of the mapping, by name; where one says nothing of a line, the next entry is asked. */
enum CurRule {
  AS_IT_STANDS("", (line, text) -> text),
  KEPT("kept by its own name", (line, text) -> text),

  TWELVE_DIGITS("with twelve digits", UsageRules::account),
  INTERVAL_START("before the slash, of lines without a start", UsageRules::start),
  INTERVAL_END("behind the slash, of lines without an end", UsageRules::end),
  AWS("AWS", (line, text) -> "AWS"),
  AWS_COMPANIES("AWS for companies of AWS", UsageRules::publisher),

  CATEGORY("Usage, Purchase, Tax, Credit; Adjustment for Refund", UsageRules::category),
  FREQUENCY("by line item type", UsageRules::frequency),
  CORRECTION("Correction for a Refund of an earlier billing period", UsageRules::chargeClass),

  BILLED("but not of covered usage and its negation, which cancel", CostRules::billed),
  UNBILLED("0 for SavingsPlanCoveredUsage and SavingsPlanNegation", CostRules::unbilled),
  STATED("kept where BilledCost is another", CostRules::onlyStated),
  NO_EFFECT(
      "0 for upfront fees of commitments, refunds of them and negations", CostRules::withoutEffect),
  EFFECT_OF_DISCOUNTED("of DiscountedUsage", (line, text) -> on(line, DISCOUNTED_USAGE, text)),
  EFFECT_OF_COVERED(
      "of SavingsPlanCoveredUsage", (line, text) -> on(line, SAVINGS_PLAN_COVERED_USAGE, text)),
  UNUSED_RECURRING("of RIFee, and the unused upfront fee", CostRules::unusedReservation),
  UNUSED_UPFRONT("of RIFee", (line, text) -> on(line, RI_FEE, text)),
  UNUSED_COMMITMENT("of SavingsPlanRecurringFee, less UsedCommitment", CostRules::unusedPlan),
  EFFECT("of all other lines", CostRules::plain),
  CONTRACTED("but not of DiscountedUsage and negations", CostRules::contracted),

  METERED("of usage", UsageRules::metered),
  LISTED("of usage, unless pricing/currency is another than the costs'", UsageRules::listed),
  UNIT("of usage; Hrs is Hours", UsageRules::unit),
  MACHINE_HOURS("Hours for machines without a unit", UsageRules::machineUnit),
  PRICING(
      "Committed if covered or unused, Dynamic for spot, else Standard",
      UsageRules::pricingCategory),
  PRICE_DETAILS("InstanceType, CoreCount, GpuCount, OperatingSystem", UsageRules::details),

  SPEND("Spend", (line, text) -> "Spend"),
  USAGE("Usage", (line, text) -> "Usage"),
  SAVINGS_PLAN("Savings Plan", (line, text) -> "Savings Plan"),
  RESERVED_INSTANCE("Reserved Instance", (line, text) -> "Reserved Instance"),
  COMMITMENT_STATUS(
      "Used if covered; Unused for RIFee and SavingsPlanRecurringFee with an unused part",
      CommitmentRules::status),
  USED_HOURS("of DiscountedUsage", CommitmentRules::usedHours),
  UNUSED_HOURS("of RIFee", CommitmentRules::unusedHours),
  USED_MONEY("of SavingsPlanCoveredUsage", CommitmentRules::usedMoney),
  UNUSED_MONEY("of SavingsPlanRecurringFee, less UsedCommitment", CommitmentRules::unusedMoney),
  HOURS("Hours for reservations", CommitmentRules::hours),
  CURRENCY("for savings plans", CommitmentRules::currency),
  CAPACITY("ARNs of capacity reservations", CommitmentRules::capacity),
  CAPACITY_STATUS("Used and Unused", CommitmentRules::capacityStatus),
  IDLE_CAPACITY("Unused for UnusedBox and UnusedDed", CommitmentRules::idleCapacity),

  UNLESS_SPLIT("but not of split-cost rows", SplitRules::unlessSplit),
  WHEN_SPLIT("of split-cost rows", SplitRules::whenSplit),
  SPLIT_NAME("the pod's or task's name, of split-cost rows", SplitRules::name),
  SPLIT_METHOD("AWS split cost allocation data", SplitRules::method),
  SPLIT_DETAILS("ratio, unit and quantity, of split-cost rows", SplitRules::details),

  RESOURCE_TYPE("instance, volume, or the ARN's word", UsageRules::resourceType),
  SERVICE("by product; EC2's disks and traffic apart", Services::category),
  SUPPORT("Support for support plans", Services::subcategory);

  /** What a column's text is on one line. */
  private interface Taking {
    /** The text for the FOCUS column, or null when this line's text does not go there. */
    String text(CurLine line, String text);
  }

  private final String words;
  private final Taking taking;

  CurRule(String words, Taking taking) {
    this.words = words;
    this.taking = taking;
  }

  private static String on(CurLine line, LineItemType type, String text) {
    return line.is(type) ? text : null;
  }

  /** The rule in words; empty for what is taken as it stands. */
  String words() {
    return words;
  }

  /** The text for the FOCUS column, or null when this line's text does not go there. */
  String text(CurLine line, String text) {
    return taking.text(line, text);
  }
}
