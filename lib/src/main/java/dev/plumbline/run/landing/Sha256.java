package dev.plumbline.run.landing;

import java.util.HexFormat;

/**
 * The digest of a file's bytes in half the room of its text: every file that ingest knows has one.
 *
 * @param first its first 64 bits
 * @param second the next
 * @param third the next
 * @param last the last
 */
record Sha256(long first, long second, long third, long last) {
  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 16;

  /** From its 64 hex digits. */
  static Sha256 of(String text) {
    return new Sha256(word(text, 0), word(text, 1), word(text, 2), word(text, 3));
  }

  /** 64 bits of a text of hex digits. */
  static long word(String text, int number) {
    return HexFormat.fromHexDigitsToLong(text, number * DIGITS, (number + 1) * DIGITS);
  }

  /** Its 64 hex digits. */
  String text() {
    return HEX.toHexDigits(first)
        + HEX.toHexDigits(second)
        + HEX.toHexDigits(third)
        + HEX.toHexDigits(last);
  }
}
