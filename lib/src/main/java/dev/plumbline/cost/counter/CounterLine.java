package dev.plumbline.cost.counter;

/** The values of one counter in time order, and what it gained from each to the next. */
final class CounterLine {
  /** No value yet. */
  static final long NONE = Long.MIN_VALUE;

  private long at = NONE;
  private double value;

  /** When its value before was taken; {@link #NONE} before the first. */
  long at() {
    return at;
  }

  /**
   * What it gained since the value before. A counter never falls but by a restart, after which it
   * counts from 0.
   */
  double gain(double next) {
    return next < value ? next : next - value;
  }

  void move(long instant, double next) {
    at = instant;
    value = next;
  }
}
