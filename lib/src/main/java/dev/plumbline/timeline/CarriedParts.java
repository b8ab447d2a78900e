package dev.plumbline.timeline;

/**
 * Divides one time after another by the same weights, each in whole milliseconds:
 *
 * <ol>
 *   <li>a part is due its weight of all the times so far, less what it was given;
 *   <li>it gets the whole milliseconds that it is due, and those that are left over go one each to
 *       the parts that are due most, ties to the earlier;
 *   <li>what it was given too little or too much is carried to the next time, so that no part
 *       drifts from its share however often time is divided.
 * </ol>
 */
final class CarriedParts {
  private final long[] weights;
  private final long whole;
  private final long[] due;

  /**
   * Nothing was divided yet.
   *
   * @param weights none negative
   * @param whole the weight that makes all of a time; less than the weights' sum when more is
   *     claimed than there is
   */
  CarriedParts(long[] weights, long whole) {
    this.weights = weights.clone();
    this.whole = whole;
    this.due = new long[weights.length];
  }

  /** What each part gets of the next time. */
  long[] next(long milliseconds) {
    long[] parts = new long[weights.length];
    long all = 0;
    long given = 0;
    for (int i = 0; i < parts.length; i++) {
      due[i] += milliseconds * weights[i];
      all += due[i];
      parts[i] = Math.max(0, Math.floorDiv(due[i], whole));
      given += parts[i];
    }
    for (int i = 0; i < parts.length; i++) {
      due[i] -= parts[i] * whole;
    }
    for (long left = Math.floorDiv(all, whole) - given; left > 0; left--) {
      give(most(), 1, parts);
    }
    for (long over = given - Math.floorDiv(all, whole); over > 0; over--) {
      give(least(parts), -1, parts);
    }
    return parts;
  }

  private void give(int part, int milliseconds, long[] parts) {
    parts[part] += milliseconds;
    due[part] -= milliseconds * whole;
  }

  private int most() {
    int most = 0;
    for (int i = 1; i < due.length; i++) {
      most = due[i] > due[most] ? i : most;
    }
    return most;
  }

  private int least(long[] parts) {
    int least = -1;
    for (int i = 0; i < due.length; i++) {
      least = parts[i] > 0 && (least < 0 || due[i] < due[least]) ? i : least;
    }
    return least;
  }
}
