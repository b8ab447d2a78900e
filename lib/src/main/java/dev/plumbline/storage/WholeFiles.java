package dev.plumbline.storage;

import dev.plumbline.storage.waiting.Unanswered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Small files of which everybody sees all or nothing, on one kind of file system. A process that is
 * killed, or a full disk, leaves the file as it was and at most a forgotten part under another
 * name.
 */
public interface WholeFiles {
  /** How the name of a file ends that is being written. */
  String PART = ".part";

  /**
   * Puts a file where none is. Of several processes that try at once exactly one succeeds.
   *
   * @return false where there is one
   */
  boolean create(Path file, byte[] content) throws IOException;

  /** Puts a file in place, of whatever is there. */
  void replace(Path file, byte[] content) throws IOException;

  /**
   * All of a file.
   *
   * @throws java.io.FileNotFoundException when there is none
   */
  byte[] read(Path file) throws IOException;

  /** The names of all of a folder's files, in their order; none where there is no folder. */
  List<String> entries(Path folder) throws IOException;

  /** The names of a folder's files that stand whole; none where there is no folder. */
  default List<String> names(Path folder) throws IOException {
    return entries(folder).stream().filter(name -> !name.startsWith(".")).toList();
  }

  /** The names of a folder's files that are being written, or whose writer was killed. */
  default List<String> parts(Path folder) throws IOException {
    return entries(folder).stream().filter(name -> name.endsWith(PART)).toList();
  }

  /** Removes a file, if it is there. */
  void remove(Path file) throws IOException;

  /**
   * Fails where {@link #create} cannot be trusted, as on a server that does not know the condition
   * it is asked to keep. File systems of disks and of Hadoop keep theirs.
   *
   * @param folder where a file may be put and removed again
   */
  default void assertExclusive(Path folder) throws IOException {}

  /**
   * The text of a file of any file system, before there is a session; stores are reached as the
   * environment says.
   *
   * @param more settings of stores, by Hadoop's names
   */
  static String text(String uri, Map<String, String> more) throws IOException {
    Path path = new Path(uri);
    byte[] content = of(path, ObjectStores.hadoop(more)).read(path);
    return new String(content, StandardCharsets.UTF_8);
  }

  /** A name of its own for a file while it is written. */
  static String part(String name) {
    return "." + name + "." + UUID.randomUUID() + PART;
  }

  /** The files of the file system that a path lies in. */
  static WholeFiles of(Path root, Configuration hadoop) {
    try {
      Optional<ObjectStore> store = ObjectStores.of(root);
      if (store.isPresent()) {
        return store.get().files(root, hadoop);
      }
      FileSystem files = root.getFileSystem(hadoop);
      return new ToldFiles(
          files instanceof LocalFileSystem ? new LocalWholeFiles() : new HadoopWholeFiles(files),
          root,
          Unanswered.here());
    } catch (IOException e) {
      throw new StorageException(
          "the lake " + root + " cannot be reached",
          e.getMessage(),
          "check the lake's URI and credentials",
          e);
    }
  }
}
