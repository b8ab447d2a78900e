package dev.plumbline.ingest.nvidiasmi;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * A file's text as UTF-8 without its byte order mark. Windows PowerShell writes UTF-16 where its
 * output is redirected, and every such file begins with a mark.
 */
final class PlainBytes {
  private static final int MARK = 3;

  /** The text behind the mark. */
  static InputStream of(InputStream bytes) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(bytes, MARK);
    byte[] first = new byte[MARK];
    int read = stream.readNBytes(first, 0, MARK);
    int start = first[0] & 0xFF;
    int second = first[1] & 0xFF;
    if (read == MARK && start == 0xEF && second == 0xBB && (first[2] & 0xFF) == 0xBF) {
      return stream;
    }
    boolean isBigEndian = read >= 2 && start == 0xFE && second == 0xFF;
    boolean isLittleEndian = read >= 2 && start == 0xFF && second == 0xFE;
    int mark = isBigEndian || isLittleEndian ? 2 : 0;
    stream.unread(first, mark, read - mark);
    return mark == 0 ? stream : new Utf16(stream, isBigEndian);
  }

  /** UTF-16 read as UTF-8, unit by unit, so that an error of the stream loses nothing before it. */
  private static final class Utf16 extends InputStream {
    private final InputStream in;
    private final int highShift;
    private final byte[] units = new byte[1 << 13];
    private int position;
    private int limit;
    private int surrogate;
    private int waiting;
    private boolean isExhausted;

    Utf16(InputStream in, boolean isBigEndian) {
      this.in = in;
      this.highShift = isBigEndian ? 8 : 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int written = 0;
      while (written < length) {
        if (waiting == 0 && !nextCharacter(written > 0)) {
          break;
        }
        if (waiting == 0) {
          continue;
        }
        target[offset + written++] = (byte) waiting;
        waiting >>>= 8;
      }
      return written == 0 && length > 0 ? -1 : written;
    }

    /**
     * Reads on; false at the end, or when bytes are at hand and the stream would have to be read.
     */
    private boolean nextCharacter(boolean hasSome) throws IOException {
      if (limit - position < 2) {
        if (isExhausted && limit == position || hasSome) {
          return false;
        }
        refill();
        return true;
      }
      int first = units[position++] & 0xFF;
      int second = units[position++] & 0xFF;
      take(first << highShift | second << (8 - highShift));
      return true;
    }

    private void refill() throws IOException {
      limit -= position;
      if (limit > 0) {
        units[0] = units[position];
      }
      position = 0;
      int read = in.read(units, limit, units.length - limit);
      if (read >= 0) {
        limit += read;
        return;
      }
      isExhausted = true;
      // Half a character: it must not look like a complete line.
      waiting = limit == 0 ? 0 : '?';
      limit = 0;
    }

    private void take(int unit) {
      if (Character.isHighSurrogate((char) unit)) {
        surrogate = unit;
        return;
      }
      boolean isPair = surrogate != 0 && Character.isLowSurrogate((char) unit);
      int point = isPair ? Character.toCodePoint((char) surrogate, (char) unit) : unit;
      surrogate = 0;
      waiting = point == 0 ? '?' : utf8(point);
    }

    /** The bytes of a character, the first one lowest. */
    private static int utf8(int point) {
      if (point < 0x80) {
        return point;
      }
      int last = 0x80 | point & 0x3F;
      if (point < 0x800) {
        return 0xC0 | point >> 6 | last << 8;
      }
      int middle = 0x80 | point >> 6 & 0x3F;
      if (point < 0x10000) {
        return 0xE0 | point >> 12 | middle << 8 | last << 16;
      }
      return 0xF0 | point >> 18 | (0x80 | point >> 12 & 0x3F) << 8 | middle << 16 | last << 24;
    }
  }

  private PlainBytes() {}
}
