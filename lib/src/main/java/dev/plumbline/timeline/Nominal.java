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
    /** The gaps say so of several scrapers that no label tells apart: see {@link Rhythm}. */
    INTERLEAVED,
    /** The gaps between samples say so, and whether one scraper made them cannot be told. */
    UNCLEAR,
    /** Nothing says so. */
    ASSUMED
  }

  /** Where neither the configuration nor a gap tells. */
  static final Nominal DEFAULT = new Nominal(60_000, Basis.ASSUMED);

  /** True where several scrapers may have sampled whom no label tells apart. */
  boolean isReplicaUnnamed() {
    return basis == Basis.INTERLEAVED || basis == Basis.UNCLEAR;
  }

  boolean isAssumed() {
    return basis == Basis.ASSUMED;
  }
}
