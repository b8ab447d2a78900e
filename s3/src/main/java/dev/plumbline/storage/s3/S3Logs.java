package dev.plumbline.storage.s3;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Delta's logs in a bucket: a commit is a put under the condition that its number is not taken, so
 * that several processes can commit to a table, from several machines. Delta's own log for S3 holds
 * for one process alone.
 */
public final class S3Logs extends HadoopFileSystemLogStore {

  /** Called by Delta, which finds the class by its name in the settings. */
  public S3Logs(Configuration settings) {
    super(settings);
  }

  @Override
  public void write(
      Path path, Iterator<String> actions, Boolean isReplacing, Configuration settings)
      throws IOException {
    StringBuilder text = new StringBuilder();
    actions.forEachRemaining(action -> text.append(action).append('\n'));
    byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
    S3WholeFiles files = new S3WholeFiles(Bucket.of(path, settings), path);
    if (isReplacing) {
      files.replace(path, content);
    } else if (!files.create(path, content)) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  /** The files of a log from this one on, in the order of their names. */
  @Override
  public Iterator<FileStatus> listFrom(Path path, Configuration settings) throws IOException {
    Bucket bucket = Bucket.of(path, settings);
    S3Listing listing = new S3Listing(bucket);
    String prefix = Bucket.prefix(path.getParent());
    String first = Bucket.key(path);
    List<FileStatus> found = new ArrayList<>();
    // A listing begins after a key; the one before the first is not known, but what begins it is.
    listing.inside(
        prefix,
        first.substring(0, first.length() - 1),
        object -> {
          if (object.key().compareTo(first) >= 0) {
            found.add(status(bucket, object));
          }
        });
    if (found.isEmpty()) {
      assertThere(listing, path.getParent());
    }
    found.sort(Comparator.comparing(file -> file.getPath().getName()));
    return found.iterator();
  }

  private static void assertThere(S3Listing listing, Path folder) throws IOException {
    List<S3Object> any = new ArrayList<>();
    listing.inside(Bucket.prefix(folder), null, any::add);
    if (any.isEmpty()) {
      throw new FileNotFoundException("No such file or directory: " + folder);
    }
  }

  private static FileStatus status(Bucket bucket, S3Object object) {
    return new FileStatus(
        object.size(),
        false,
        1,
        object.size(),
        object.lastModified().toEpochMilli(),
        bucket.path(object.key()));
  }

  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration settings) {
    return false;
  }
}
