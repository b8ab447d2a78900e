package dev.plumbline.ingest.nvidiasmi;

import java.io.IOException;
import java.io.InputStream;

/** A window over the bytes of a file that is refilled as a whole, keeping an unfinished line. */
final class LineWindow {
  /** Bytes held at once; a longer line is refused. */
  static final int CAPACITY = 1 << 18;

  private final InputStream in;
  private final byte[] bytes = new byte[CAPACITY];
  private int end;
  private boolean isExhausted;

  LineWindow(InputStream in) {
    this.in = in;
  }

  byte[] bytes() {
    return bytes;
  }

  /** End of the bytes read. */
  int end() {
    return end;
  }

  boolean isFull() {
    return end == CAPACITY;
  }

  /** True when the file has no more bytes. */
  boolean isExhausted() {
    return isExhausted;
  }

  /** Reads until the window is full or the file ends; what was read before an error stays. */
  void fill() throws IOException {
    while (end < CAPACITY && !isExhausted) {
      int read = in.read(bytes, end, CAPACITY - end);
      if (read < 0) {
        isExhausted = true;
      } else {
        end += read;
      }
    }
  }

  /** Position of the line feed that ends the line which begins here, or -1. */
  int lineEnd(int from) {
    for (int position = from; position < end; position++) {
      if (bytes[position] == '\n') {
        return position;
      }
    }
    return -1;
  }

  /** Moves what lies from this position on to the front. */
  void discard(int until) {
    System.arraycopy(bytes, until, bytes, 0, end - until);
    end -= until;
  }
}
