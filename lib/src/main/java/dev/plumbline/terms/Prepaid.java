package dev.plumbline.terms;

/** What a charge is to a commitment or reservation. */
public enum Prepaid implements Term {
  /** It buys one. */
  BOUGHT,
  /** It uses what was bought. */
  CONSUMED,
  /** Neither. */
  NONE
}
