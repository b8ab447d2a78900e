package dev.plumbline.cost.charge;

import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.CAPACITY_RESERVATION_ID;
import static dev.plumbline.tables.FocusCharge.CAPACITY_RESERVATION_STATUS;
import static dev.plumbline.tables.FocusCharge.CHARGE_CATEGORY;
import static dev.plumbline.tables.FocusCharge.CHARGE_CLASS;
import static dev.plumbline.tables.FocusCharge.CHARGE_DESCRIPTION;
import static dev.plumbline.tables.FocusCharge.COMMITMENT_DISCOUNT_ID;
import static dev.plumbline.tables.FocusCharge.COMMITMENT_DISCOUNT_STATUS;
import static dev.plumbline.tables.FocusCharge.CONSUMED_QUANTITY;
import static dev.plumbline.tables.FocusCharge.CONTRACTED_COST;
import static dev.plumbline.tables.FocusCharge.EFFECTIVE_COST;
import static dev.plumbline.tables.FocusCharge.PRICING_QUANTITY;
import static dev.plumbline.tables.FocusCharge.SERVICE_CATEGORY;
import static dev.plumbline.tables.FocusCharge.SERVICE_NAME;
import static dev.plumbline.tables.FocusCharge.SERVICE_SUBCATEGORY;
import static dev.plumbline.terms.ChargeKind.COMMITMENT_PURCHASE;
import static dev.plumbline.terms.ChargeKind.COMMITMENT_UNUSED;
import static dev.plumbline.terms.ChargeKind.COMPUTE;
import static dev.plumbline.terms.ChargeKind.CORRECTION;
import static dev.plumbline.terms.ChargeKind.CREDIT;
import static dev.plumbline.terms.ChargeKind.NETWORK;
import static dev.plumbline.terms.ChargeKind.NON_GPU_COMPUTE;
import static dev.plumbline.terms.ChargeKind.OTHER_NON_COMPUTE;
import static dev.plumbline.terms.ChargeKind.STORAGE;
import static dev.plumbline.terms.ChargeKind.SUPPORT;
import static dev.plumbline.terms.ChargeKind.TAX;
import static dev.plumbline.terms.ChargeKind.UNUSED_COMMITMENT_OTHER;

