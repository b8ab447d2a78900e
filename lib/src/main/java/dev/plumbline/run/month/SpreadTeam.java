package dev.plumbline.run.month;

import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import java.util.Comparator;
import java.util.SortedMap;

/**
 * What a team is charged with, shared cost included.
 *
 * @param team null for holders whom no team owns
 * @param direct what it is charged with directly
 * @param shared its parts of shared cost
 */
public record SpreadTeam(String team, Cost direct, SortedMap<Shared, Cost> shared) {

  /**
   * Of what it has a part, and why.
   *
   * @param kind why nobody is charged with it directly
   * @param rule by which it was spread
   */
  public record Shared(ShareKind kind, SharedCostRule rule) implements Comparable<Shared> {
    private static final Comparator<Shared> ORDER =
        Comparator.comparing(Shared::kind).thenComparing(Shared::rule);

    @Override
    public int compareTo(Shared other) {
      return ORDER.compare(this, other);
    }
  }

  /** Everything it is charged with. */
  public Cost total() {
    return direct.plus(Cost.sum(shared.values()));
  }
}
