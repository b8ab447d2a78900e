package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.Sink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One line of a file.
 *
 * @param bytes where it stands in {@code [from, to)}, without its line feed
 * @param layout of the header it stands under, null before the first
 * @param number from 1
 */
record Line(byte[] bytes, int from, int to, Layout layout, long number) {
  private static final int RAW_CHARACTERS = 2000;
  private static final long OVERHEAD = 96;

  /** The same line with bytes of its own. */
  Line kept() {
    byte[] own = Arrays.copyOfRange(bytes, from, to);
    return new Line(own, 0, own.length, layout, number);
  }

  /** What it takes to keep it. */
  long size() {
    return bytes.length + OVERHEAD;
  }

  /** Its beginning as text. */
  String raw() {
    int length = Math.min(to - from, RAW_CHARACTERS);
    return new String(bytes, from, length, StandardCharsets.UTF_8).stripTrailing();
  }

  /** The line cannot be used. */
  void reject(String reason, Sink sink) {
    sink.reject(number, raw(), List.of(reason));
  }
}
