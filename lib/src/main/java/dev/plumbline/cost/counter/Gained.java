package dev.plumbline.cost.counter;

/** What one count gained, and the time in which it was counted. */
final class Gained {
  private double sum;
  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;

  void add(long from, long to, double gain) {
    sum += gain;
    start = Math.min(start, from);
    end = Math.max(end, to);
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  /** True when it was counted all the time, but for a stretch between two values at each end. */
  boolean covers(long from, long to, long slack) {
    return start <= from + slack && end >= to - slack;
  }

  long sum() {
    return Math.round(sum);
  }
}
