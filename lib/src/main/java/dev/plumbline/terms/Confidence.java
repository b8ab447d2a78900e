package dev.plumbline.terms;

/** How much a finding can be relied on, by how many dates in a row have it. */
public enum Confidence implements Term {
  /** One date. */
  LOW,
  /** Two dates in a row or more. */
  MEDIUM,
  /** Seven dates in a row or more. */
  HIGH;

  /** Dates in a row from which it is medium. */
  public static final int SOME = 2;

  /** Dates in a row from which it is high. */
  public static final int MANY = 7;

  /** By how many dates in a row have it. */
  public static Confidence of(long dates) {
    return dates >= MANY ? HIGH : dates >= SOME ? MEDIUM : LOW;
  }
}
