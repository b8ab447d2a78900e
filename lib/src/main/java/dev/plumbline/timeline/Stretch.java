package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Consecutive held time of one device and its holders that all fulfils a condition. Unobserved time
 * of at most so many nominal intervals does not break it, and is not in it.
 *
 * @param from first position, inclusive
 * @param to last position, exclusive
 * @param milliseconds held time
 */
record Stretch(int from, int to, long milliseconds) {

  static List<Stretch> of(List<Holding> holdings, int holdIntervals, IntPredicate condition) {
    List<Stretch> stretches = new ArrayList<>();
    int from = -1;
    long length = 0;
    for (int i = 0; i < holdings.size(); i++) {
      boolean fulfils = condition.test(i);
      boolean breaks =
          !fulfils || i > 0 && !continues(holdings.get(i - 1), holdings.get(i), holdIntervals);
      if (from >= 0 && breaks) {
        stretches.add(new Stretch(from, i, length));
        from = -1;
      }
      if (fulfils) {
        length = from < 0 ? 0 : length;
        from = from < 0 ? i : from;
        length += holdings.get(i).held().to() - holdings.get(i).held().from();
      }
    }
    if (from >= 0) {
      stretches.add(new Stretch(from, holdings.size(), length));
    }
    return stretches;
  }

  private static boolean continues(Holding before, Holding after, int holdIntervals) {
    long hole = after.held().from() - before.held().to();
    return continues(before, after, hole, holdIntervals);
  }

  /** True when neither the holders nor an unobserved time between the two break a stretch. */
  static boolean continues(Holding before, Holding after, long hole, int holdIntervals) {
    return before.sameHolders(after)
        && hole <= holdIntervals * before.held().nominal().milliseconds();
  }
}
