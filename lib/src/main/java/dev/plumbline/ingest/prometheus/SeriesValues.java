package dev.plumbline.ingest.prometheus;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.telemetry.SeriesTaking;
import dev.plumbline.ingest.telemetry.SeriesTaking.Taker;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The series being read: its labels first, then its values one by one. */
final class SeriesValues {
  private static final String NAME = "__name__";
  private static final int RAW_CHARACTERS = 2000;
  private static final Taker WITHOUT_NAME = new Refusing(SampleReject.NO_METRIC_NAME.text());
  private static final Taker WITHOUT_LABELS =
      new Refusing(SampleReject.VALUES_BEFORE_METRIC.text());

  private final SeriesTaking taking;
  private SortedMap<String, String> labels = new TreeMap<>();
  private Taker taker = WITHOUT_LABELS;
  private long records;

  SeriesValues(SeriesTaking taking) {
    this.taking = taking;
  }

  /** Values that belong nowhere. */
  private record Refusing(String reason) implements Taker {
    @Override
    public String ignoredFor() {
      return null;
    }

    @Override
    public void add(String text, long instant, long line, Supplier<String> raw, Sink sink) {
      sink.reject(line, raw.get(), List.of(reason));
    }
  }

  /** How many records were counted so far, in all series. */
  long records() {
    return records;
  }

  /** A series begins. */
  void begin(Sink sink) {
    taking.relieve(sink);
    labels = new TreeMap<>();
    taker = WITHOUT_LABELS;
  }

  /** Its labels; an empty value means the same as no label. */
  void labelled(SortedMap<String, String> read) {
    labels = read;
    String name = read.get(NAME);
    // What an expression such as rate(…) yields has lost its name, and with it what it measures.
    taker = name == null ? WITHOUT_NAME : taking.taker(name, read);
  }

  /** One value of it. */
  void value(String time, String text, long line, Sink sink) {
    records++;
    long at = PrometheusTime.milliseconds(time);
    String problem = taker.ignoredFor() == null ? problem(at) : null;
    if (problem != null) {
      sink.reject(line, raw(time, text), List.of(problem));
      return;
    }
    taker.add(text, at, line, () -> raw(time, text), sink);
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
