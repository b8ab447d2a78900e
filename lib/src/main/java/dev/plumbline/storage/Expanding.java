package dev.plumbline.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Text out of a compressed file that does not unfold without end: Zstandard can make four bytes
 * into 128 KiB, ten megabytes into days of reading. Exports and scrapes shrink to a twentieth, very
 * regular ones to some hundredth of their size.
 */
final class Expanding extends FilterInputStream {
  private static final long ALWAYS = 1L << 30;
  private static final long TIMES = 2_000;

  private final long most;
  private long read;

  /** Text out of so many bytes. */
  Expanding(InputStream text, long compressed) {
    super(text);
    most = compressed < 0 ? Long.MAX_VALUE : Math.max(ALWAYS, TIMES * compressed);
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    counted(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = in.read(buffer, offset, length);
    counted(got);
    return got;
  }

  private void counted(int got) throws IOException {
    read += Math.max(0, got);
    if (read > most) {
      throw new IOException("it expands to more than %,d times its size".formatted(TIMES));
    }
  }
}
