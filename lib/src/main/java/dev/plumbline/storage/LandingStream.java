package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The bytes of a landing file as storage gives them. What fails here is storage, and the task fails
 * with it; only what goes wrong above it, in decompressing or parsing, is the file's own fault.
 */
final class LandingStream extends FilterInputStream {
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final String path;
  private long left;
  private long position;
  private boolean isShort;

  LandingStream(InputStream in, String path) {
    this(in, path, UNKNOWN);
  }

  private LandingStream(InputStream in, String path, long left) {
    super(in);
    this.path = path;
    this.left = left;
  }

  /**
   * The file from its beginning, as long as it was when it was listed: what is written behind that
   * is read when it is listed again, and a file that grows for ever ends.
   */
  static LandingStream of(LandingFile file, Configuration hadoop) throws IOException {
    long length = file.bytes() < 0 ? UNKNOWN : file.bytes();
    return new LandingStream(open(file, hadoop), file.path(), length);
  }

  /** How many bytes were read. */
  long position() {
    return position;
  }

  /** True when the file ended before the length that it was listed with. */
  boolean isShort() {
    return isShort;
  }

  /**
   * Opens a file that was listed.
   *
   * @throws FileNotFoundException where it is gone, or something else lies in its place
   */
  static FSDataInputStream open(LandingFile file, Configuration hadoop) throws IOException {
    Path path = new Path(file.location());
    FileSystem files = path.getFileSystem(hadoop);
    if ("file".equals(files.getUri().getScheme())) {
      java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
      if (!Files.isRegularFile(local, LinkOption.NOFOLLOW_LINKS)
          || !local.toRealPath().equals(local)) {
        throw new FileNotFoundException(file.path() + " is not there any more");
      }
    }
    return files.open(path);
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    try {
      int read = in.read();
      isShort |= read < 0 && left <= UNKNOWN / 2;
      left -= read < 0 ? 0 : 1;
      position += read < 0 ? 0 : 1;
      return read;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left == 0 && length > 0) {
      return -1;
    }
    try {
      int read = in.read(buffer, offset, (int) Math.min(left, length));
      isShort |= read < 0 && left <= UNKNOWN / 2;
      left -= Math.max(0, read);
      position += Math.max(0, read);
      return read;
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
