package dev.plumbline.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The beginning of a file, by which its format is told.
 *
 * @param name the last part of its path
 * @param bytes the first bytes after decompression, at most {@link #BYTES}
 * @param columns of a Parquet file, whose schema stands at its end; empty for everything else
 */
public record FileHead(String name, byte[] bytes, List<String> columns) {
  /** The head of a file that is no Parquet. */
  public static FileHead of(String name, byte[] bytes) {
    return new FileHead(name, bytes, List.of());
  }

  /** True for Parquet. */
  public boolean isParquet() {
    return startsWith('P', 'A', 'R', '1');
  }

  /** How much of a file is looked at. */
  public static final int BYTES = 1 << 16;

  /** The bytes as text without a byte order mark; UTF-16 is told by its mark. */
  public String text() {
    if (startsWith(0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    int mark = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
    return new String(bytes, mark, bytes.length - mark, StandardCharsets.UTF_8);
  }

  /** The first line that is not blank, without its end; empty when there is none. */
  public String firstLine() {
    return text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  /** True when the file begins with these bytes. */
  public boolean startsWith(int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
