package dev.plumbline.ingest.prometheus;

import dev.plumbline.ingest.secrets.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file, in stretches: each ends before a line that begins a response. So a response
 * that was cut off ends where the next one begins, and costs nothing but itself. Several responses
 * on one line are one stretch. Where responses stand in an array, its brackets and commas are
 * handed out as blanks. All this depends on the bytes alone, not on how they arrive.
 */
final class ResponseStream extends InputStream {
  private static final int CAPACITY = 1 << 17;

  /** As much as the beginning of a response is long, with blanks in it. */
  private static final int AHEAD = 256;

  /** As much as a parser reads ahead of where it finds a fault. */
  private static final int BEHIND = 1 << 14;

  private static final int RAW_BYTES = 200;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int position;
  private int end;
  private int limit;
  private boolean isBoundary;
  private boolean isExhausted;
  private boolean isBegun;
  private boolean isQuoted;
  private boolean isEscaped;
  private int depth;
  private IOException failure;
  private long lines = 1;
  private long firstLine;
  private long base;
  private long start;

  ResponseStream(InputStream in) {
    this.in = in;
  }

  /** Skips what is left of this stretch and begins the next; false when the file ends. */
  boolean next() throws IOException {
    while (isBegun && (position < end || window())) {
      position = end;
    }
    isBoundary = false;
    firstLine = lines;
    start = base + position;
    return window();
  }

  /** Line where the stretch begins, from 1. */
  long firstLine() {
    return firstLine;
  }

  /** True when this byte of the stretch lies behind everything that was handed out of it. */
  boolean isBehind(long offset) {
    return position == end && start + offset >= base + position;
  }

  /** The text around this byte of the stretch, within its line, secrets masked. */
  String around(long offset) {
    long at = Math.max(0, Math.min(limit, start + offset - base));
    int middle = (int) at;
    int from = middle;
    while (from > 0 && middle - from < RAW_BYTES && buffer[from - 1] != '\n') {
      from--;
    }
    int to = middle;
    while (to < limit && to - middle < RAW_BYTES && buffer[to] != '\n') {
      to++;
    }
    return SecretText.masked(new String(buffer, from, to - from, StandardCharsets.UTF_8));
  }

  @Override
  public int read() throws IOException {
    return position < end || window() ? buffer[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == end && !window()) {
      return -1;
    }
    int given = Math.min(length, end - position);
    System.arraycopy(buffer, position, target, offset, given);
    position += given;
    return given;
  }

  /** Finds the next bytes of the stretch; false when it has no more. */
  private boolean window() throws IOException {
    if (isBoundary) {
      return false;
    }
    fill();
    if (position == limit) {
      if (failure != null) {
        throw failure;
      }
      return false;
    }
    int sure = isExhausted ? limit : limit - AHEAD;
    for (end = position; end < sure && !isBoundary; end++) {
      byte b = buffer[end];
      if (b == '\n') {
        lines++;
        isQuoted = false;
        isBoundary = beginsResponse(end + 1);
        depth = isBoundary ? 0 : depth;
      } else if (isQuoted) {
        isQuoted = isEscaped || b != '"';
        isEscaped = !isEscaped && b == '\\';
      } else {
        nest(b);
      }
    }
    return true;
  }

  private void nest(byte b) {
    switch (b) {
      case '{' -> depth++;
      case '}' -> depth = Math.max(0, depth - 1);
      case '"' -> isQuoted = depth > 0;
      case '[', ']', ',' -> buffer[end] = depth == 0 ? (byte) ' ' : b;
      default -> {}
    }
  }

  private void fill() throws IOException {
    int kept = Math.min(position, BEHIND);
    int dropped = position - kept;
    System.arraycopy(buffer, dropped, buffer, 0, limit - dropped);
    base += dropped;
    position = kept;
    end = kept;
    limit -= dropped;
    try {
      while (limit < CAPACITY && !isExhausted) {
        int read = in.read(buffer, limit, CAPACITY - limit);
        isExhausted = read < 0;
        limit += Math.max(0, read);
      }
    } catch (IOException e) {
      // What came before is read first.
      failure = e;
      isExhausted = true;
    }
    skipMark();
  }

  private void skipMark() {
    boolean isMarked =
        !isBegun
            && limit >= 3
            && (buffer[0] & 0xFF) == 0xEF
            && (buffer[1] & 0xFF) == 0xBB
            && (buffer[2] & 0xFF) == 0xBF;
    isBegun = true;
    if (isMarked) {
      position = 3;
      start = 3;
    }
  }

  /** A response begins with its status, or with its data where keys were sorted. */
  private boolean beginsResponse(int at) {
    int brace = afterBlanks(at);
    if (brace >= limit || buffer[brace] != '{') {
      return false;
    }
    int key = afterBlanks(brace + 1);
    if (isAt("\"status\"", key)) {
      int value = afterColon(key + "\"status\"".length());
      return isAt("\"success\"", value) || isAt("\"error\"", value);
    }
    return isAt("\"data\"", key) && isAt("{", afterColon(key + "\"data\"".length()));
  }

  private int afterColon(int at) {
    int colon = afterBlanks(at);
    return isAt(":", colon) ? afterBlanks(colon + 1) : limit;
  }

  private int afterBlanks(int at) {
    int next = at;
    while (next < limit
        && (buffer[next] == ' '
            || buffer[next] == '\t'
            || buffer[next] == '\r'
            || buffer[next] == '\n')) {
      next++;
    }
    return next;
  }

  private boolean isAt(String text, int at) {
    if (at + text.length() > limit) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
