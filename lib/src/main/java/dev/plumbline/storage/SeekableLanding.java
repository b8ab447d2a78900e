package dev.plumbline.storage;

import dev.plumbline.ingest.SeekableBytes;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;

/** A landing file that is read out of order; what fails here is storage, not the file. */
final class SeekableLanding extends SeekableBytes {
  private final FSDataInputStream in;
  private final LandingStream bytes;
  private final LandingFile file;

  SeekableLanding(FSDataInputStream in, LandingFile file) {
    this.in = in;
    this.bytes = new LandingStream(in, file.path());
    this.file = file;
  }

  @Override
  public long length() {
    return file.bytes();
  }

  @Override
  public long position() throws IOException {
    return in.getPos();
  }

  @Override
  public void seek(long position) {
    try {
      in.seek(position);
    } catch (IOException e) {
      throw bytes.failure(e);
    }
  }

  @Override
  public int read() {
    return bytes.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    return bytes.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
