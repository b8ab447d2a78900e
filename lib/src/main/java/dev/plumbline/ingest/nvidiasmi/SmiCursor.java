package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.io.InputStream;

/** Reads one log line by line. A line that is not blank and not the first header is a record. */
final class SmiCursor implements Ingester.Cursor {
  private final LineWindow window;
  private final LogLines lines;
  private long lineNumber;
  private boolean isSkipping;
  private boolean isFinished;

  SmiCursor(SourceFile file, InputStream bytes, long mostWaiting) throws IOException {
    this.lines = new LogLines(file, mostWaiting);
    this.window = new LineWindow(PlainBytes.of(bytes));
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (isFinished) {
      return false;
    }
    try {
      window.fill();
    } catch (IOException e) {
      completeLines(sink);
      finish(sink);
      throw e;
    }
    completeLines(sink);
    if (window.isExhausted()) {
      finish(sink);
    }
    lines.count(sink);
    return !isFinished;
  }

  private void completeLines(Sink sink) throws MalformedFile {
    int at = 0;
    int end = window.lineEnd(0);
    while (end >= 0) {
      if (isSkipping) {
        isSkipping = false;
      } else {
        lineNumber++;
        lines.take(window.bytes(), at, end, lineNumber, sink);
      }
      at = end + 1;
      end = window.lineEnd(at);
    }
    window.discard(at);
    if (window.isFull() || isSkipping) {
      skip(sink);
    }
  }

  /** The line is longer than the window: its rest is passed over. */
  private void skip(Sink sink) {
    if (!isSkipping) {
      lineNumber++;
      new Line(window.bytes(), 0, window.end(), null, lineNumber)
          .reject(FileReject.LINE_TOO_LONG.text(), sink);
    }
    isSkipping = true;
    window.discard(window.end());
  }

  private void finish(Sink sink) throws MalformedFile {
    isFinished = true;
    if (window.end() > 0 && !isSkipping) {
      lineNumber++;
      lines.takeUnended(window.bytes(), 0, window.end(), lineNumber, sink);
    }
    lines.finish(sink);
  }
}
