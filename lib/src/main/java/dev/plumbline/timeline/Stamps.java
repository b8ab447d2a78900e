package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which counters of a series are stamped together, so that one look brings all of them. Two
 * counters are, unless
 *
 * <ol>
 *   <li>they come one after the other, each without the other, less than half an interval apart
 *       (the lower median of the most frequent counter's gaps): they are stamped by their own
 *       clocks, and share an instant by chance;
 *   <li>or between at least half of the instants of one and its next, the other comes without it:
 *       their rhythms differ.
 * </ol>
 *
 * <p>So a counter that a scrape lacks now and then, or for hours, still belongs to its look. A
 * counter joins the first group with all of whose counters it is together, the most frequent
 * counters first. An instant at which nothing was measured belongs to the look of a scrape that
 * failed, unless another instant lies less than half an interval from it.
 */
final class Stamps {
  private static final int PLACES = Counter.ALL.size();

  private final long[] instants;
  private final long[] masks;
  private final int[] counts = new int[PLACES];
  private final Integer[] byFrequency;
  private final long near;
  private long all;
  private int partial;

  /** The instants of a series and which counters each of them has, as bits. */
  Stamps(long[] instants, long[] masks) {
    this.instants = instants;
    this.masks = masks;
    for (long mask : masks) {
      all |= mask;
    }
    for (long rest = all; rest != 0; rest &= rest - 1) {
      counts[Long.numberOfTrailingZeros(rest)] = masks.length;
    }
    for (long mask : masks) {
      partial += mask == all ? 0 : 1;
      for (long rest = all & ~mask; rest != 0; rest &= rest - 1) {
        counts[Long.numberOfTrailingZeros(rest)]--;
      }
    }
    byFrequency =
        IntStream.range(0, PLACES)
            .filter(place -> counts[place] > 0)
            .boxed()
            .sorted(Comparator.comparing((Integer place) -> -counts[place]))
            .toArray(Integer[]::new);
    near = byFrequency.length == 0 ? 0 : interval(byFrequency[0]) / 2;
  }

  /** The lower median of a counter's gaps. */
  private long interval(int place) {
    long[] gaps = new long[counts[place]];
    int count = 0;
    long before = -1;
    for (int i = 0; i < instants.length; i++) {
      if ((masks[i] >>> place & 1) != 0) {
        if (before >= 0) {
          gaps[count++] = instants[i] - before;
        }
        before = instants[i];
      }
    }
    Arrays.sort(gaps, 0, count);
    return count == 0 ? Nominal.DEFAULT.milliseconds() : gaps[(count - 1) / 2];
  }

  /** The counters of each look, as bits; one group where a scrape brings all. */
  List<Long> groups() {
    if (isPlainScrape()) {
      return List.of(all);
    }
    List<Long> groups = new ArrayList<>();
    for (int place : byFrequency) {
      int group = 0;
      while (group < groups.size() && !isTogether(place, groups.get(group))) {
        group++;
      }
      if (group == groups.size()) {
        groups.add(0L);
      }
      groups.set(group, groups.get(group) | 1L << place);
    }
    return groups;
  }

  /**
   * A shorter way to the same answer: at least three quarters of the instants have every counter,
   * and the others keep their distance, so that none of the rules above parts two counters.
   */
  private boolean isPlainScrape() {
    if (4 * partial > masks.length) {
      return false;
    }
    for (int i = 0; i < masks.length; i++) {
      if (masks[i] != all && isNearAnother(i)) {
        return false;
      }
    }
    return true;
  }

  /** True when the instant before or after this one is less than half an interval away. */
  private boolean isNearAnother(int i) {
    return i > 0 && instants[i] - instants[i - 1] < near
        || i + 1 < instants.length && instants[i + 1] - instants[i] < near;
  }

  /** True when the instant of this position has a look of its own, though nothing was measured. */
  boolean isFailedLook(int i) {
    return !isNearAnother(i);
  }

  private boolean isTogether(int place, long group) {
    for (long rest = group; rest != 0; rest &= rest - 1) {
      if (!keepStep(1L << place, Long.lowestOneBit(rest))) {
        return false;
      }
    }
    return true;
  }

  private boolean keepStep(long one, long other) {
    long last = 0;
    long lastAt = 0;
    int[] parted = new int[2];
    boolean[] isSeen = new boolean[2];
    boolean[] isParted = new boolean[2];
    for (int i = 0; i < masks.length; i++) {
      long found = masks[i] & (one | other);
      if (found == 0) {
        continue;
      }
      if ((found & last) == 0 && last != 0 && instants[i] - lastAt < near) {
        return false;
      }
      for (int k = 0; k < 2; k++) {
        boolean isHere = (found & (k == 0 ? one : other)) != 0;
        parted[k] += isHere && isParted[k] ? 1 : 0;
        isSeen[k] |= isHere;
        isParted[k] = !isHere && isSeen[k];
      }
      last = found;
      lastAt = instants[i];
    }
    return isMinor(parted[0], one) && isMinor(parted[1], other);
  }

  /** True when less than half of a counter's steps are parted. */
  private boolean isMinor(int parted, long counter) {
    return parted == 0 || 2 * parted < counts[Long.numberOfTrailingZeros(counter)] - 1;
  }
}
