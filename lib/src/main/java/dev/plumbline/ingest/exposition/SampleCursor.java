package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.FileInstant;
import dev.plumbline.ingest.telemetry.FinishedSamples;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.io.InputStream;

/** Pivots the series of GPUs into samples, while reading. */
final class SampleCursor extends ExpositionCursor {
  private final LabelSets labelSets;
  private final SeriesBook book;
  private final FinishedSamples rows;
  private final Printed printed = new Printed();
  private final long fileInstant;
  private final long notAfter;
  private ExpositionSeries previous;
  private ExpositionSeries expected;

  SampleCursor(SourceFile file, InputStream in) throws MalformedFile {
    super(file, in);
    this.labelSets = new LabelSets(file.settings());
    this.book = new SeriesBook(labelSets);
    this.rows = new FinishedSamples(file.settings(), labelSets);
    this.fileInstant = FileInstant.of(file);
    this.notAfter = file.notAfter().toEpochMilli();
  }

  @Override
  void relieve(Sink sink) {
    if (book.isFull() || labelSets.isFull()) {
      forget(sink);
    }
  }

  @Override
  void giveAll(Sink sink) {
    rows.giveAll(sink);
  }

  /** What is open becomes rows; a scrape may be cut by it, which the timeline mends. */
  private void forget(Sink sink) {
    labelSets.warnOfMany(sink);
    rows.giveAll(sink);
    labelSets.clear();
    book.clear();
    previous = null;
    expected = null;
  }

  @Override
  int line(byte[] bytes, int at, int limit, Sink sink) {
    ExpositionSeries series = expected;
    int start = at;
    if (series == null || !series.isAt(bytes, at, limit)) {
      start = Printed.afterBlanks(bytes, at);
      if (bytes[start] == '#' || bytes[start] == '\n') {
        return nextLine(bytes, start);
      }
      series = book.at(bytes, start);
      if (series == null) {
        stranger(bytes, at, book.problem(), sink);
        return nextLine(bytes, start);
      }
      greet(sink);
      if (previous != null) {
        previous.next = series;
      }
    }
    previous = series;
    expected = series.next;
    int behind = start + series.length();
    if (series.metric() == null) {
      leaveOut(series, bytes, at, sink);
    } else {
      behind = record(series, bytes, at, behind, sink);
    }
    return nextLine(bytes, behind);
  }

  private void leaveOut(ExpositionSeries series, byte[] bytes, int at, Sink sink) {
    if (series.ignoredFor() != null) {
      sink.ignored(series.ignoredFor(), 1);
    } else {
      reject(bytes, at, series.rejectedFor(), sink);
    }
  }

  private int record(ExpositionSeries series, byte[] bytes, int at, int valueAt, Sink sink) {
    long instant = Printed.NO_INSTANT;
    if (printed.readValue(bytes, valueAt, series.metric())) {
      instant = printed.readInstant(bytes);
      if (instant == Printed.NO_INSTANT) {
        instant = fileInstant;
      }
    }
    String problem = printed.problem();
    if (problem == null && instant == Printed.NO_INSTANT) {
      problem = TimeReject.NO_INSTANT.text();
    } else if (problem == null && instant > notAfter) {
      problem = TimeReject.CLOCK_IN_FUTURE.text();
    }
    if (problem == null) {
      take(series, instant, bytes, at, sink);
    } else {
      reject(bytes, at, problem, sink);
    }
    return printed.end();
  }

  private void take(ExpositionSeries series, long instant, byte[] bytes, int at, Sink sink) {
    LabelSet set = series.labels();
    if (set.sample().instant() != instant) {
      rows.begin(set, instant, sink);
    }
    switch (set.sample().add(series.metric(), printed)) {
      case ACCEPTED -> accept();
      case DUPLICATE -> sink.duplicate();
      case TWIN -> sink.ignored("twin_metric", 1);
      case CONFLICT -> reject(bytes, at, SampleReject.CONFLICTING_VALUE.text(), sink);
    }
  }
}
