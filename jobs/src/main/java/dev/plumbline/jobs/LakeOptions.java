package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.config.Place;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.ObjectStores;
import dev.plumbline.storage.StorageException;
import dev.plumbline.storage.WholeFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that every command which opens a lake takes. */
final class LakeOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; without it the samples' data/samples/plumbline.yaml.")
  private String config;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Folder or URI of the Delta tables; overrides lake: of the configuration.")
  private String lake;

  ConfigurationFile configuration() {
    if (config != null && ObjectStores.isUri(config)) {
      return ConfigurationFile.read(Place.of(config, LakeOptions::text));
    }
    return ConfigurationFile.read(config == null ? samples() : Path.of(config));
  }

  /** What the configuration says of stores, as far as the lake may lie in one. */
  Map<String, String> stores() {
    boolean isSaid = config != null && ObjectStores.isUri(lake());
    return isSaid ? configuration().s3().settings() : Map.of();
  }

  /** What a retry may mend ends otherwise than a configuration that is not there. */
  private static String text(String uri) throws IOException {
    try {
      return WholeFiles.text(uri);
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

  private static Path samples() {
    String home = System.getProperty("plumbline.home", ".");
    Path samples = Path.of(home, "data", "samples", "plumbline.yaml");
    if (!Files.exists(samples)) {
      throw new Failure(
          Category.CONFIGURATION,
          "no configuration is named",
          "there are no samples at " + samples,
          "name a file with --config FILE");
    }
    return samples;
  }

  /** Where the lake is, of a command that needs the configuration for nothing else. */
  String lake() {
    return lake == null ? configuration().configuration().lake() : lake;
  }

  String lake(ConfigurationFile file) {
    return lake == null ? file.configuration().lake() : lake;
  }
}
