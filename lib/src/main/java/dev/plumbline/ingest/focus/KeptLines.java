package dev.plumbline.ingest.focus;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets text through and keeps its last lines, so that a refused record can be shown as it stands in
 * the file and an unclosed quote at the end can be told. An error of the stream ends the text and
 * is kept for later, so that the record it cut is still handed out.
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
    try {
      int read = in.read(target, offset, length);
      for (int i = offset; i < offset + read; i++) {
        keep(target[i]);
      }
      return read;
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  private void keep(char c) {
    boolean endsLine = c == '\r' || c == '\n' && !wasReturn;
    if (endsLine) {
      lines.add(open.toString());
      open.setLength(0);
    } else if (c != '\n') {
      open.append(c);
    }
    wasReturn = c == '\r';
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
