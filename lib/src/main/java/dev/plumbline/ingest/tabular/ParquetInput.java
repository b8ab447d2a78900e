package dev.plumbline.ingest.tabular;

import dev.plumbline.ingest.SeekableBytes;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A landing file as the Parquet library wants it. What fails below, in storage, is remembered, so
 * that it is not taken for a fault of the file.
 */
final class ParquetInput implements InputFile {
  private final SeekableBytes bytes;
  private RuntimeException failure;

  ParquetInput(SeekableBytes bytes) {
    this.bytes = bytes;
  }

  /** Throws on what failed in storage, if anything did. */
  void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public long getLength() throws IOException {
    return bytes.length();
  }

  @Override
  public SeekableInputStream newStream() {
    java.io.InputStream noted =
        new java.io.InputStream() {
          @Override
          public int read() throws IOException {
            return noting(bytes::read);
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return noting(() -> bytes.read(target, offset, length));
          }
        };
    return new DelegatingSeekableInputStream(noted) {
      @Override
      public long getPos() throws IOException {
        return bytes.position();
      }

      @Override
      public void seek(long position) throws IOException {
        noting(
            () -> {
              bytes.seek(position);
              return 0;
            });
      }
    };
  }

  /** A read of the bytes below. */
  private interface Step {
    int run() throws IOException;
  }

  private int noting(Step step) throws IOException {
    try {
      return step.run();
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }
}
