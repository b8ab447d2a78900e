package dev.plumbline.cost.method;

import java.util.Comparator;

/**
 * Who bears a part of a cost; nobody comes last.
 *
 * @param holder the holder, or null
 * @param team its team, or null
 * @param project its project, or null
 */
record Bearer(String holder, String team, String project) implements Comparable<Bearer> {
  /** What is left. */
  static final Bearer NOBODY = new Bearer(null, null, null);

  private static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<Bearer> ORDER =
      Comparator.comparing(Bearer::holder, TEXT)
          .thenComparing(Bearer::team, TEXT)
          .thenComparing(Bearer::project, TEXT);

  @Override
  public int compareTo(Bearer other) {
    return ORDER.compare(this, other);
  }
}
