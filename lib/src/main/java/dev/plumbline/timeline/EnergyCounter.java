package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Where the gains of a board's energy counter belong. The difference of two readings is placed
 * evenly on the time between them when all of it is held; across unobserved time it stands apart,
 * and so does what a counter that was reset has gained since. The stretch from a date's last
 * reading to midnight has no second reading inside the slice: only power × time tells its energy.
 */
final class EnergyCounter {
  private final long[] starts;
  private final long[] ends;
  private final double[] gains;
  private final int placed;
  private final TreeMap<Long, Double> apart = new TreeMap<>();
  private int position;

  private EnergyCounter(List<Sample> readings, List<Held> held) {
    int size = readings.size();
    starts = new long[size];
    ends = new long[size];
    gains = new double[size];
    int count = 0;
    int run = 0;
    for (int i = 1; i < size; i++) {
      Sample before = readings.get(i - 1);
      Sample after = readings.get(i);
      double gain = value(after) - value(before);
      run = skip(held, run, before.at());
      if (gain < 0) {
        apart.merge(after.at(), value(after), Double::sum);
        continue;
      }
      long begin = begin(held, run, before.at(), after.at());
      if (isHeld(held, run, begin, after.at())) {
        starts[count] = begin;
        ends[count] = after.at();
        gains[count++] = gain;
      } else {
        apart.merge(after.at(), gain, Double::sum);
      }
    }
    placed = count;
  }

  /** A counter of which nothing is known. */
  static EnergyCounter none() {
    return new EnergyCounter(List.of(), List.of());
  }

  /**
   * Places the gains.
   *
   * @param samples of one source, in time order
   * @param held the board's held time, in time order
   */
  static EnergyCounter of(List<Sample> samples, List<Held> held) {
    List<Sample> readings = new ArrayList<>();
    for (Sample sample : samples) {
      if (sample.counters().has(Counter.ENERGY)) {
        leaveOutLate(readings, value(sample));
        readings.add(sample);
      }
    }
    return new EnergyCounter(readings, held);
  }

  /**
   * Takes back a reading that shows less than the one before it and than the next: a counter that
   * was reset does not regain in one step all that it had, but an exporter may repeat an old value.
   */
  private static void leaveOutLate(List<Sample> readings, double next) {
    int last = readings.size() - 1;
    if (last > 0
        && value(readings.get(last)) < value(readings.get(last - 1))
        && value(readings.get(last - 1)) <= next) {
      readings.remove(last);
    }
  }

  private static double value(Sample sample) {
    return sample.counters().value(Counter.ENERGY);
  }

  private static int skip(List<Held> held, int from, long instant) {
    int i = from;
    while (i < held.size() && held.get(i).to() <= instant) {
      i++;
    }
    return i;
  }

  /**
   * Where a difference begins: at its first reading, or at the first held time after it where the
   * reading is the first of its look and the look's activity comes within half of the difference.
   */
  private static long begin(List<Held> held, int first, long from, long to) {
    long begin = first < held.size() ? held.get(first).from() : from;
    return begin > from && 2 * (begin - from) < to - from ? begin : from;
  }

  private static boolean isHeld(List<Held> held, int first, long from, long to) {
    long until = from;
    for (int i = first; i < held.size() && held.get(i).from() <= until && until < to; i++) {
      until = held.get(i).to();
    }
    return until >= to;
  }

  /** Instants at which the counter's rate may change. */
  long[] edges() {
    long[] edges = Arrays.copyOf(starts, 2 * placed);
    System.arraycopy(ends, 0, edges, placed, placed);
    return edges;
  }

  /** The gain within a time between two edges, asked for in time order; NaN where it is unknown. */
  double joules(long from, long to) {
    while (position < placed && ends[position] <= from) {
      position++;
    }
    if (position == placed || starts[position] > from || ends[position] < to) {
      return Double.NaN;
    }
    return gains[position] * (to - from) / (ends[position] - starts[position]);
  }

  /** What stands apart at instants of this time. */
  double unplaced(long from, long to) {
    if (apart.isEmpty()) {
      return 0;
    }
    double sum = 0;
    for (double joules : apart.subMap(from, to).values()) {
      sum += joules;
    }
    return sum;
  }
}
