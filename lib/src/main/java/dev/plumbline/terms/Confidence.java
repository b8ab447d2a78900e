package dev.plumbline.terms;

/** How much a finding can be relied on, by how many dates in a row have it. */
public enum Confidence implements Term {
  /** One date. */
  LOW,
  /** Two dates in a row or more. */
  MEDIUM,
  /** Seven dates in a row or more. */
  HIGH
}
