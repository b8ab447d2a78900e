package dev.plumbline.ingest.serving;

import java.util.Arrays;

/** What a series stood at, by instant. Series come in time order, nearly always. */
final class SeenValues {
  private long[] instants = new long[8];
  private double[] values = new double[8];
  private int size;

  /** What became of a value. */
  enum Outcome {
    /** The first of its instant. */
    NEW,
    /** Equal to the one of its instant. */
    EQUAL,
    /** Another one than that of its instant. */
    OTHER
  }

  Outcome add(long instant, double value) {
    int found =
        size == 0 || instant > instants[size - 1]
            ? -size - 1
            : Arrays.binarySearch(instants, 0, size, instant);
    if (found >= 0) {
      return values[found] == value ? Outcome.EQUAL : Outcome.OTHER;
    }
    insert(-found - 1, instant, value);
    return Outcome.NEW;
  }

  private void insert(int at, long instant, double value) {
    if (size == instants.length) {
      instants = Arrays.copyOf(instants, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    System.arraycopy(instants, at, instants, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    instants[at] = instant;
    values[at] = value;
    size++;
  }
}
