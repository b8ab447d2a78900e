package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;

/**
 * How far the two costs of a line that nothing prepaid may differ and still be the provider's own
 * rounding. The larger of the two bounds holds for each line.
 *
 * @param edition which edition it is
 * @param roundingShare of the larger cost of the line
 * @param roundingAmount in the billing currency
 */
public record BridgePolicy(Edition edition, double roundingShare, double roundingAmount)
    implements Policy {

  /** The values that ship: a thousandth of the line, and half a hundredth of a currency unit. */
  public static final BridgePolicy DEFAULT = new BridgePolicy(Edition.shipped("1"), 0.001, 0.005);

  /** Refuses bounds that bound nothing. */
  public BridgePolicy {
    Invalid.ifOutside(roundingShare, 0, 0.1, "rounding_share");
    Invalid.ifOutside(roundingAmount, 0, 1, "rounding_amount");
  }

  @Override
  public String id() {
    return "bridge";
  }

  @Override
  public String description() {
    return "What of an invoice's bridge is the provider's own rounding, per charge line.";
  }
}
