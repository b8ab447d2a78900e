package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one file of Prometheus text line by line; what a line is made of, the heirs say. */
abstract class ExpositionCursor implements Ingester.Cursor {
  private static final int RAW_CHARACTERS = 2000;

  /** A value and thirteen digits of milliseconds: nothing can be missing behind them. */
  private static final Pattern COMPLETE = Pattern.compile(".*}\\s*\\S+\\s+\\d{13}\\s*");

  private final InputStream in;
  private final LineBuffer buffer = new LineBuffer();
  private final Strangers strangers;
  private long lineNumber;
  private long accepted;
  private boolean isSkipping;
  private boolean isFinished;

  ExpositionCursor(SourceFile file, InputStream in) {
    this.in = in;
    this.strangers = new Strangers(file);
  }

  /** Reads the line that begins here and returns where the next one begins. */
  abstract int line(byte[] bytes, int at, int limit, Sink sink);

  /** Forgets what should not all be held; called between lines. */
  abstract void relieve(Sink sink);

  /** Makes rows of everything that is open; the file ends. */
  abstract void giveAll(Sink sink);

  /** A record was accepted; they are told to the sink together. */
  final void accept() {
    accepted++;
  }

  /** A line is no series, for this reason. */
  final void stranger(byte[] bytes, int at, String reason, Sink sink) {
    strangers.add(lineNumber, raw(bytes, at), reason, sink);
  }

  /** A line is a series. */
  final void greet(Sink sink) {
    strangers.greet(sink);
  }

  final long lineNumber() {
    return lineNumber;
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
    relieve(sink);
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
    giveAll(sink);
    sink.accepted(accepted);
    accepted = 0;
  }

  final void reject(byte[] bytes, int at, String reason, Sink sink) {
    sink.reject(lineNumber, raw(bytes, at), List.of(reason));
  }

  static String raw(byte[] bytes, int at) {
    int end = nextLine(bytes, at) - 1;
    int length = Math.min(end - at, RAW_CHARACTERS);
    return new String(bytes, at, length, StandardCharsets.UTF_8).stripTrailing();
  }

  static int nextLine(byte[] bytes, int at) {
    int position = at;
    while (bytes[position] != '\n') {
      position++;
    }
    return position + 1;
  }
}
