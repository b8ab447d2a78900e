package dev.plumbline.lineage.graph;

import java.util.Arrays;

/**
 * Amounts of several kinds for each of sixty-four walks. What comes for the same walks is put
 * together before it is added: far back, most walks go one of a few ways.
 */
final class LaneSums {
  private static final int SMALLEST = 64;
  // Spreads the bits of neighbouring numbers over a long (Fibonacci hashing).
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int kinds;
  private final LaneCounts[] counts;
  private long[] walksOf = new long[SMALLEST];
  private long[] amounts;
  private int[] slots = new int[2 * SMALLEST];
  private int groups;

  LaneSums(int kinds) {
    this.kinds = kinds;
    this.amounts = new long[SMALLEST * kinds];
    this.counts = new LaneCounts[kinds];
    Arrays.setAll(counts, kind -> new LaneCounts());
  }

  /** The group of those things by which exactly these walks come. */
  int group(long walks) {
    int mask = slots.length - 1;
    int slot = slot(walks);
    while (slots[slot] != 0) {
      int group = slots[slot] - 1;
      if (walksOf[group] == walks) {
        return group;
      }
      slot = slot + 1 & mask;
    }
    if (groups == walksOf.length) {
      grow();
      return group(walks);
    }
    walksOf[groups] = walks;
    slots[slot] = ++groups;
    return groups - 1;
  }

  /** Of the product the highest bits: all bits of the walks have a part in them. */
  private int slot(long walks) {
    return (int) (walks * SPREAD >>> Long.numberOfLeadingZeros(slots.length) + 1);
  }

  private void grow() {
    walksOf = Arrays.copyOf(walksOf, 2 * groups);
    amounts = Arrays.copyOf(amounts, 2 * groups * kinds);
    slots = new int[4 * groups];
    int mask = slots.length - 1;
    for (int group = 0; group < groups; group++) {
      int slot = slot(walksOf[group]);
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = group + 1;
    }
  }

  /**
   * Adds an amount for all walks of a group.
   *
   * @param amount zero or more
   */
  void add(int group, int kind, long amount) {
    amounts[group * kinds + kind] += amount;
  }

  /** Hands everything on; nothing is added afterwards. */
  void settle() {
    for (int group = 0; group < groups; group++) {
      for (int kind = 0; kind < kinds; kind++) {
        counts[kind].add(walksOf[group], amounts[group * kinds + kind]);
      }
    }
  }

  /** The sum of a kind on a walk, once settled. */
  long of(int kind, int walk) {
    return counts[kind].of(walk);
  }
}
