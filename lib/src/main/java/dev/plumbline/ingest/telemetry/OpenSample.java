package dev.plumbline.ingest.telemetry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The counters of one label set at one instant, while their lines are being read. */
public final class OpenSample {

  /** What became of a value. */
  public enum Outcome {
    /** It is part of the sample. */
    ACCEPTED,
    /** The same series said the same before. */
    DUPLICATE,
    /** The same series said something else before. */
    CONFLICT,
    /** Another metric name fills the counter too; one of the two stands. */
    TWIN
  }

  private final double[] values = new double[SampleCounters.COLUMNS.size()];
  private final Absence[] absences = new Absence[values.length];
  private final ExportedMetric[] metrics = new ExportedMetric[values.length];
  private long instant = Printed.NO_INSTANT;
  private long present;
  private long absent;
  private long lastAbsent;
  private boolean isSameAbsence;
  private Map<String, String> lastReasons;

  /** The instant in milliseconds since 1970, {@link Printed#NO_INSTANT} before the first. */
  public long instant() {
    return instant;
  }

  /** True when a row can be made of it. */
  boolean hasValues() {
    return (present | absent) != 0;
  }

  /** Counters that have a number, as bits. */
  public long present() {
    return present;
  }

  /** Counters whose value is no number, as bits. */
  public long absent() {
    return absent;
  }

  /** The number of a counter that is {@link #present}. */
  public double value(int counter) {
    return values[counter];
  }

  /** Why a counter that is {@link #absent} has none. */
  public Absence absence(int counter) {
    return absences[counter];
  }

  /** Forgets the counters and begins another instant. */
  void begin(long at) {
    instant = at;
    present = 0;
    absent = 0;
  }

  /** Takes one printed value. */
  public Outcome add(ExportedMetric metric, Printed printed) {
    int counter = metric.counter();
    long bit = 1L << counter;
    if (((present | absent) & bit) != 0) {
      return addAgain(metric, printed);
    }
    metrics[counter] = metric;
    set(counter, printed);
    return Outcome.ACCEPTED;
  }

  private void set(int counter, Printed printed) {
    values[counter] = printed.value();
    if (printed.absence() == null) {
      present |= 1L << counter;
    } else {
      lack(counter, printed.absence());
    }
  }

  private Outcome addAgain(ExportedMetric metric, Printed printed) {
    int counter = metric.counter();
    boolean wasAbsent = (absent & 1L << counter) != 0;
    if (metrics[counter] == metric) {
      boolean isEqual =
          wasAbsent
              ? absences[counter] == printed.absence()
              : printed.absence() == null && values[counter] == printed.value();
      return isEqual ? Outcome.DUPLICATE : Outcome.CONFLICT;
    }
    boolean isBetter = metric.isPreferred() && !metrics[counter].isPreferred();
    if (printed.absence() != null || !wasAbsent && !isBetter) {
      return Outcome.TWIN;
    }
    if (!wasAbsent) {
      metrics[counter] = metric;
      set(counter, printed);
      return Outcome.TWIN;
    }
    absent &= ~(1L << counter);
    metrics[counter] = metric;
    set(counter, printed);
    return Outcome.ACCEPTED;
  }

  /** The counter has this number, from a record that holds all counters at once. */
  public void put(int counter, double value) {
    values[counter] = value;
    present |= 1L << counter;
    absent &= ~(1L << counter);
  }

  /** The counter has no number. */
  public void lack(int counter, Absence absence) {
    absent |= 1L << counter;
    present &= ~(1L << counter);
    if (absences[counter] != absence) {
      absences[counter] = absence;
      isSameAbsence = false;
    }
  }

  /** Takes the numbers of these counters away. */
  void withhold(long counters, Absence absence) {
    for (long rest = counters & present; rest != 0; rest &= rest - 1) {
      lack(Long.numberOfTrailingZeros(rest), absence);
    }
  }

  /** Column name to reason, or null when nothing is absent; kept while it stays the same. */
  Map<String, String> reasons() {
    if (absent == 0) {
      return null;
    }
    if (absent != lastAbsent || !isSameAbsence) {
      Map<String, String> reasons = new TreeMap<>();
      for (long rest = absent; rest != 0; rest &= rest - 1) {
        int counter = Long.numberOfTrailingZeros(rest);
        reasons.put(SampleCounters.COLUMNS.get(counter).name(), absences[counter].reason());
      }
      lastReasons = Collections.unmodifiableMap(reasons);
      lastAbsent = absent;
      isSameAbsence = true;
    }
    return lastReasons;
  }
}
