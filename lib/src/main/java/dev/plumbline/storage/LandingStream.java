package dev.plumbline.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a landing file as storage gives them. What fails here is storage, and the task fails
 * with it; only what goes wrong above it, in decompressing or parsing, is the file's own fault.
 */
final class LandingStream extends FilterInputStream {
  private final String path;

  LandingStream(InputStream in, String path) {
    super(in);
    this.path = path;
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  StorageException failure(IOException e) {
    return new StorageException(
        "the landing file " + path + " cannot be read on",
        String.valueOf(e.getMessage()),
        "check the landing's storage and run again",
        e);
  }
}
