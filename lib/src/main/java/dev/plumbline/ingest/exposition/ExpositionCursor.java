package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.FileInstant;
import dev.plumbline.ingest.telemetry.FinishedSamples;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one file of Prometheus text line by line, pivoting series into samples on the way. */
final class ExpositionCursor implements Ingester.Cursor {
  private static final int RAW_CHARACTERS = 2000;

  /** A value and thirteen digits of milliseconds: nothing can be missing behind them. */
  private static final Pattern COMPLETE = Pattern.compile(".*}\\s*\\S+\\s+\\d{13}\\s*");

  private final InputStream in;
  private final LineBuffer buffer = new LineBuffer();
  private final LabelSets labelSets;
  private final SeriesBook book;
  private final FinishedSamples rows;
  private final Printed printed = new Printed();
  private final long fileInstant;
  private final long notAfter;
  private ExpositionSeries previous;
  private ExpositionSeries expected;
  private long lineNumber;
  private final Strangers strangers;
  private long accepted;
  private boolean isSkipping;
  private boolean isFinished;

  ExpositionCursor(SourceFile file, InputStream in) throws MalformedFile {
    this.in = in;
    this.strangers = new Strangers(file);
    this.labelSets = new LabelSets(file.settings());
    this.book = new SeriesBook(labelSets);
    this.rows = new FinishedSamples(file.settings(), labelSets);
    this.fileInstant = FileInstant.of(file);
    this.notAfter = file.notAfter().toEpochMilli();
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (isFinished) {
      return false;
    }
    try {
      buffer.fill(in);
    } catch (IOException e) {
      completeLines(sink);
      finish(sink);
      strangers.greet(sink);
      throw e;
    }
    completeLines(sink);
    if (buffer.isExhausted()) {
      finish(sink);
      strangers.finish(sink);
    }
    sink.accepted(accepted);
    accepted = 0;
    return !isFinished;
  }

  private void completeLines(Sink sink) {
    int limit = buffer.complete();
    byte[] bytes = buffer.bytes();
    int at = 0;
    if (isSkipping && limit > 0) {
      isSkipping = false;
      at = nextLine(bytes, 0);
    }
    while (at < limit) {
      lineNumber++;
      at = line(bytes, at, limit, sink);
    }
    if (isSkipping) {
      buffer.discard(buffer.end());
    } else if (limit == 0 && buffer.end() == LineBuffer.CAPACITY) {
      refuseLongLine(sink);
    } else {
      buffer.discard(limit);
    }
    if (book.isFull() || labelSets.isFull()) {
      forget(sink);
    }
  }

  private void refuseLongLine(Sink sink) {
    lineNumber++;
    isSkipping = true;
    buffer.close();
    byte first = buffer.bytes()[Printed.afterBlanks(buffer.bytes(), 0)];
    if (first != '#' && first != '\n') {
      reject(buffer.bytes(), 0, FileReject.LINE_TOO_LONG.text(), sink);
    }
    buffer.discard(buffer.end());
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

  private void finish(Sink sink) {
    isFinished = true;
    if (buffer.end() > 0 && !isSkipping) {
      lineNumber++;
      String text = new String(buffer.bytes(), 0, buffer.end(), StandardCharsets.ISO_8859_1);
      buffer.close();
      byte[] bytes = buffer.bytes();
      byte first = bytes[Printed.afterBlanks(bytes, 0)];
      if (COMPLETE.matcher(text).matches()) {
        line(bytes, 0, buffer.end(), sink);
      } else if (first != '#' && first != '\n') {
        // Its last digits may be missing: a shorter number is another number.
        reject(bytes, 0, FileReject.TRUNCATED.text(), sink);
      }
    }
    rows.giveAll(sink);
    sink.accepted(accepted);
    accepted = 0;
  }

  /** Reads the line that begins here and returns where the next one begins. */
  private int line(byte[] bytes, int at, int limit, Sink sink) {
    ExpositionSeries series = expected;
    int start = at;
    if (series == null || !series.isAt(bytes, at, limit)) {
      start = Printed.afterBlanks(bytes, at);
      if (bytes[start] == '#' || bytes[start] == '\n') {
        return nextLine(bytes, start);
      }
      series = book.at(bytes, start);
      if (series == null) {
        strangers.add(lineNumber, raw(bytes, at), book.problem(), sink);
        return nextLine(bytes, start);
      }
      strangers.greet(sink);
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
      case ACCEPTED -> accepted++;
      case DUPLICATE -> sink.duplicate();
      case TWIN -> sink.ignored("twin_metric", 1);
      case CONFLICT -> reject(bytes, at, SampleReject.CONFLICTING_VALUE.text(), sink);
    }
  }

  private void reject(byte[] bytes, int at, String reason, Sink sink) {
    sink.reject(lineNumber, raw(bytes, at), List.of(reason));
  }

  private static String raw(byte[] bytes, int at) {
    int end = nextLine(bytes, at) - 1;
    int length = Math.min(end - at, RAW_CHARACTERS);
    return new String(bytes, at, length, StandardCharsets.UTF_8).stripTrailing();
  }

  private static int nextLine(byte[] bytes, int at) {
    int position = at;
    while (bytes[position] != '\n') {
      position++;
    }
    return position + 1;
  }
}
