package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.telemetry.Counters;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.telemetry.Metric;
import dev.plumbline.ingest.telemetry.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Every series of a file by its bytes. Asked only when the guess for the next line was wrong. It
 * holds at most {@link #MOST_BYTES} of text; a file with more is read in parts.
 */
final class SeriesBook {
  /** Text of known series kept at once. */
  static final long MOST_BYTES = 64L << 20;

  private final LabelSets labelSets;
  private final Map<SortedMap<String, String>, LabelSet> sets = new HashMap<>();
  private Series[] buckets = new Series[1 << 10];
  private int size;
  private long bytes;
  private String problem;

  SeriesBook(LabelSets labelSets) {
    this.labelSets = labelSets;
  }

  /** True when no more series should be added before {@link #clear}. */
  boolean isFull() {
    return bytes > MOST_BYTES;
  }

  /** Forgets everything. */
  void clear() {
    buckets = new Series[1 << 10];
    sets.clear();
    size = 0;
    bytes = 0;
  }

  /** Why {@link #at} found no series. */
  String problem() {
    return problem;
  }

  /** The series that begins at this position, or null when the bytes are none. */
  Series at(byte[] line, int at) {
    int end = SeriesText.end(line, at);
    if (end < 0) {
      problem = SeriesText.read(line, at).problem();
      problem = problem == null ? "no_value" : problem;
      return null;
    }
    int hash = Series.hash(line, at, end);
    for (Series s = buckets[hash & buckets.length - 1]; s != null; s = s.inBucket) {
      if (s.hash() == hash && s.length() == end - at && s.isAt(line, at, end)) {
        return s;
      }
    }
    SeriesText read = SeriesText.read(line, at);
    problem = read.problem();
    if (problem != null) {
      return null;
    }
    return add(new Series(Arrays.copyOfRange(line, at, end), target(read)));
  }

  /** All metrics of a device carry the same labels: the device is told from them once. */
  private Target target(SeriesText read) {
    Metric metric = Counters.metric(read.name());
    LabelSet known = metric == null ? null : sets.get(read.labels());
    if (known != null) {
      return new Target(metric, known, null, null);
    }
    Target target = Target.of(metric, read.labels(), labelSets);
    if (target.labels() != null) {
      sets.put(read.labels(), target.labels());
    }
    return target;
  }

  private Series add(Series series) {
    if (size > buckets.length) {
      grow();
    }
    put(series);
    size++;
    bytes += series.length();
    return series;
  }

  private void put(Series series) {
    int bucket = series.hash() & buckets.length - 1;
    series.inBucket = buckets[bucket];
    buckets[bucket] = series;
  }

  private void grow() {
    Series[] old = buckets;
    buckets = new Series[old.length * 2];
    for (Series first : old) {
      Series series = first;
      while (series != null) {
        Series following = series.inBucket;
        put(series);
        series = following;
      }
    }
  }
}
