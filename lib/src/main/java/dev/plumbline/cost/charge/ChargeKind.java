package dev.plumbline.cost.charge;

import java.util.Locale;

/** What a charge pays for; {@link ChargeRules} decides. */
public enum ChargeKind {
  /** GPU time: instance, accelerator, and the core, memory and licence lines of a GPU instance. */
  COMPUTE,
  /** A commitment or reservation that nothing used. */
  COMMITMENT_UNUSED,
  /** A commitment or reservation bought; what it covers is priced where it is used. */
  COMMITMENT_PURCHASE,
  /** Tax. */
  TAX,
  /** Credit, and refunds given as credit. */
  CREDIT,
  /** A difference to an earlier charge. */
  CORRECTION,
  /** Support plans. */
  SUPPORT,
  /** Disks, buckets, file systems. */
  STORAGE,
  /** Traffic, addresses, gateways. */
  NETWORK,
  /** Machines and functions without GPUs. */
  NON_GPU_COMPUTE,
  /** Everything else, and whatever is not understood. */
  OTHER_NON_COMPUTE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** As in the tables. */
  public String label() {
    return label;
  }

  /** The kind with this label. */
  public static ChargeKind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** True for the kinds whose cost is cost of GPU time. */
  public boolean isGpuTime() {
    return this == COMPUTE || this == COMMITMENT_UNUSED;
  }
}
