package dev.plumbline.terms;

/** How what was billed of a resource on a date agrees with what was seen of it. */
public enum BillingMatch implements Term {
  /** As many GPU-seconds were seen as were billed, to the second. */
  MATCHED("billed and seen alike"),
  /** A ghost: billed, and no sample of it. */
  BILLED_NEVER_SEEN("billed and never seen: map its node, or stop paying for it"),
  /** A stray: seen, and on no bill. */
  SEEN_NEVER_BILLED("seen and not billed: name its resource_id, or wait for its bill"),
  /** More was billed than was seen. */
  BILLED_BEYOND_SEEN("more billed than seen: samples are missing, or it was down"),
  /** More was seen than was billed. */
  SEEN_BEYOND_BILLED("more seen than billed: check its instance type and the bill's hours"),
  /** Paid for in advance, and nothing used it. */
  UNUSED_COMMITMENT("a commitment that nothing used"),
  /** Charged without a quantity of time, so that there is nothing to compare. */
  BILLED_WITHOUT_TIME("billed without a time that can be compared"),
  /**
   * Of another date: a difference to a closed period, or what belongs to a date without a night.
   */
  OF_ANOTHER_DATE("of another date: closed since, or without a night");

  private final String sentence;

  BillingMatch(String sentence) {
    this.sentence = sentence;
  }

  /** What it means and what to do, in one clause. */
  public String sentence() {
    return sentence;
  }
}
