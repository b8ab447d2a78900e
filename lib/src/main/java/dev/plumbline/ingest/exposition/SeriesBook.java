package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.ingest.telemetry.Target;
import dev.plumbline.terms.reject.SampleReject;
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
  private ExpositionSeries[] buckets = new ExpositionSeries[1 << 10];
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
    buckets = new ExpositionSeries[1 << 10];
    sets.clear();
    size = 0;
    bytes = 0;
  }

  /** Why {@link #at} found no series. */
  String problem() {
    return problem;
  }

  /** The series that begins at this position, or null when the bytes are none. */
  ExpositionSeries at(byte[] line, int at) {
    int end = SeriesText.end(line, at);
    if (end < 0) {
      problem = SeriesText.read(line, at).problem();
      problem = problem == null ? SampleReject.NO_VALUE.text() : problem;
      return null;
    }
    int hash = ExpositionSeries.hash(line, at, end);
    for (ExpositionSeries s = buckets[hash & buckets.length - 1]; s != null; s = s.inBucket) {
      if (s.hash() == hash && s.length() == end - at && s.isAt(line, at, end)) {
        return s;
      }
    }
    SeriesText read = SeriesText.read(line, at);
    problem = read.problem();
    if (problem != null) {
      return null;
    }
    return add(new ExpositionSeries(Arrays.copyOfRange(line, at, end), target(read)));
  }

  /** All metrics of a device carry the same labels: the device is told from them once. */
  private Target target(SeriesText read) {
    ExportedMetric metric = SampleCounters.metric(read.name());
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

  private ExpositionSeries add(ExpositionSeries series) {
    if (size > buckets.length) {
      grow();
    }
    put(series);
    size++;
    bytes += series.length();
    return series;
  }

  private void put(ExpositionSeries series) {
    int bucket = series.hash() & buckets.length - 1;
    series.inBucket = buckets[bucket];
    buckets[bucket] = series;
  }

  private void grow() {
    ExpositionSeries[] old = buckets;
    buckets = new ExpositionSeries[old.length * 2];
    for (ExpositionSeries first : old) {
      ExpositionSeries series = first;
      while (series != null) {
        ExpositionSeries following = series.inBucket;
        put(series);
        series = following;
      }
    }
  }
}
