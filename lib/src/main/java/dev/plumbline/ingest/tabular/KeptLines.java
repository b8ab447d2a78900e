package dev.plumbline.ingest.tabular;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets text through and keeps its last lines, so that a refused record can be shown as it stands in
 * the file and an unclosed quote at the end can be told. Every line end becomes a line feed:
 * FastCSV 3.7 joins two records where a quoted text ends in a carriage return and a line feed
 * follows. An error of the stream ends the text and is kept for later, so that the record it cut is
 * still handed out.
 */
final class KeptLines extends Reader {
  private final Reader in;
  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder open = new StringBuilder();
  private long firstLine = 1;
  private boolean wasReturn;
  private IOException failure;

  KeptLines(Reader in) {
    this.in = in;
  }

  /** Why the text ended before the file did, or null. */
  IOException failure() {
    return failure;
  }

  /** True when the text ends without a line end. */
  boolean endInALine() {
    return !open.isEmpty();
  }

  @Override
  public int read(char[] target, int offset, int length) {
    if (failure != null) {
      return -1;
    }
    int kept = 0;
    try {
      int read = 0;
      while (kept == 0 && read >= 0) {
        read = in.read(target, offset, length);
        kept = withLineFeeds(target, offset, read);
      }
      return read < 0 ? -1 : kept;
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  private int withLineFeeds(char[] text, int offset, int length) {
    int kept = offset;
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c != '\n' || !wasReturn) {
        text[kept] = c == '\r' ? '\n' : c;
        keep(text[kept++]);
      }
      wasReturn = c == '\r';
    }
    return kept - offset;
  }

  private void keep(char c) {
    if (c == '\n') {
      lines.add(open.toString());
      open.setLength(0);
    } else {
      open.append(c);
    }
  }

  /** Forgets the lines before this one. */
  void forgetBefore(long line) {
    while (firstLine < line && !lines.isEmpty()) {
      lines.remove();
      firstLine++;
    }
  }

  /** The lines {@code [from, before)} with line feeds between them, at most so many characters. */
  String text(long from, long before, int characters) {
    StringBuilder text = new StringBuilder();
    long number = firstLine;
    for (String line : lines) {
      if (number >= from && number < before && text.length() < characters) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
      }
      number++;
    }
    if (number >= from && number < before && text.length() < characters) {
      text.append(text.isEmpty() ? "" : "\n").append(open);
    }
    return text.length() > characters ? text.substring(0, characters) : text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
