package dev.plumbline.cost.recommendation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours in which a device idled on two dates in a row, where it worked in some other hour of
 * both. An hour of which nothing was measured is neither.
 *
 * @param idle below this activity an hour is idle
 * @param least fewer hours are not worth a schedule
 */
record OffHours(double idle, int least) implements Serializable {
  private static final int HOURS = 24;

  /**
   * The hours (UTC), as ranges such as {@code 20:00-06:00}; null where there are too few.
   *
   * @param before activity by hour on the date before; empty where it is not known
   * @param now on the date
   */
  String of(List<Double> before, List<Double> now) {
    if (before.size() != HOURS || now.size() != HOURS) {
      return null;
    }
    boolean[] off = new boolean[HOURS];
    int count = 0;
    boolean works = false;
    for (int hour = 0; hour < HOURS; hour++) {
      Double earlier = before.get(hour);
      Double later = now.get(hour);
      if (earlier != null && later != null) {
        off[hour] = earlier < idle && later < idle;
        works |= earlier >= idle && later >= idle;
      }
      count += off[hour] ? 1 : 0;
    }
    return works && count >= least ? ranges(off) : null;
  }

  /** Ranges of hours, of which one may go over midnight. */
  private static String ranges(boolean[] off) {
    List<String> ranges = new ArrayList<>();
    for (int start = 0; start < HOURS; start++) {
      if (off[start] && !off[(start + HOURS - 1) % HOURS]) {
        int end = start;
        while (off[end % HOURS]) {
          end++;
        }
        ranges.add("%02d:00-%02d:00".formatted(start, end % HOURS));
      }
    }
    return String.join(", ", ranges);
  }
}
