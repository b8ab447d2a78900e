package dev.plumbline.jobs.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file on a disk that becomes full: half of its bytes stand, and the rest is an error. */
final class FaultyOutput extends OutputStream {
  private final OutputStream out;
  private final boolean isAtClose;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean isFull;
  private boolean isClosed;

  FaultyOutput(OutputStream out, FaultKind kind) {
    this.out = out;
    this.isAtClose = kind == FaultKind.NO_SPACE_AT_CLOSE;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (isAtClose) {
      kept.write(bytes, from, length);
      return;
    }
    if (!isFull) {
      isFull = true;
      out.write(bytes, from, length / 2);
    }
    throw full();
  }

  private static IOException full() {
    return new IOException("injected: No space left on device");
  }

  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    out.write(kept.toByteArray(), 0, kept.size() / 2);
    out.close();
    throw full();
  }
}
