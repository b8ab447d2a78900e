package dev.plumbline.terms;

/** Which power limit is meant. */
public enum LimitBasis implements Term {
  /** The one in force. */
  ENFORCED,
  /** The configured one. */
  MANAGEMENT,
  /** The model's thermal design power, from the facts. */
  TDP;
}
