package dev.plumbline.ingest.nvidiasmi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of one line, as ranges of its bytes without the blanks around them. nvidia-smi puts a
 * comma and a blank between cells; files that passed through other tools may have quoted cells.
 */
final class Cells {
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private byte[] bytes = new byte[0];
  private int count;

  /**
   * Splits the bytes {@code [from, to)} of a line.
   *
   * @return false when a quote is not closed or something stands behind it
   */
  boolean split(byte[] line, int from, int to) {
    bytes = line;
    count = 0;
    int start = from;
    while (true) {
      while (start < to && isBlank(line[start])) {
        start++;
      }
      int comma = start < to && line[start] == '"' ? quoted(start, to) : plain(start, to);
      if (comma < 0 || comma >= to) {
        return comma >= 0;
      }
      start = comma + 1;
    }
  }

  private int plain(int start, int to) {
    int end = start;
    while (end < to && bytes[end] != ',') {
      end++;
    }
    add(start, end);
    return end;
  }

  /** Position of the comma or line end behind a quoted cell, or -1. */
  private int quoted(int open, int to) {
    int close = open + 1;
    while (close < to && bytes[close] != '"') {
      close++;
    }
    int behind = close + 1;
    while (behind < to && isBlank(bytes[behind])) {
      behind++;
    }
    if (close >= to || behind < to && bytes[behind] != ',') {
      return -1;
    }
    add(open + 1, close);
    return behind;
  }

  private void add(int start, int before) {
    int end = before;
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  /** How many cells the line has. */
  int count() {
    return count;
  }

  /** Where a cell begins. */
  int start(int cell) {
    return starts[cell];
  }

  /** Where a cell ends. */
  int end(int cell) {
    return ends[cell];
  }

  /** True when the cell holds exactly these bytes. */
  boolean is(int cell, byte[] value) {
    return Arrays.equals(bytes, starts[cell], ends[cell], value, 0, value.length);
  }

  /** The cell's bytes. */
  byte[] copy(int cell) {
    return Arrays.copyOfRange(bytes, starts[cell], ends[cell]);
  }

  /** The cell as text. */
  String text(int cell) {
    return new String(bytes, starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
