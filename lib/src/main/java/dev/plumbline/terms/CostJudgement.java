package dev.plumbline.terms;

/** Whether a date's cost is out of the ordinary. */
public enum CostJudgement implements Term {
  /** Within what is usual. */
  USUAL("as usual"),
  /** Above it. */
  ABOVE("above what is usual"),
  /** Below it. */
  BELOW("below what is usual"),
  /** Too few dates are known to say what is usual. */
  NOT_ENOUGH_HISTORY("not judged: not enough history"),
  /** The date's cost is not known in this currency. */
  NOT_KNOWN("not judged: the date's cost is not known");

  private final String meaning;

  CostJudgement(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
