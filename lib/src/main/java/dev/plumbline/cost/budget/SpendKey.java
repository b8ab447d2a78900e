package dev.plumbline.cost.budget;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Whose cost in which currency.
 *
 * @param team the team; null: what nobody's team holds
 * @param project the one project, where it has a budget of its own; null: the whole team
 * @param currency the currency
 */
record SpendKey(String team, String project, String currency)
    implements Comparable<SpendKey>, Serializable {
  private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<SpendKey> ORDER =
      Comparator.comparing(SpendKey::team, TEXT)
          .thenComparing(SpendKey::project, TEXT)
          .thenComparing(SpendKey::currency, TEXT);

  @Override
  public int compareTo(SpendKey other) {
    return ORDER.compare(this, other);
  }

  /** The same holder in another currency. */
  SpendKey in(String other) {
    return new SpendKey(team, project, other);
  }
}
