package dev.plumbline.terms;

/**
 * Why time is idle waste. What only queues can tell (nobody wanted it, somebody waited, it could
 * not be scheduled, it was starting) is said where queue data is read, and {@link #DEMAND_UNKNOWN}
 * until then.
 */
public enum Cause implements Term {
  /** Paid for in advance, used by nothing. */
  UNUSED_COMMITMENT,
  /** Nobody holds it, and nobody wanted it. */
  NO_DEMAND,
  /** Nobody holds it, though somebody waited for a GPU. */
  QUEUED_DEMAND,
  /** Nobody holds it; whether somebody wanted it is not known. */
  DEMAND_UNKNOWN,
  /** What is left of a GPU after MIG, and no profile fits it. */
  STRANDED,
  /** Nothing could be scheduled on it. */
  UNSCHEDULABLE,
  /** Its owner was starting. */
  STARTING,
  /** Held and idle. */
  HELD_IDLE,
  /** Looks busy, does nothing. */
  FALSE_BUSY
}
