package dev.plumbline.ingest.awscur;

import static dev.plumbline.ingest.awscur.LineItemType.DISCOUNTED_USAGE;
import static dev.plumbline.ingest.awscur.LineItemType.FEE;
import static dev.plumbline.ingest.awscur.LineItemType.REFUND;
import static dev.plumbline.ingest.awscur.LineItemType.RI_FEE;
import static dev.plumbline.ingest.awscur.LineItemType.SAVINGS_PLAN_COVERED_USAGE;
import static dev.plumbline.ingest.awscur.LineItemType.SAVINGS_PLAN_NEGATION;
import static dev.plumbline.ingest.awscur.LineItemType.SAVINGS_PLAN_RECURRING_FEE;
import static dev.plumbline.ingest.awscur.LineItemType.SAVINGS_PLAN_UPFRONT_FEE;

import dev.plumbline.terms.reject.ChargeReject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a line costs, by its type. BilledCost is the unblended cost, EffectiveCost the amortized
 * one; net costs are not used, since a report states negotiated discounts a second time as lines of
 * their own. Named in brackets is the page of the AWS Data Exports user guide that a rule follows.
 *
 * <ul>
 *   <li>Usage, Tax, Credit, Refund, discounts: both are the unblended cost ["Line item details"].
 *   <li>DiscountedUsage: billed is the unblended cost, which is 0, because its fees are billed;
 *       effective is reservation/EffectiveCost ["Understanding your reservation line items"].
 *   <li>RIFee: billed is the recurring fee; effective is what is left of the recurring and the
 *       amortized upfront fee after DiscountedUsage has taken its part: the unused part
 *       ["Understanding your amortized reservation data"]. The line is Unused where that is a
 *       billionth or more.
 *   <li>Fee of a reservation, SavingsPlanUpfrontFee: billed once, effective 0, because the lines
 *       above and below carry it in parts ["Understanding your reservation line items",
 *       "Understanding Savings Plans"]. Any other Fee is amortized nowhere, so it is effective.
 *   <li>Refund of such an upfront fee, told by the reservation or plan that it names, by a usage
 *       type such as ComputeSP:1yrAllUpfront, or by the words "Sign up charge for subscription":
 *       billed is the refund, effective 0, so that the two lines cancel in both costs. Every other
 *       refund is effective as it is billed.
 *   <li>SavingsPlanCoveredUsage: its unblended cost is what it would have been on demand, and
 *       SavingsPlanNegation takes it off again, so billed is 0 on both; effective is
 *       savingsPlan/SavingsPlanEffectiveCost on the usage and 0 on the negation ["Understanding
 *       Savings Plans"]. {@link SavingsPlanBalance} watches that the two cancel.
 *   <li>SavingsPlanRecurringFee: billed is the fee; effective is the commitment less its used part,
 *       so with the covered usage it sums to the commitment ["Savings Plans details"].
 *   <li>Rows of split cost allocation data and rows of a capacity reservation itself have no cost;
 *       the machine's row has it ["Understanding split cost allocation data", "Monitoring your
 *       On-Demand capacity reservations"].
 * </ul>
 */
final class CostRules {
  private static final String NOTHING = "0";
  private static final String DESCRIPTION = "lineItem/LineItemDescription";
  private static final Pattern UPFRONT_PLAN =
      Pattern.compile("SP:.*(?:All|Partial)Upfront", Pattern.CASE_INSENSITIVE);

  /** The words of an upfront fee ["Understanding your reservation line items"]. */
  private static final Pattern SIGN_UP =
      Pattern.compile("^\\W*(?:refund\\b.*)?\\bsign[- ]?up charge", Pattern.CASE_INSENSITIVE);

  private static final Pattern RECURRING =
      Pattern.compile("\\b(?:recurring|monthly|hourly|per hour)\\b", Pattern.CASE_INSENSITIVE);

  /** Less than it is what rounding leaves of a commitment that was used up. */
  private static final BigDecimal RESIDUE = new BigDecimal("1e-9");

  /** Columns that say what of a commitment is effective on a line; of an RIFee one is enough. */
  private static final Map<LineItemType, List<String>> NEEDED =
      Map.of(
          DISCOUNTED_USAGE, List.of(CurColumns.RESERVATION_EFFECTIVE),
          SAVINGS_PLAN_COVERED_USAGE, List.of(CurColumns.SAVINGS_PLAN_EFFECTIVE),
          RI_FEE, List.of(CurColumns.UNUSED_RECURRING, CurColumns.UNUSED_UPFRONT),
          SAVINGS_PLAN_RECURRING_FEE,
              List.of(CurColumns.TOTAL_COMMITMENT, CurColumns.USED_COMMITMENT));

  private CostRules() {}

  /** BilledCost of lines that are billed. */
  static String billed(CurLine line, String unblended) {
    return isUnbilled(line) ? null : unblended;
  }

  /** BilledCost of lines that only explain others. */
  static String unbilled(CurLine line, String type) {
    return isUnbilled(line) ? NOTHING : null;
  }

  /** The unblended cost where BilledCost is not it. */
  static String onlyStated(CurLine line, String unblended) {
    return isUnbilled(line) ? unblended : null;
  }

  /** A cost that cannot be read is taken for billed, so that the line is refused with it. */
  private static boolean isUnbilled(CurLine line) {
    return isReadable(line) && (line.isCompanion() || line.is(SAVINGS_PLAN_COVERED_USAGE));
  }

  private static boolean isReadable(CurLine line) {
    return line.text(CurColumns.UNBLENDED) == null || line.amount(CurColumns.UNBLENDED).isPresent();
  }

  /** EffectiveCost of lines whose cost is effective elsewhere. */
  static String withoutEffect(CurLine line, String type) {
    boolean isUpfront =
        line.is(FEE) && (line.text(CurColumns.RESERVATION) != null || saysSignUp(line))
            || line.is(SAVINGS_PLAN_UPFRONT_FEE)
            || isUpfrontGivenBack(line);
    return line.isCompanion() || isUpfront && isReadable(line) ? NOTHING : null;
  }

  /**
   * A refund of an upfront fee takes back what was never effective: of a reservation or plan that
   * it names, or of a plan paid upfront by its usage type; not of a fee that recurs, nor a discount
   * that is booked on the product of savings plans.
   */
  private static boolean isUpfrontGivenBack(CurLine line) {
    if (!line.is(REFUND)) {
      return false;
    }
    String usage = line.text(CurColumns.USAGE_TYPE);
    String description = line.text(DESCRIPTION);
    boolean isNamed =
        line.text(CurColumns.RESERVATION) != null || line.text(CurColumns.SAVINGS_PLAN) != null;
    boolean isPlan = usage != null && UPFRONT_PLAN.matcher(usage).find();
    boolean recurs =
        description != null && RECURRING.matcher(description).find()
            || usage != null && usage.toLowerCase(Locale.ROOT).contains("noupfront");
    return (isNamed || isPlan || saysSignUp(line)) && !recurs;
  }

  private static boolean saysSignUp(CurLine line) {
    String description = line.text(DESCRIPTION);
    return description != null && SIGN_UP.matcher(description).find();
  }

  /** EffectiveCost of lines that no commitment has to do with. */
  static String plain(CurLine line, String unblended) {
    return needed(line).isEmpty() && isReadable(line) ? unblended : null;
  }

  /** The unused part of a reservation, from its recurring fee. */
  static String unusedReservation(CurLine line, String recurring) {
    if (!line.is(RI_FEE)) {
      return null;
    }
    String upfront = line.text(CurColumns.UNUSED_UPFRONT);
    return upfront == null ? recurring : sum(line, recurring, upfront, false);
  }

  /** The unused part of a savings plan, from its commitment. */
  static String unusedPlan(CurLine line, String commitment) {
    String used = line.text(CurColumns.USED_COMMITMENT);
    return line.is(SAVINGS_PLAN_RECURRING_FEE) && used != null
        ? sum(line, commitment, used, true)
        : null;
  }

  /** What is left unused, or null where that is unknown or nothing. */
  static BigDecimal unused(CurLine line) {
    String text = line.is(SAVINGS_PLAN_RECURRING_FEE) ? unusedPlan(line) : unusedReservation(line);
    BigDecimal amount = text == null ? null : line.amountOf(text);
    return amount == null || amount.abs().compareTo(RESIDUE) < 0 ? null : amount;
  }

  private static String unusedPlan(CurLine line) {
    String commitment = line.text(CurColumns.TOTAL_COMMITMENT);
    return commitment == null ? null : unusedPlan(line, commitment);
  }

  private static String unusedReservation(CurLine line) {
    String recurring = line.text(CurColumns.UNUSED_RECURRING);
    if (recurring != null) {
      return unusedReservation(line, recurring);
    }
    return line.is(RI_FEE) ? line.text(CurColumns.UNUSED_UPFRONT) : null;
  }

  /** A text that is no decimal is handed on, so that the line is refused with it. */
  private static String sum(CurLine line, String one, String other, boolean isLess) {
    BigDecimal first = line.amountOf(one);
    BigDecimal second = line.amountOf(other);
    if (first == null || second == null) {
      return first == null ? one : other;
    }
    return line.written(isLess ? first.subtract(second) : first.add(second));
  }

  /** ContractedCost; covered usage states what it would have cost at contracted prices. */
  static String contracted(CurLine line, String unblended) {
    boolean isUnknown = line.isCompanion() || line.is(DISCOUNTED_USAGE) || !isReadable(line);
    return isUnknown ? null : unblended;
  }

  /** Why the effective cost of a line is unknown, if it is: a report may leave its columns out. */
  static Optional<String> lacking(CurLine line) {
    List<String> needed = needed(line);
    long found = needed.stream().filter(source -> line.text(source) != null).count();
    boolean isEnough = line.is(RI_FEE) ? found > 0 : found == needed.size();
    return isEnough
        ? Optional.empty()
        : Optional.of(
            ChargeReject.COST_NEEDS_COLUMNS.of(line.type().word(), String.join(", ", needed)));
  }

  private static List<String> needed(CurLine line) {
    return line.type() == null ? List.of() : NEEDED.getOrDefault(line.type(), List.of());
  }

  /** True for a negation. */
  static boolean isNegation(CurLine line) {
    return line.is(SAVINGS_PLAN_NEGATION);
  }
}