import dev.plumbline.schema.Col;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.ChargeMeter;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a charge pays for. The rules are tried in order and the first that applies decides; what no
 * rule understands is {@link ChargeKind#OTHER_NON_COMPUTE}, never compute, so that nothing unknown
 * raises the price of a GPU-second. Usage of a machine with GPUs that the bill files under compute
 * is understood whatever its unit: Months and Instances rent the machine as Hours do.
 */
final class ChargeRules {
  /**
   * One rule.
   *
   * @param kind what the charge is
   * @param reason why
   * @param applies when
   */
  record Rule(ChargeKind kind, String reason, Predicate<Charge> applies) {}

  private static final Pattern SUPPORT_WORDS =
      Pattern.compile("\\b(?:support|customer care)\\b", Pattern.CASE_INSENSITIVE);

  /** A billionth: less than any price or time that is taken back. */
  private static final BigDecimal RESIDUE = new BigDecimal("1e-9");

  /** In the order in which they are tried. */
  static final List<Rule> ORDER =
      List.of(
          new Rule(TAX, "tax, whatever is taxed", c -> c.is(CHARGE_CATEGORY, "Tax")),
          new Rule(
              COMPUTE,
              "a discount that names machine, type and hour: the price of that hour",
              c -> isComputing(c) && NamedHour.isDiscounted(c)),
          new Rule(CREDIT, "a credit, whatever it is for", c -> c.is(CHARGE_CATEGORY, "Credit")),
          new Rule(CORRECTION, "corrects an earlier bill", c -> c.is(CHARGE_CLASS, "Correction")),
          new Rule(
              COMMITMENT_PURCHASE,
              "a commitment given back: what was billed for it was no cost of use",
              ChargeRules::isGivenBack),
          new Rule(CORRECTION, "an adjustment", c -> c.is(CHARGE_CATEGORY, "Adjustment")),
          new Rule(
              COMPUTE,
              "usage taken back that names machine, type and hour: that hour's is less",
              c -> isMachineUsage(c) && isNegative(c) && NamedHour.isOne(c)),
          new Rule(CORRECTION, "usage taken back", c -> isUsage(c) && isNegative(c)),
          new Rule(
              COMMITMENT_UNUSED,
              "paid for and unused, whatever resource it names",
              c -> isUnused(c) && mayBeCompute(c) && !c.namesTypeWithoutGpus()),
          new Rule(
              UNUSED_COMMITMENT_OTHER,
              "an unused commitment to a type without GPUs, or to no machine at all",
              ChargeRules::isUnused),
          new Rule(
              COMPUTE,
              "the fee of a block of capacity: the price of its hours",
              NamedHour::isCapacityBlock),
          new Rule(
              COMMITMENT_PURCHASE,
              "the commitment itself; its use is priced where it is used",
              c -> c.is(CHARGE_CATEGORY, "Purchase") && isCommitted(c)),
          new Rule(NETWORK, "filed under networking", c -> c.is(SERVICE_CATEGORY, "Networking")),
          new Rule(STORAGE, "filed under storage", c -> c.is(SERVICE_CATEGORY, "Storage")),
          new Rule(SUPPORT, "a support plan", ChargeRules::isSupport),
          new Rule(
              NETWORK,
              "metered in bytes moved or addresses, although on a machine's id",
              c -> isMachineUsage(c) && c.metered() == ChargeMeter.TRAFFIC),
          new Rule(
              STORAGE,
              "metered in bytes kept, although filed under compute",
              c -> isMachineUsage(c) && c.metered() == ChargeMeter.VOLUME),
          new Rule(
              COMPUTE,
              "time, cores, memory or licences of a machine with GPUs, or GPUs alone",
              c -> isMachineUsage(c) && c.metered() != ChargeMeter.UNKNOWN && hasGpus(c)),
          new Rule(
              NON_GPU_COMPUTE,
              "compute without GPUs",
              c -> c.is(SERVICE_CATEGORY, "Compute") && !hasGpus(c)));

  private ChargeRules() {}

  /** What the charge pays for. */
  static ChargeKind kind(Charge charge) {
    for (Rule rule : ORDER) {
      if (rule.applies().test(charge)) {
        return rule.kind();
      }
    }
    return OTHER_NON_COMPUTE;
  }

  private static boolean isUsage(Charge charge) {
    return charge.is(CHARGE_CATEGORY, "Usage");
  }

  private static boolean isMachineUsage(Charge charge) {
    return isUsage(charge) && isComputing(charge);
  }

  /** Compute, and what a managed AI service runs on machines with GPUs. */
  private static boolean isComputing(Charge charge) {
    return charge.is(SERVICE_CATEGORY, "Compute")
        || charge.is(SERVICE_CATEGORY, "AI and Machine Learning") && hasGpus(charge);
  }

  /** An adjustment that takes back what was billed and was effective elsewhere. */
  static boolean isGivenBack(Charge charge) {
    return charge.is(CHARGE_CATEGORY, "Adjustment")
        && charge.decimal(EFFECTIVE_COST).signum() == 0
        && charge.decimal(BILLED_COST).signum() < 0;
  }

  /** Spend that looks like GPUs whose number nobody says, of a kind that has no GPU time. */
  static boolean isUncounted(Charge charge, ChargeKind kind) {
    if (!isUsage(charge) || charge.decimal(EFFECTIVE_COST).signum() == 0) {
      return false;
    }
    boolean isMachine =
        charge.metered() == ChargeMeter.INSTANCE
            || charge.metered() == ChargeMeter.MACHINE_PERIOD
            || charge.metered() == ChargeMeter.UNKNOWN;
    return switch (kind) {
      case COMPUTE -> isMachine && charge.gpus().isEmpty();
      case NON_GPU_COMPUTE, OTHER_NON_COMPUTE, UNUSED_COMMITMENT_OTHER ->
          isMachine && mayBeCompute(charge) && charge.isOfUncountedGpus();
      default -> false;
    };
  }

  private static boolean isNegative(Charge charge) {
    BigDecimal residue = residue(charge);
    return isLess(charge, BILLED_COST, residue)
        || isLess(charge, EFFECTIVE_COST, residue)
        || isLess(charge, CONSUMED_QUANTITY, RESIDUE)
        || isLess(charge, PRICING_QUANTITY, RESIDUE);
  }

  /**
   * What a cost may lie below zero by rounding alone: bills that add binary fractions take a hair
   * more off a charge by its credits than it cost. It grows with the cost that they are taken off.
   */
  private static BigDecimal residue(Charge charge) {
    BigDecimal cost = charge.decimal(CONTRACTED_COST);
    return cost == null ? RESIDUE : RESIDUE.multiply(cost.abs().max(BigDecimal.ONE));
  }

  private static boolean isLess(Charge charge, Col column, BigDecimal residue) {
    BigDecimal value = charge.decimal(column);
    return value != null && value.negate().compareTo(residue) > 0;
  }

  static boolean isUnused(Charge charge) {
    return charge.is(COMMITMENT_DISCOUNT_STATUS, "Unused")
        || charge.is(CAPACITY_RESERVATION_STATUS, "Unused");
  }

  /** A reserved database that stands idle wastes no GPU. */
  private static boolean mayBeCompute(Charge charge) {
    String category = charge.text(SERVICE_CATEGORY);
    return category == null
        || category.equalsIgnoreCase("Compute")
        || category.equalsIgnoreCase("AI and Machine Learning")
        || category.equalsIgnoreCase("Other");
  }

  static boolean isCommitted(Charge charge) {
    return charge.text(COMMITMENT_DISCOUNT_ID) != null
        || charge.text(CAPACITY_RESERVATION_ID) != null;
  }

  private static boolean isSupport(Charge charge) {
    String service = charge.text(SERVICE_NAME);
    String description = charge.text(CHARGE_DESCRIPTION);
    return charge.is(SERVICE_SUBCATEGORY, "Support")
        || !charge.is(SERVICE_CATEGORY, "Compute")
            && (service != null && SUPPORT_WORDS.matcher(service).find()
                || charge.is(SERVICE_CATEGORY, "Other")
                    && description != null
                    && SUPPORT_WORDS.matcher(description).find());
  }

  private static boolean hasGpus(Charge charge) {
    return charge.isOfGpuMachine() || charge.metered() == ChargeMeter.ACCELERATOR;
  }
}
