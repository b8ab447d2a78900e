package dev.plumbline.terms;

/** Where the price of time comes from, surest first. */
public enum PriceSource implements Term {
  /** A charge for that very time. */
  BILLED,
  /** What the SKU cost when it was last charged. */
  LAST_RECONCILED,
  /** The dated price list. */
  CATALOG,
  /** Nothing prices it. */
  NONE
}
