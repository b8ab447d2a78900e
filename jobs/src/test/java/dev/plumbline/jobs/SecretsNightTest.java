package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.ingest.secrets.PlantedFiles;
import dev.plumbline.ingest.secrets.PlantedSecrets;
import dev.plumbline.ingest.secrets.PlantedSecrets.Planted;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night over samples of all formats, in each of which every field was planted with secrets of
 * every kind: none stands in a table, a file of the lake, the report or what the night said.
 */
@Tag("long")
class SecretsNightTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");

  @TempDir Path folder;

  @Test
  void noPlantedSecretIsLeftAnywhere() throws IOException {
    copy(SAMPLES, folder.resolve("samples"));
    Path configuration = folder.resolve("samples/formats/plumbline.yaml");
    Files.writeString(
        configuration,
        Files.readString(configuration).replace("rejected_share: 0.9", "rejected_share: 1"));
    String text = String.join(" ; ", PlantedSecrets.texts().stream().map(Planted::text).toList());
    for (Source source : ConfigurationFile.read(configuration).configuration().sources()) {
      plant(source, configuration.getParent(), text);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(new PrintStream(said, true, StandardCharsets.UTF_8)),
            Instant.now())
        .run(NightRequest.whole());
    Set<String> leaks = new TreeSet<>();
    int masked = 0;
    for (TableSpec table : Tables.ALL) {
      for (String row : lake.read(table).rows().toJSON().collectAsList()) {
        masked += row.contains("[masked: ") ? 1 : 0;
        leaks(row, table.fullName(), leaks);
      }
    }
    leaks(said.toString(StandardCharsets.UTF_8), "what the night said", leaks);
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".parquet")) {
          leaks(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString(), leaks);
        }
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(masked).isGreaterThan(200);
  }

  private static void leaks(String text, String where, Set<String> leaks) {
    for (Planted planted : PlantedSecrets.texts()) {
      if (text.contains(planted.secret())) {
        leaks.add(where + ": " + planted.secret());
      }
    }
  }

  /** The first file of the source that is text holds what was planted, too. */
  private static void plant(Source source, Path parent, String text) throws IOException {
    var matcher = parent.getFileSystem().getPathMatcher("glob:" + source.glob());
    List<Path> files;
    try (Stream<Path> all = Files.walk(parent)) {
      files = all.filter(file -> matcher.matches(parent.relativize(file))).sorted().toList();
    }
    for (Path file : files) {
      if (Files.isRegularFile(file) && !file.toString().endsWith(".parquet")) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (content.indexOf('\uFFFD') < 0) {
          Files.writeString(file, PlantedFiles.joined(content, text));
          return;
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String part : List.of("formats", "mappings")) {
      try (Stream<Path> files = Files.walk(from.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = to.resolve(from.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
