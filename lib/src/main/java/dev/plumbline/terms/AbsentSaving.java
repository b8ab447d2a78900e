package dev.plumbline.terms;

/** Why an open recommendation claims no saving. */
public enum AbsentSaving implements Term {
  /** Nothing prices the time. */
  NO_PRICE("nothing prices the time"),
  /** No bill has GPUs of the model under a commitment. */
  NO_COMMITTED_PRICE(
      "no bill of the date has such GPUs under a commitment, whose price would tell"),
  /** It was seen on too few dates in a row. */
  TOO_FEW_DATES("too few dates in a row to commit for longer");

  private final String meaning;

  AbsentSaving(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
