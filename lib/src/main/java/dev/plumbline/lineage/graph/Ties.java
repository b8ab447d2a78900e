package dev.plumbline.lineage.graph;

import java.util.Arrays;

/** What each of many numbered things is tied to: of each its targets lie side by side, sorted. */
final class Ties {
  private static final int HALF = 32;

  private final int[] begins;
  private final int[] targets;

  private Ties(int[] begins, int[] targets) {
    this.begins = begins;
    this.targets = targets;
  }

  /** One tie, to be collected. */
  static long tie(int thing, int target) {
    return ((long) thing << HALF) | target;
  }

  static int thing(long tie) {
    return (int) (tie >>> HALF);
  }

  static int target(long tie) {
    return (int) tie;
  }

  /**
   * All of these, each once.
   *
   * @param ties in any order; they are sorted in place
   * @param things how many things there are
   */
  static Ties of(long[] ties, int things) {
    Arrays.sort(ties);
    int[] begins = new int[things + 1];
    int[] targets = new int[ties.length];
    int count = 0;
    int thing = 0;
    for (int i = 0; i < ties.length; i++) {
      if (i > 0 && ties[i] == ties[i - 1]) {
        continue;
      }
      while (thing < thing(ties[i])) {
        begins[++thing] = count;
      }
      targets[count++] = target(ties[i]);
    }
    while (thing < things) {
      begins[++thing] = count;
    }
    return new Ties(begins, Arrays.copyOf(targets, count));
  }

  /** Where the targets of a thing begin. */
  int from(int thing) {
    return begins[thing];
  }

  /** Where they end, exclusive. */
  int to(int thing) {
    return begins[thing + 1];
  }

  boolean isEmpty(int thing) {
    return from(thing) == to(thing);
  }

  boolean has(int thing, int target) {
    return Arrays.binarySearch(targets, from(thing), to(thing), target) >= 0;
  }

  /** The same ties, by their targets. */
  Ties turned(int things) {
    long[] turned = new long[targets.length];
    for (int thing = 0; thing + 1 < begins.length; thing++) {
      for (int i = from(thing); i < to(thing); i++) {
        turned[i] = tie(targets[i], thing);
      }
    }
    return of(turned, things);
  }

  /** The target at a place between the two. */
  int target(int place) {
    return targets[place];
  }

  /** How many ties there are. */
  int count() {
    return targets.length;
  }
}
