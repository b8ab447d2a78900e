package dev.plumbline.terms;

/** How final a price is, least final first. */
public enum PriceState implements Term {
  /** No charge yet. */
  PROVISIONAL,
  /** Charged, and the billing period is open. */
  BILLED,
  /** Charged, and the billing period is closed. */
  CLOSED
}
