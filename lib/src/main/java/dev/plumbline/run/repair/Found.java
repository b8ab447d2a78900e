package dev.plumbline.run.repair;

/**
 * A thing that was found in a lake.
 *
 * @param kind whether it is mended
 * @param verb what is done about it, as a participle; empty unless it is mended
 * @param what what it is, and where that matters what it means and what a person can do
 */
public record Found(Kind kind, String verb, String what) {
  /** Whether something is mended. */
  public enum Kind {
    /** By the repair. */
    MENDED,
    /** Not by a program: a person has to. */
    BEYOND,
    /** Nothing is wrong with it; it is told so that nobody wonders. */
    WELL
  }

  static Found mended(String verb, String what) {
    return new Found(Kind.MENDED, verb, what);
  }

  static Found beyond(String what) {
    return new Found(Kind.BEYOND, "", what);
  }

  static Found well(String what) {
    return new Found(Kind.WELL, "", what);
  }

  /**
   * As a line.
   *
   * @param isDone false where the repair only says what it would do
   */
  String line(boolean isDone) {
    return switch (kind) {
      case MENDED -> (isDone ? verb : "to be " + verb) + ": " + what;
      case BEYOND -> "cannot be mended from here: " + what;
      case WELL -> "as it should be: " + what;
    };
  }
}
