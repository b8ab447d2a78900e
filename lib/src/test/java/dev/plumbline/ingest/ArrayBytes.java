package dev.plumbline.ingest;

/** Bytes in memory that can be read in any order. */
public class ArrayBytes extends SeekableBytes {
  private final byte[] bytes;
  private int position;

  /** Reads these bytes. */
  public ArrayBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void seek(long to) {
    position = Math.toIntExact(to);
  }

  @Override
  public int read() {
    return position < bytes.length ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (position >= bytes.length) {
      return -1;
    }
    int read = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, target, offset, read);
    position += read;
    return read;
  }

  /** Gives few bytes at a time, as a network does. */
  public static final class Drops extends ArrayBytes {
    private int turn;

    /** Reads these bytes. */
    public Drops(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + turn++ % 7));
    }
  }
}
