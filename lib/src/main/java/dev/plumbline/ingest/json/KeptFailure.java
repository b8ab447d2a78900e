package dev.plumbline.ingest.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends where the stream breaks and keeps why, so that what came before can be counted first. */
final class KeptFailure extends FilterInputStream {
  private IOException failure;

  KeptFailure(InputStream stream) {
    super(stream);
  }

  /** Why the bytes ended before the file did, or null. */
  IOException failure() {
    return failure;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (failure != null) {
      return -1;
    }
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }
}
