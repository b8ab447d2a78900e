package dev.plumbline.jobs;

import dev.plumbline.config.Place;
import dev.plumbline.storage.ObjectStores;
import dev.plumbline.storage.StorageException;
import dev.plumbline.storage.WholeFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where a configuration lies that is named on the command line. */
final class NamedPlace {
  private NamedPlace() {}

  /**
   * A file of this machine, or the URI of one elsewhere.
   *
   * @param settings how stores are reached, by Hadoop's names, beside what the environment says
   */
  static Place of(String config, Map<String, String> settings) {
    return ObjectStores.isUri(config)
        ? Place.of(config, uri -> text(uri, settings))
        : Place.of(Path.of(config));
  }

  /** What a retry may mend ends otherwise than a configuration that is not there. */
  static String text(String uri, Map<String, String> settings) throws IOException {
    try {
      return WholeFiles.text(uri, settings);
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException(
          "the configuration " + uri + " cannot be read",
          e.getMessage(),
          "check the endpoint, the bucket, permissions and credentials",
          e);
    }
  }
}
