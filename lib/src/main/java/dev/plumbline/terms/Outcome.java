package dev.plumbline.terms;

/** How a step of a night ended. */
public enum Outcome implements Term {
  /** It computed its slices. */
  DONE,
  /** There was nothing to compute, or what was computed is what stood there. */
  UNCHANGED,
  /** A check stopped it. */
  GATE_FAILED,
  /** It broke. */
  FAILED
}
