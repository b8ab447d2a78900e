package dev.plumbline.timeline;

import java.util.Arrays;

/** The values of one sample; a counter that was not measured is absent, never zero. */
public final class Counters {
  private static final int SIZE = Counter.ALL.size();

  private final double[] values;

  private Counters(double[] values) {
    this.values = values;
  }

  /** A sample that measured nothing yet. */
  public static Counters none() {
    double[] values = new double[SIZE];
    Arrays.fill(values, Double.NaN);
    return new Counters(values);
  }

  /** The same with one more value. */
  public Counters with(Counter counter, double value) {
    double[] copy = values.clone();
    copy[counter.place()] = value;
    return new Counters(copy);
  }

  /** Values in the order of {@link Counter#ALL}; NaN where absent. The array is not copied. */
  public static Counters of(double[] values) {
    if (values.length != SIZE) {
      throw new IllegalArgumentException(SIZE + " counters expected, not " + values.length);
    }
    return new Counters(values);
  }

  /** The value, NaN where absent. */
  public double value(Counter counter) {
    return values[counter.place()];
  }

  /** True when the counter was measured. */
  public boolean has(Counter counter) {
    return !Double.isNaN(value(counter));
  }

  /** True when one of the counters was measured. */
  boolean hasAny(Counter... some) {
    for (Counter counter : some) {
      if (has(counter)) {
        return true;
      }
    }
    return false;
  }

  /** True when the counter was measured and is below the bound. */
  boolean isBelow(Counter counter, double bound) {
    return value(counter) < bound;
  }

  /** True unless the counter was measured at or above the bound. */
  boolean isBelowOrAbsent(Counter counter, double bound) {
    return !(value(counter) >= bound);
  }

  /** True unless the counter was measured and moved. */
  boolean isZeroOrAbsent(Counter counter) {
    return !(value(counter) > 0);
  }

  /**
   * What both say together. Where copies of one sample disagree the greater value stands, so that
   * the result does not depend on the order in which they are read.
   */
  Counters merge(Counters other) {
    double[] merged = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double mine = values[i];
      double others = other.values[i];
      merged[i] = Double.isNaN(mine) || others > mine ? others : mine;
    }
    return new Counters(merged);
  }

  /** Which counters were measured, a bit for each by its place. */
  long present() {
    long present = 0;
    for (int i = 0; i < SIZE; i++) {
      present |= Double.isNaN(values[i]) ? 0 : 1L << i;
    }
    return present;
  }

  /** The same without all but these counters, given as bits. */
  Counters only(long kept) {
    double[] copy = values.clone();
    for (int i = 0; i < SIZE; i++) {
      copy[i] = (kept >>> i & 1) == 0 ? Double.NaN : copy[i];
    }
    return new Counters(copy);
  }

  /** Puts the values that were measured where they stand in {@link Counter#ALL}. */
  void putInto(double[] all) {
    for (int i = 0; i < SIZE; i++) {
      all[i] = Double.isNaN(values[i]) ? all[i] : values[i];
    }
  }

  /** True when both measured the same values. */
  boolean equalsAll(Counters other) {
    return Arrays.equals(values, other.values);
  }

  /** The same without these counters. */
  Counters without(Counter... counters) {
    double[] copy = values.clone();
    for (Counter counter : counters) {
      copy[counter.place()] = Double.NaN;
    }
    return new Counters(copy);
  }
}
