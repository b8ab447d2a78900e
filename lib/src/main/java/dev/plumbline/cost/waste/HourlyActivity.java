package dev.plumbline.cost.waste;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The mean activity of one device in each UTC hour of a date, while it was measured. */
final class HourlyActivity {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int HOURS = 24;

  private final double[] integrals = new double[HOURS];
  private final long[] measured = new long[HOURS];

  /** A part of one hour; the order decides the last digit. */
  void add(long start, double integral, long time) {
    int hour = (int) (Math.floorMod(start, DAY) / HOUR);
    integrals[hour] += integral;
    measured[hour] += time;
  }

  /** A value for each hour; null where nothing was measured, which is not idle. */
  List<Double> ratios() {
    List<Double> ratios = new ArrayList<>(HOURS);
    for (int hour = 0; hour < HOURS; hour++) {
      ratios.add(
          measured[hour] == 0 ? null : Math.max(0, Math.min(1, integrals[hour] / measured[hour])));
    }
    return ratios;
  }
}
