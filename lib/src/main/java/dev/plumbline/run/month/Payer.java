package dev.plumbline.run.month;

import java.util.Comparator;

/**
 * Who is charged.
 *
 * @param team null where nobody owns the holder, or where teams are not told apart
 * @param project null where it has none, or where projects are not told apart
 */
public record Payer(String team, String project) implements Comparable<Payer> {
  private static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<Payer> ORDER =
      Comparator.comparing(Payer::team, TEXT).thenComparing(Payer::project, TEXT);

  @Override
  public int compareTo(Payer other) {
    return ORDER.compare(this, other);
  }
}
