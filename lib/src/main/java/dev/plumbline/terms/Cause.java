package dev.plumbline.terms;

/** Why time is idle waste. */
public enum Cause implements Term {
  /** Paid for in advance, used by nothing. */
  UNUSED_COMMITMENT,
  /** Nobody holds it; whether somebody wanted it is not known. */
  DEMAND_UNKNOWN,
  /** What is left of a GPU after MIG, and no profile fits it. */
  STRANDED,
  /** Held and idle. */
  HELD_IDLE,
  /** Looks busy, does nothing. */
  FALSE_BUSY
}
