package dev.plumbline.lineage.graph;

/**
 * Sixty-four counters that are added to at once: digit after digit of all of them lies in one long,
 * so that adding one to any number of them takes two steps on average.
 */
final class LaneCounts {
  private static final int DIGITS = 63;

  private final long[] digits = new long[DIGITS];

  /**
   * Adds an amount to each counter whose bit is set.
   *
   * @param amount zero or more
   */
  void add(long lanes, long amount) {
    for (long rest = amount; rest != 0; rest &= rest - 1) {
      carry(lanes, Long.numberOfTrailingZeros(rest));
    }
  }

  private void carry(long lanes, int from) {
    long carried = lanes;
    for (int digit = from; carried != 0; digit++) {
      long both = digits[digit] & carried;
      digits[digit] ^= carried;
      carried = both;
    }
  }

  /** What one counter says. */
  long of(int lane) {
    long value = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      value |= (digits[digit] >>> lane & 1) << digit;
    }
    return value;
  }
}
