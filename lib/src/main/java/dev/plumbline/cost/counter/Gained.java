package dev.plumbline.cost.counter;

/** What one count gained, and the time in which it was counted. */
final class Gained {
  /** How far Prometheus looks back for a value: what one scrape gave is no further apart. */
  private static final long SLACK = 300_000;

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

  /** True when it was counted all the time, as far as counters of one scrape differ. */
  boolean covers(long from, long to) {
    return start <= from + SLACK && end >= to - SLACK;
  }

  long sum() {
    return Math.round(sum);
  }
}
