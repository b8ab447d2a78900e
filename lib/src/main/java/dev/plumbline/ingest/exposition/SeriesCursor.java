package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.ingest.telemetry.SeriesTaking;
import dev.plumbline.ingest.telemetry.SeriesTaking.Taker;
import dev.plumbline.terms.reject.SampleReject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Gives each line's value to whoever takes its series. */
public final class SeriesCursor extends ExpositionCursor {
  /** Text of known series kept at once. */
  private static final long MOST_BYTES = 64L << 20;

  /** Only where a value ends is asked: who takes it reads it. */
  private static final ExportedMetric ANY =
      new ExportedMetric("", 0, 0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

  private final SeriesTaking taking;
  private final Printed printed = new Printed();
  private final Map<String, Taker> takers = new HashMap<>();
  private long bytesKept;

  /** Reads a file, whose series go there. */
  public SeriesCursor(SourceFile file, InputStream in, SeriesTaking taking) {
    super(file, in);
    this.taking = taking;
  }

  @Override
  void relieve(Sink sink) {
    if (taking.relieve(sink) || bytesKept > MOST_BYTES) {
      takers.clear();
      bytesKept = 0;
    }
  }

  @Override
  void giveAll(Sink sink) {
    taking.finish(sink);
  }

  @Override
  int line(byte[] bytes, int at, int limit, Sink sink) {
    int start = Printed.afterBlanks(bytes, at);
    if (bytes[start] == '#' || bytes[start] == '\n') {
      return nextLine(bytes, start);
    }
    int end = SeriesText.end(bytes, start);
    Taker taker = end < 0 ? null : taker(bytes, start, end);
    if (taker == null) {
      String problem = SeriesText.read(bytes, start).problem();
      stranger(bytes, at, problem == null ? SampleReject.NO_VALUE.text() : problem, sink);
      return nextLine(bytes, start);
    }
    greet(sink);
    if (taker.ignoredFor() != null) {
      sink.ignored(taker.ignoredFor(), 1);
    } else {
      value(taker, bytes, at, end, sink);
    }
    return nextLine(bytes, end);
  }

  /** The taker of a series; null where the text is no series. */
  private Taker taker(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    Taker known = takers.get(text);
    if (known != null) {
      return known;
    }
    SeriesText read = SeriesText.read(bytes, start);
    if (read.problem() != null) {
      return null;
    }
    Taker taker = taking.taker(read.name(), read.labels());
    takers.put(text, taker);
    bytesKept += text.length();
    return taker;
  }

  private void value(Taker taker, byte[] bytes, int at, int end, Sink sink) {
    int valueAt = Printed.afterBlanks(bytes, end);
    if (!printed.readValue(bytes, valueAt, ANY)) {
      reject(bytes, at, printed.problem(), sink);
      return;
    }
    int behind = printed.end();
    long instant = printed.readInstant(bytes);
    if (printed.problem() != null) {
      reject(bytes, at, printed.problem(), sink);
      return;
    }
    String text = new String(bytes, valueAt, behind - valueAt, StandardCharsets.ISO_8859_1);
    taker.add(text, instant, lineNumber(), () -> raw(bytes, at), sink);
  }
}
