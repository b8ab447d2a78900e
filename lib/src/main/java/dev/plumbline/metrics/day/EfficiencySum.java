package dev.plumbline.metrics.day;

/** A sum of values some of which are absent; absent when all are. */
final class EfficiencySum {
  private double sum;
  private long milliseconds;
  private boolean isPresent;

  void add(Double value) {
    if (value != null) {
      sum += value;
      isPresent = true;
    }
  }

  void addMeasured(long time) {
    milliseconds += time;
  }

  /** The sum divided by so many; null when every value was absent. */
  Double dividedBy(double divisor) {
    return isPresent ? sum / divisor : null;
  }

  /** The time in which the value was measured. */
  long measuredMilliseconds() {
    return milliseconds;
  }
}
