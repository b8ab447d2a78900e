package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.config.Inspection;
import dev.plumbline.config.Place;
import dev.plumbline.config.Telling;
import dev.plumbline.config.Upkeep;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.jobs.told.Format;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.storage.ObjectStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
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

  /** Taken from the arguments before they are parsed, so that mistakes in them are told so too. */
  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description = "What every line looks like: text, or one JSON object.")
  @SuppressWarnings("unused")
  private Format format = Format.TEXT;

  @Option(
      names = "--quiet",
      description = "Say warnings, failures and the last lines only; a log file has all.")
  @SuppressWarnings("unused")
  private boolean isQuiet;

  private ConfigurationFile read;

  /** The configuration, read once; from then on lines go to the log file that it names. */
  ConfigurationFile configuration() {
    return configuration(telling -> {});
  }

  /**
   * The same.
   *
   * @param told where the run is to tell how it went, also when the rest of the file is wrong
   */
  ConfigurationFile configuration(Consumer<Telling> told) {
    if (read == null) {
      Place place = isElsewhere() ? NamedPlace.of(config, Map.of()) : Place.of(path());
      Inspection inspection = ConfigurationFile.inspect(place);
      Telling telling = inspection.file().map(ConfigurationFile::telling).orElse(Telling.NOTHING);
      Teller.of(System.out).logsTo(telling.logFile());
      told.accept(telling);
      read = inspection.whole();
    }
    return read;
  }

  private boolean isElsewhere() {
    return config != null && ObjectStores.isUri(config);
  }

  private Path path() {
    return config == null ? samples() : Path.of(config);
  }

  /** Of the file's bytes, of what its sources' rows depend on, and of the program's version. */
  String digest(ConfigurationFile file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes());
      file.configuration()
          .sources()
          .forEach(
              source -> digest.update(source.settings().digest().getBytes(StandardCharsets.UTF_8)));
      digest.update(Main.VERSION.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes() throws IOException {
    return isElsewhere()
        ? NamedPlace.text(config, Map.of()).getBytes(StandardCharsets.UTF_8)
        : Files.readAllBytes(path());
  }

  /** What the configuration says of stores, as far as the lake may lie in one. */
  Map<String, String> stores() {
    boolean isSaid = config != null && ObjectStores.isUri(lake());
    return isSaid ? configuration().s3().settings() : Map.of();
  }

  /** What the configuration leaves alone; unsaid where none is named. */
  Upkeep upkeep() {
    return config == null ? Upkeep.UNSAID : configuration().upkeep();
  }

  /** How many days after its end a billing period is closed; empty where nothing says it. */
  OptionalInt closeAfterDays() {
    return config == null && lake != null
        ? OptionalInt.empty()
        : OptionalInt.of(configuration().configuration().limits().closeAfterDays());
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
