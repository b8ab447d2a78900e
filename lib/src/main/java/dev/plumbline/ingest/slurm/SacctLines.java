package dev.plumbline.ingest.slurm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a stream at its line feeds and at nothing else: what other programs take for a line end
 * (form feed, next line, U+2028, a lone carriage return) stands inside fields. An error of the
 * stream ends the text and is kept for later.
 */
public final class SacctLines {
  private static final int LONGEST = 1 << 20;

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end; bytes that are no UTF-8 are replaced
   * @param isValid false when bytes were replaced
   */
  public record Line(long number, String text, boolean isValid) {}

  private final InputStream stream;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private int position;
  private int limit;
  private long number = 1;
  private boolean isEnded;
  private boolean isTorn;
  private IOException failure;

  /** The lines of a stream. */
  public SacctLines(InputStream stream) {
    this.stream = stream;
  }

  /** Why the text ended before the file did, or null. */
  public IOException failure() {
    return failure;
  }

  /** True when the text ended without a line end. */
  public boolean endedInALine() {
    return isTorn;
  }

  /** The next line, or null at the end. A line that grows beyond all measure is cut in pieces. */
  public Line next() {
    open.reset();
    while (open.size() < LONGEST) {
      if (position == limit && !fill()) {
        isTorn |= open.size() > 0;
        return open.size() == 0 ? null : line();
      }
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      open.write(buffer, position, end - position);
      position = end;
      if (end < limit) {
        position++;
        Line line = line();
        number++;
        return line;
      }
    }
    return line();
  }

  private boolean fill() {
    try {
      limit = isEnded ? -1 : stream.read(buffer, 0, buffer.length);
    } catch (IOException e) {
      failure = e;
      limit = -1;
    }
    isEnded = limit < 0;
    limit = Math.max(limit, 0);
    position = 0;
    return !isEnded;
  }

  private Line line() {
    byte[] bytes = open.toByteArray();
    int start = number == 1 && isMarked(bytes) ? 3 : 0;
    int length = bytes.length - start;
    if (length > 0 && bytes[start + length - 1] == '\r') {
      length--;
    }
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    boolean isValid = text.indexOf('\uFFFD') < 0 || isUtf8(ByteBuffer.wrap(bytes, start, length));
    return new Line(number, text, isValid);
  }

  private static boolean isMarked(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF;
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).limit() >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
