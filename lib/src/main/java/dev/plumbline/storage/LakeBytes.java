package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Small files of a lake for whoever reads them without a session. Those of this machine are read by
 * Java alone: Hadoop's file systems take longer to come up than all of the reading.
 */
public final class LakeBytes {
  private final String lake;
  private final Map<String, String> stores;
  private WholeFiles files;

  private LakeBytes(String lake, Map<String, String> stores) {
    this.lake = lake;
    this.stores = stores;
  }

  /**
   * The files of a lake.
   *
   * @param lake its folder or URI
   * @param stores what the configuration says of stores, by Hadoop's names
   */
  public static LakeBytes of(String lake, Map<String, String> stores) {
    String here = lake.startsWith("file:") ? lake.replaceFirst("^file:/*", "/") : lake;
    return new LakeBytes(here, ObjectStores.impatient(stores));
  }

  /** Where a file is, for people. */
  public String place(String name) {
    return isElsewhere() ? lake + "/" + name : local(name).toString();
  }

  private boolean isElsewhere() {
    return ObjectStores.isUri(lake);
  }

  private Path local(String name) {
    return Path.of(lake, name).toAbsolutePath().normalize();
  }

  /**
   * All of a file.
   *
   * @throws FileNotFoundException when there is none
   */
  public byte[] read(String name) throws IOException {
    if (isElsewhere()) {
      org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(lake);
      if (files == null) {
        files = WholeFiles.of(root, ObjectStores.hadoop(stores));
      }
      return files.read(new org.apache.hadoop.fs.Path(root, name));
    }
    try {
      return Files.readAllBytes(local(name));
    } catch (NoSuchFileException e) {
      throw (IOException) new FileNotFoundException(place(name) + " is not there").initCause(e);
    }
  }
}
