package dev.plumbline.run.answers;

/**
 * One thing of two model versions. What a side does not tell is never equal to anything.
 *
 * @param what the thing
 * @param change how the second differs from the first, where more can be said than both; else null
 */
public record Compared(String what, Told first, Told second, String change) {
  /** Two things of which no more can be said. */
  public static Compared of(String what, Told first, Told second) {
    return new Compared(what, first, second, null);
  }

  /** True where both are told, and the same. */
  public boolean isEqual() {
    return first.isKnown() && second.isKnown() && first.text().equals(second.text());
  }

  /** True where neither is told anything of. */
  public boolean isUnknown() {
    return first.equals(Told.NOTHING) && second.equals(Told.NOTHING);
  }
}
