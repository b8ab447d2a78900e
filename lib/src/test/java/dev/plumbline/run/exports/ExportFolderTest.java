package dev.plumbline.run.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFolderTest {
  private static final Instant NOW = Instant.parse("2026-07-20T00:00:00Z");

  @TempDir private Path lake;

  @Test
  void theFolderIsBoundedHoweverManyPublicationsThereWere() throws IOException {
    for (int number = 1; number <= 40; number++) {
      exported(number);
    }
    age("2026-07-01T00:00:00Z");
    Files.writeString(exports().resolve("3/.manifest.json.killed.part"), "{");
    folder().sweep(NOW);

    assertThat(manifests()).isEqualTo(30);
    assertThat(parts()).isEqualTo(30);
    assertThat(exports().resolve("3")).doesNotExist();
    assertThat(exports().resolve("10")).doesNotExist();
    assertThat(exports().resolve("11/manifest.json")).exists();
    assertThat(Export.newest(lake.toString(), Map.of()).rows(ModelVersion.TABLE)).hasSize(1);
  }

  @Test
  void aPartThatNobodyNamesYetStaysForADay() throws IOException {
    exported(1);
    Path stray = exports().resolve("parts/silver.model_version/all-0123456789abcdef.ndjson.gz");
    Files.writeString(stray, "");
    age("2026-07-19T12:00:00Z");
    folder().sweep(NOW);
    assertThat(stray).exists();

    age("2026-07-18T12:00:00Z");
    folder().sweep(NOW);
    assertThat(stray).doesNotExist();
    assertThat(parts()).isEqualTo(1);
  }

  @Test
  void whileAManifestCannotBeReadNoPartIsRemoved() throws IOException {
    exported(1);
    exported(2);
    age("2026-07-01T00:00:00Z");
    Files.writeString(exports().resolve("1/manifest.json"), "{");
    folder().sweep(NOW);

    assertThat(parts()).isEqualTo(2);
  }

  @Test
  void theNewestNeverGoesBack() {
    exported(5);
    exported(4);

    assertThat(Export.newest(lake.toString(), Map.of()).publication()).isEqualTo(5);
  }

  @Test
  void whatALakeThatWasPutBackNoLongerHasGoesAfterADay() throws IOException {
    for (int number = 1; number <= 40; number++) {
      exported(number);
    }
    of(4).asTheLast().into(lake);
    age("2026-07-19T12:00:00Z");
    folder().sweep(NOW);
    assertThat(exports().resolve("40/manifest.json")).exists();
    assertThat(Export.newest(lake.toString(), Map.of()).publication()).isEqualTo(4);

    age("2026-07-18T12:00:00Z");
    folder().sweep(NOW);
    assertThat(exports().resolve("40")).doesNotExist();
    assertThat(manifests()).isEqualTo(4);
    assertThat(parts()).isEqualTo(4);
    assertThat(Export.newest(lake.toString(), Map.of()).rows(ModelVersion.TABLE)).hasSize(1);
  }

  @Test
  void filesThatComeAndGoWhileItSweepsAreNoFailure() throws Exception {
    exported(1);
    AtomicBoolean isOver = new AtomicBoolean();
    Path parts = exports().resolve("parts");
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(
            () -> {
              while (!isOver.get()) {
                comeAndGo(parts);
              }
            });
    for (int time = 0; time < 2_000; time++) {
      folder().sweep(NOW);
    }
    isOver.set(true);
    others.get(10, TimeUnit.SECONDS);

    assertThat(Export.newest(lake.toString(), Map.of()).rows(ModelVersion.TABLE)).hasSize(1);
  }

  private static void comeAndGo(Path parts) {
    try {
      Path table = Files.createDirectories(parts.resolve("gold.another"));
      Path file = Files.writeString(table.resolve("all-0.ndjson.gz.part"), "");
      Files.delete(Files.move(file, table.resolve("all-0.ndjson.gz")));
      Files.delete(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void exported(int number) {
    of(number).into(lake);
  }

  private static WrittenExport of(int number) {
    return new WrittenExport(number, "2026-07-14")
        .with(ModelVersion.TABLE, "{'registry':'r','model':'m','version':'" + number + "'}");
  }

  private ExportFolder folder() {
    return new ExportFolder(exports());
  }

  private Path exports() {
    return lake.resolve(ExportTask.FOLDER);
  }

  private void age(String at) throws IOException {
    try (Stream<Path> files = Files.walk(exports())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
      }
    }
  }

  private long manifests() throws IOException {
    try (Stream<Path> files = Files.walk(exports())) {
      return files.filter(file -> file.endsWith("manifest.json")).count();
    }
  }

  private long parts() throws IOException {
    try (Stream<Path> files = Files.walk(exports().resolve("parts"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
