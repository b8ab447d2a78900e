package dev.plumbline.cost.statement;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each account is charged with, line by line. Whatever charges somebody adds its lines here:
 * the parts of charges do, and a rule that spreads what is nobody's would add a line to each team
 * and the same with a minus to nobody, so that the sum stays.
 */
public final class ChargedLines {
  private final TreeMap<Account, TreeMap<LineKey, Amounts>> lines = new TreeMap<>();

  /** Adds to a line. */
  public ChargedLines add(Account account, LineKey key, Amounts amounts) {
    lines.computeIfAbsent(account, a -> new TreeMap<>()).merge(key, amounts, Amounts::plus);
    return this;
  }

  /** By account; an account whose lines all are nothing is there too. */
  SortedMap<Account, TreeMap<LineKey, Amounts>> byAccount() {
    return Collections.unmodifiableSortedMap(lines);
  }
}
