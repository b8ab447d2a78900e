package dev.plumbline.terms;

/** At which kind of price a resource's GPU time is charged. */
public enum PriceKind implements Term {
  /** On demand. */
  STANDARD,
  /** Under a commitment, a reservation or a block of capacity. */
  COMMITTED,
  /** Capacity that the provider may take back, at its price of the moment. */
  DYNAMIC
}
