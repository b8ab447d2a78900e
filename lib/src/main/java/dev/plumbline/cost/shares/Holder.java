package dev.plumbline.cost.shares;

import dev.plumbline.terms.ShareKind;
import java.util.Comparator;

/**
 * Whose a part of a charge is. The order is that in which equal remainders are given away.
 *
 * @param kind why it is whose it is
 * @param name the holder; null where nobody is charged
 * @param team its team, or null
 * @param project its project, or null
 */
record Holder(ShareKind kind, String name, String team, String project)
    implements Comparable<Holder> {
  private static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<Holder> ORDER =
      Comparator.comparing(Holder::kind)
          .thenComparing(Holder::name, TEXT)
          .thenComparing(Holder::team, TEXT)
          .thenComparing(Holder::project, TEXT);

  /** Nobody, for a reason. */
  static Holder nobody(ShareKind why) {
    return new Holder(why, null, null, null);
  }

  @Override
  public int compareTo(Holder other) {
    return ORDER.compare(this, other);
  }
}
