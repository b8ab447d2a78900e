package dev.plumbline.terms;

/** Why what energy emitted is not told: the factor that is missing, the first of these. */
public enum AbsentCarbon implements Term {
  /** No energy was measured. */
  NO_ENERGY("no energy was measured"),
  /** The configuration does not say where the cluster gets its electricity. */
  NO_PLACE("no entry under carbon: is of the cluster and the date"),
  /** Nothing says what the electricity of the place emits. */
  NO_INTENSITY("nothing says what a kilowatt-hour emits there"),
  /** Nothing says how much energy the data centre needs beside its computers'. */
  NO_OVERHEAD("nothing says the power usage effectiveness (PUE) there");

  private final String meaning;

  AbsentCarbon(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
