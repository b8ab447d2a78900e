package dev.plumbline.cost.waste;

/**
 * An idle stretch inside a date, in milliseconds of the epoch.
 *
 * @param from its start
 * @param to its end
 * @param length device time in it: unobserved time between its segments is not counted
 */
record Stretch(long from, long to, long length) {
  /** The longer of two, the earlier of equals. */
  static Stretch longer(Stretch earlier, Stretch later) {
    return later.length > earlier.length ? later : earlier;
  }
}
