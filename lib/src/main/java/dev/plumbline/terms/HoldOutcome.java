package dev.plumbline.terms;

/** How a workload that held GPUs ended, as far as its scheduler says. */
public enum HoldOutcome implements Term {
  /** It did what it was to do. */
  SUCCEEDED,
  /** It failed, or its node did. */
  FAILED,
  /** Somebody stopped it. */
  CANCELLED,
  /** Its time was up. */
  TIMEOUT,
  /** The scheduler stopped it for another one. */
  PREEMPTED,
  /** It had not ended when it was last seen. */
  RUNNING
}
