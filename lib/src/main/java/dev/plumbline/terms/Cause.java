package dev.plumbline.terms;

/**
 * Why time is idle waste. What only queues can tell (nobody wanted it, somebody waited, it could
 * not be scheduled, it was starting) is said where queue data is read, and {@link #DEMAND_UNKNOWN}
 * until then.
 */
public enum Cause implements Term {
  /** Paid for in advance, used by nothing. */
  UNUSED_COMMITMENT("paid for in advance, used by nothing"),
  /** Nobody holds it, and nobody wanted it. */
  NO_DEMAND("nobody held it and nobody wanted it"),
  /** Nobody holds it, though somebody waited for a GPU. */
  QUEUED_DEMAND("nobody held it, though somebody waited for a GPU"),
  /** Nobody holds it; whether somebody wanted it is not known. */
  DEMAND_UNKNOWN("nobody held it; whether somebody waited for a GPU, no log tells"),
  /** What is left of a GPU after MIG, and no profile fits it. */
  STRANDED("left over after MIG, and no profile fits it"),
  /** Nothing could be scheduled on it. */
  UNSCHEDULABLE("nothing could be scheduled on it"),
  /** Its owner was starting. */
  STARTING("its owner was starting"),
  /** Held and idle. */
  HELD_IDLE("an owner, or memory in use, held it and it did nothing"),
  /** Looks busy, does nothing. */
  FALSE_BUSY("it looked busy and did nothing");

  private final String meaning;

  Cause(String meaning) {
    this.meaning = meaning;
  }

  /** The same for readers, as a clause. */
  public String meaning() {
    return meaning;
  }
}
