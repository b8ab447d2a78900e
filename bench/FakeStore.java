import java.io.FileNotFoundException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * An object store that has any number of files and can only list them, flat and in pages of 1,000
 * keys, as S3's API does. Listing is all that is asked of it.
 */
public final class FakeStore extends FileSystem {
  static final int PAGE = 1000;
  static int files;
  static int requests;

  private static final long HOUR = 3_600_000;

  @Override
  public URI getUri() {
    return URI.create("fake://landing");
  }

  @Override
  public void initialize(URI name, Configuration settings) {
    setConf(settings);
  }

  @Override
  public RemoteIterator<LocatedFileStatus> listFiles(Path folder, boolean isRecursive) {
    return new RemoteIterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < files;
      }

      @Override
      public LocatedFileStatus next() {
        if (next % PAGE == 0) {
          requests++;
        }
        int node = next / 24;
        int hour = next % 24;
        next++;
        String name = "ip-10-%d-%d-%d_20260714T%02d.prom.gz";
        Path path =
            new Path(folder, name.formatted(node >> 16, node >> 8 & 255, node & 255, hour));
        long modified = 1_783_987_200_000L + hour * HOUR;
        return new LocatedFileStatus(new FileStatus(380_000, false, 1, 1, modified, path), null);
      }
    };
  }

  @Override
  public FileStatus[] listStatus(Path path) throws FileNotFoundException {
    throw new FileNotFoundException(path.toString());
  }

  @Override
  public FileStatus getFileStatus(Path path) throws FileNotFoundException {
    throw new FileNotFoundException(path.toString());
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws FileNotFoundException {
    throw new FileNotFoundException(path.toString());
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean isOverwritten,
      int buffer,
      short replication,
      long block,
      Progressable progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FSDataOutputStream append(Path path, int buffer, Progressable progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(Path path, boolean isRecursive) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setWorkingDirectory(Path path) {}

  @Override
  public Path getWorkingDirectory() {
    return new Path("fake://landing/");
  }
}
