package dev.plumbline.storage;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Storage of objects under keys, which has no rename: whoever must be the first to put a file asks
 * the server for that. Hadoop has no words for it, so such a store comes as a module of its own,
 * found on the class path as a service. Tables are read and written through Hadoop all the same.
 */
public interface ObjectStore {

  /** The schemes of its paths. */
  Set<String> schemes();

  /** What Spark must be told to reach it, as far as nobody has said otherwise. */
  Map<String, String> settings();

  /** The small files of the bucket that a path lies in. */
  WholeFiles files(Path root, Configuration hadoop);

  /**
   * Tells every object under a folder, in no order.
   *
   * @param each told one object at a time
   * @throws java.io.FileNotFoundException when there is none
   */
  void list(Path folder, Configuration hadoop, Consumer<Stored> each) throws IOException;

  /**
   * An object as the store lists it.
   *
   * @param path where it can be opened
   * @param bytes its size
   * @param modifiedAt when it was put, in milliseconds since 1970
   * @param tag what the store changes with the content
   * @param isReachable false where the path leads to another object than this: keys are no paths
   */
  record Stored(Path path, long bytes, long modifiedAt, String tag, boolean isReachable) {}
}
