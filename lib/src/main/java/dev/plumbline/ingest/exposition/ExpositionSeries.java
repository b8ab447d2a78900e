package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.Target;
import java.util.Arrays;

/**
 * One metric with one label block, as its bytes stand at the beginning of a line. Equal bytes are
 * the same series, so a line needs no parsing up to its value once its series is known.
 */
final class ExpositionSeries {
  private final byte[] text;
  private final int hash;
  private final ExportedMetric metric;
  private final LabelSet labels;
  private final String ignoredFor;
  private final String rejectedFor;

  /** The series that followed this one last time: the guess for the next line. */
  ExpositionSeries next;

  /** The next series in the same bucket of the book. */
  ExpositionSeries inBucket;

  ExpositionSeries(byte[] text, Target target) {
    this.text = text;
    this.hash = hash(text, 0, text.length);
    this.metric = target.metric();
    this.labels = target.labels();
    this.ignoredFor = target.ignoredFor();
    this.rejectedFor = target.rejectedFor();
  }

  /** True when the bytes at this position are this series. */
  boolean isAt(byte[] bytes, int at, int limit) {
    int end = at + text.length;
    return end <= limit && Arrays.equals(bytes, at, end, text, 0, text.length);
  }

  static int hash(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 15;
  }

  int hash() {
    return hash;
  }

  int length() {
    return text.length;
  }

  /** The counter it fills; null when it fills none. */
  ExportedMetric metric() {
    return metric;
  }

  /** The device and its labels; null when it fills no counter. */
  LabelSet labels() {
    return labels;
  }

  /** Why its records are left out, or null. */
  String ignoredFor() {
    return ignoredFor;
  }

  /** Why its records are refused, or null. */
  String rejectedFor() {
    return rejectedFor;
  }
}
