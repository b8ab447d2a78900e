package dev.plumbline.jobs.reliability;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;

/** A file that gives few bytes at a time, or half of its bytes and then an error. */
final class FaultyInput extends FSInputStream {
  private static final int FEW = 7;

  private final FSDataInputStream in;
  private final boolean isFailing;
  private final long half;

  FaultyInput(FSDataInputStream in, FaultKind kind) {
    this.in = in;
    this.isFailing = kind == FaultKind.READ_ERROR;
    this.half = isFailing ? length(in) / 2 : Long.MAX_VALUE;
  }

  private static long length(FSDataInputStream in) {
    try {
      return in.available();
    } catch (IOException e) {
      return 0;
    }
  }

  private void assertBefore() throws IOException {
    if (isFailing && in.getPos() >= half) {
      throw new IOException("injected: the connection broke at byte " + half);
    }
  }

  @Override
  public int read() throws IOException {
    assertBefore();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    assertBefore();
    int most = isFailing ? (int) Math.min(length, half - in.getPos()) : Math.min(length, FEW);
    return in.read(bytes, from, most);
  }

  @Override
  public void seek(long position) throws IOException {
    in.seek(position);
  }

  @Override
  public long getPos() throws IOException {
    return in.getPos();
  }

  @Override
  public boolean seekToNewSource(long position) {
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
