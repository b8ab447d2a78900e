package dev.plumbline.timeline;

/** A value summed over time, with the time in which it was measured. */
public final class Integral {
  private double sum;
  private long measured;

  /** Adds value × time, unless the value is absent. */
  void add(double value, long milliseconds) {
    addAmount(value * milliseconds, milliseconds);
  }

  /** Adds what came to pass during a time, unless it is absent. */
  void addAmount(double amount, long milliseconds) {
    if (!Double.isNaN(amount)) {
      sum += amount;
      measured += milliseconds;
    }
  }

  /** The sum; null when nothing was measured. */
  public Double sum() {
    return measured == 0 ? null : sum;
  }

  /** Milliseconds in which the value was measured. */
  public long measuredMilliseconds() {
    return measured;
  }
}
