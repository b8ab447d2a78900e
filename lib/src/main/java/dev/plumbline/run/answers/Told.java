package dev.plumbline.run.answers;

import java.util.Objects;

/**
 * What is told of one thing, in words.
 *
 * @param isKnown false where it is not told, or not so that it could be compared
 */
public record Told(String text, boolean isKnown) {
  /** Nothing is told. */
  public static final Told NOTHING = new Told("not known", false);

  /** This; nothing for null. */
  public static Told of(Object what) {
    return what == null ? NOTHING : new Told(Objects.toString(what), true);
  }

  /** Nothing is told, and why. */
  public static Told unknown(String why) {
    return new Told("not known: " + why, false);
  }

  /** This is said, and leaves open what is meant. */
  public static Told vague(String what, String why) {
    return new Told(what + ", " + why, false);
  }
}
