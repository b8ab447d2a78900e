package dev.plumbline.terms;

/** What tells the part of an unused commitment that is of GPUs. */
public enum GpuPartBasis implements Term {
  /** The type that the line names has GPUs, or has none. */
  TYPE,
  /** What GPUs cost of the use of the commitment in the billing period. */
  USE_OF_PERIOD,
  /** The same in the newest billing period before, for want of use in the line's own. */
  USE_OF_PERIOD_BEFORE,
  /** Nothing: neither a type nor use is known, and none of it counts as GPU time. */
  UNKNOWN
}
