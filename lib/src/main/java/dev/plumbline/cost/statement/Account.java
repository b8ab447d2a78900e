package dev.plumbline.cost.statement;

import java.util.Comparator;

/**
 * Who gets documents of a month: a team, or nobody, in one currency.
 *
 * @param team null where no team is charged: what nobody owns, and what is no team's by its kind
 * @param currency of all its amounts
 */
public record Account(String team, String currency) implements Comparable<Account> {
  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::currency)
          .thenComparing(Account::team, Comparator.nullsLast(Comparator.naturalOrder()));

  /** What documents call it that no team is charged. */
  public static final String UNALLOCATED = "unallocated";

  /** For people. */
  public String label() {
    return team == null ? UNALLOCATED : team;
  }

  @Override
  public int compareTo(Account other) {
    return ORDER.compare(this, other);
  }
}
