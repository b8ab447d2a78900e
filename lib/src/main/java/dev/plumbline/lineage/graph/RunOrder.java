package dev.plumbline.lineage.graph;

import java.util.Arrays;

/**
 * Runs in an order in which each stands before those that wrote what it read, where they do not go
 * round in a circle.
 */
final class RunOrder {
  private final Ties producersOf;
  private final int[] runs;
  private final int[] places;
  private int free;

  /**
   * An order of all runs.
   *
   * @param producersOf of each run those that wrote what it read
   */
  RunOrder(Ties producersOf, int count) {
    this.producersOf = producersOf;
    runs = new int[count];
    places = new int[count];
    Arrays.fill(places, -1);
    free = count;
    boolean[] begun = new boolean[count];
    int[] open = new int[count];
    int[] next = new int[count];
    for (int run = 0; run < count; run++) {
      if (!begun[run]) {
        goThrough(run, begun, open, next);
      }
    }
  }

  /** Depth first: a run gets its place, the last that is free, when all behind it have theirs. */
  private void goThrough(int first, boolean[] begun, int[] open, int[] next) {
    int depth = 0;
    open[0] = first;
    next[first] = producersOf.from(first);
    begun[first] = true;
    while (depth >= 0) {
      int run = open[depth];
      if (next[run] == producersOf.to(run)) {
        runs[--free] = run;
        places[run] = free;
        depth--;
        continue;
      }
      int producer = producersOf.target(next[run]++);
      if (!begun[producer]) {
        begun[producer] = true;
        next[producer] = producersOf.from(producer);
        open[++depth] = producer;
      }
    }
  }

  int count() {
    return runs.length;
  }

  /** The run at a place. */
  int run(int place) {
    return runs[place];
  }

  /** The place of a run. */
  int place(int run) {
    return places[run];
  }
}
