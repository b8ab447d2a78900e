package dev.plumbline.cost.charge;

import static dev.plumbline.tables.FocusCharge.BILLING_PERIOD_END;
import static dev.plumbline.tables.FocusCharge.BILLING_PERIOD_START;
import static dev.plumbline.tables.FocusCharge.CAPACITY_RESERVATION_ID;
import static dev.plumbline.tables.FocusCharge.CHARGE_CATEGORY;
import static dev.plumbline.tables.FocusCharge.CHARGE_DESCRIPTION;
import static dev.plumbline.tables.FocusCharge.CHARGE_PERIOD_END;
import static dev.plumbline.tables.FocusCharge.CHARGE_PERIOD_START;
import static dev.plumbline.tables.FocusCharge.RESOURCE_ID;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that change the price of certain hours of certain machines: discounts and usage taken back
 * that name resource, type and hour, and the fee of a block of capacity.
 */
final class NamedHour {
  private static final long HOUR = 3_600_000;
  private static final Pattern DISCOUNT =
      Pattern.compile("discount$|\\bdiscounts?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLOCK = Pattern.compile("capacity ?block", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATED =
      Pattern.compile(
          "\\b([1-9][0-9]{0,3}) instances?,? (?:for |x )?([1-9][0-9]{0,4}) hours?\\b",
          Pattern.CASE_INSENSITIVE);

  private NamedHour() {}

  /** True for a discount on an hour of a machine with GPUs. */
  static boolean isDiscounted(Charge charge) {
    return charge.is(CHARGE_CATEGORY, "Credit") && saysDiscount(charge) && isOne(charge);
  }

  /** True for an hour of a machine with GPUs, at most, that lies in its billing period. */
  static boolean isOne(Charge charge) {
    long start = charge.milliseconds(CHARGE_PERIOD_START);
    return charge.text(RESOURCE_ID) != null
        && charge.milliseconds(CHARGE_PERIOD_END) - start <= HOUR
        && start >= charge.milliseconds(BILLING_PERIOD_START)
        && start < charge.milliseconds(BILLING_PERIOD_END)
        && charge.gpus().isPresent()
        && charge.metersMachine();
  }

  /** True for the fee of a block of capacity: the price of hours that cost nothing themselves. */
  static boolean isCapacityBlock(Charge charge) {
    return charge.is(CHARGE_CATEGORY, "Purchase")
        && charge.text(CAPACITY_RESERVATION_ID) != null
        && (finds(BLOCK, charge.meter()) || finds(BLOCK, charge.text(CHARGE_DESCRIPTION)));
  }

  /** Machines × hours that the fee of a block states; empty where it does not. */
  static Optional<BigDecimal> blockHours(Charge charge) {
    String description = charge.text(CHARGE_DESCRIPTION);
    Matcher stated = STATED.matcher(description == null ? "" : description);
    return stated.find()
        ? Optional.of(new BigDecimal(stated.group(1)).multiply(new BigDecimal(stated.group(2))))
        : Optional.empty();
  }

  private static boolean saysDiscount(Charge charge) {
    return finds(DISCOUNT, charge.text(CHARGE_DESCRIPTION))
        || charge.extra().values().stream().anyMatch(text -> finds(DISCOUNT, text));
  }

  private static boolean finds(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).find();
  }
}
