package dev.plumbline.ingest.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream of bytes that can be looked at a little ahead of where it is read. */
final class ByteWindow {
  /** How far ahead a line is looked at. */
  static final int AHEAD = 64 * 1024;

  private final InputStream stream;
  private final byte[] buffer = new byte[4 * AHEAD];
  private int position;
  private int limit;
  private boolean ended;

  ByteWindow(InputStream stream) {
    this.stream = stream;
  }

  /** The next byte, or -1 at the end; stays where it is. */
  int peek() throws IOException {
    if (position == limit) {
      fill(1);
    }
    return position == limit ? -1 : buffer[position] & 0xFF;
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (position == limit) {
      fill(1);
    }
    return position == limit ? -1 : buffer[position++] & 0xFF;
  }

  /** What is left of the line, as far as the window reaches; stays where it is. */
  String restOfLine() throws IOException {
    if (!ended && limit - position < AHEAD) {
      fill(AHEAD);
    }
    int end = position;
    while (end < limit && end - position < AHEAD && buffer[end] != '\n') {
      end++;
    }
    return new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
  }

  private void fill(int wanted) throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    while (!ended && limit < wanted) {
      int read = stream.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        ended = true;
      } else {
        limit += read;
      }
    }
  }
}
