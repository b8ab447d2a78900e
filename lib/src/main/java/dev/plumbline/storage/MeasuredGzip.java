package dev.plumbline.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decompresses and knows how far into the compressed bytes it has got. */
final class MeasuredGzip extends GZIPInputStream {
  private long before;
  private long last;

  MeasuredGzip(InputStream in, int size) throws IOException {
    super(in, size);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    // A file may hold several archives, and each counts from its own beginning.
    long now = inf.getBytesRead();
    before += now < last ? last : 0;
    last = now;
    return read;
  }

  /** Compressed bytes that were made into text, headers aside. */
  long consumed() {
    return before + Math.max(last, inf.getBytesRead());
  }
}
