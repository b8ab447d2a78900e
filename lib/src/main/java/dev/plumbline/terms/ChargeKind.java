package dev.plumbline.terms;

/** What a charge pays for; the rules of charges decide. */
public enum ChargeKind implements Term {
  /** GPU time: instance, accelerator, and the core, memory and licence lines of a GPU instance. */
  COMPUTE,
  /** A commitment or reservation that nothing used. */
  COMMITMENT_UNUSED,
  /** The part of an unused commitment that GPUs do not use, or of which nobody can tell. */
  UNUSED_COMMITMENT_OTHER,
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

  /** True for the kinds whose cost is cost of GPU time. */
  public boolean isGpuTime() {
    return this == COMPUTE || this == COMMITMENT_UNUSED;
  }
}
