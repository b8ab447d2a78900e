package dev.plumbline.timeline;

/**
 * How often a source samples a device.
 *
 * @param milliseconds the interval
 * @param basis how it is known
 */
record Nominal(long milliseconds, Basis basis) {
  /** How an interval is known. */
  enum Basis {
    /** The source's configuration says so. */
    DECLARED,
    /** The gaps between samples say so. */
    OBSERVED,
    /** Nothing says so. */
    ASSUMED
  }

  /** Where neither the configuration nor a gap tells. */
  static final Nominal DEFAULT = new Nominal(60_000, Basis.ASSUMED);

  boolean isAssumed() {
    return basis == Basis.ASSUMED;
  }
}
