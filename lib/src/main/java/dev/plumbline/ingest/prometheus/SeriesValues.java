package dev.plumbline.ingest.prometheus;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.telemetry.SampleAssembly;
import dev.plumbline.ingest.telemetry.Target;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The series being read: its labels first, then its values one by one. */
final class SeriesValues {
  private static final String NAME = "__name__";
  private static final int RAW_CHARACTERS = 2000;
  private static final Target WITHOUT_NAME = refused(SampleReject.NO_METRIC_NAME.text());
  private static final Target WITHOUT_LABELS = refused(SampleReject.VALUES_BEFORE_METRIC.text());

  private final SampleAssembly assembly;
  private SortedMap<String, String> labels = new TreeMap<>();
  private Target target = WITHOUT_LABELS;
  private long records;

  SeriesValues(SampleAssembly assembly) {
    this.assembly = assembly;
  }

  private static Target refused(String reason) {
    return new Target(null, null, null, reason);
  }

  /** How many records were counted so far, in all series. */
  long records() {
    return records;
  }

  /** A series begins. */
  void begin(Sink sink) {
    assembly.relieve(sink);
    labels = new TreeMap<>();
    target = WITHOUT_LABELS;
  }

  /** Its labels; an empty value means the same as no label. */
  void labelled(SortedMap<String, String> read) {
    labels = read;
    String name = read.get(NAME);
    // What an expression such as rate(…) yields has lost its name, and with it what it measures.
    target = name == null ? WITHOUT_NAME : assembly.target(name, read);
  }

  /** One value of it. */
  void value(String time, String text, long line, Sink sink) {
    records++;
    long at = PrometheusTime.milliseconds(time);
    String problem = target.ignoredFor() == null ? problem(at) : null;
    if (problem != null) {
      sink.reject(line, raw(time, text), List.of(problem));
      return;
    }
    assembly.add(target, text, at, line, () -> raw(time, text), sink);
  }

  /** Something that stands in the place of a value and is none. */
  void refuse(String reason, long line, Sink sink) {
    records++;
    sink.reject(line, shortened(labels.toString()), List.of(reason));
  }

  /** Records of this series that no column takes. */
  void leaveOut(String reason, long count, Sink sink) {
    records += count;
    sink.ignored(reason, count);
  }

  private static String problem(long at) {
    if (at == PrometheusTime.NONE) {
      return TimeReject.BAD_TIMESTAMP.text();
    }
    return at < PrometheusTime.YEAR_2000 ? TimeReject.TIMESTAMP_BEFORE_2000.text() : null;
  }

  private String raw(String time, String text) {
    return shortened("[" + time + "," + text + "] of " + labels);
  }

  private static String shortened(String text) {
    return text.length() > RAW_CHARACTERS ? text.substring(0, RAW_CHARACTERS) : text;
  }
}
