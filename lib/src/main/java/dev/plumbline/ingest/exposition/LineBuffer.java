package dev.plumbline.ingest.exposition;

import java.io.IOException;
import java.io.InputStream;

/** A window over the bytes of a file that is refilled as a whole, keeping an unfinished line. */
final class LineBuffer {
  /** Bytes held at once; a longer line is refused. */
  static final int CAPACITY = 1 << 18;

  private final byte[] bytes = new byte[CAPACITY + 1];
  private int end;
  private boolean isExhausted;

  /** The bytes; complete lines lie in {@code [0, complete())}. */
  byte[] bytes() {
    return bytes;
  }

  /** End of the bytes read. */
  int end() {
    return end;
  }

  /** True when the file has no more bytes. */
  boolean isExhausted() {
    return isExhausted;
  }

  /** Reads until the window is full or the file ends; what was read before an error stays. */
  void fill(InputStream in) throws IOException {
    while (end < CAPACITY && !isExhausted) {
      int read = in.read(bytes, end, CAPACITY - end);
      if (read < 0) {
        isExhausted = true;
      } else {
        end += read;
      }
    }
  }

  /** Position behind the last line feed. */
  int complete() {
    int position = end;
    while (position > 0 && bytes[position - 1] != '\n') {
      position--;
    }
    return position;
  }

  /** Moves what lies from this position on to the front. */
  void discard(int until) {
    System.arraycopy(bytes, until, bytes, 0, end - until);
    end -= until;
  }

  /** Puts a line feed behind the last byte, so that an unfinished line can be read. */
  void close() {
    bytes[end++] = '\n';
  }
}
