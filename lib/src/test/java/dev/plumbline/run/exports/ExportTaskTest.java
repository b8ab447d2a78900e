package dev.plumbline.run.exports;

import static dev.plumbline.testing.Given.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.TaskContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class ExportTaskTest {
  private static final ExportedTable MODELS =
      ExportedTable.byMonth(ModelVersion.TABLE, ModelVersion.REGISTERED_AT);
  private static final ExportedTable DEPLOYMENTS =
      ExportedTable.byMonth(Deployment.TABLE, Deployment.DEPLOYED_AT);
  private static final String LIMIT = "spark.driver.maxResultSize";

  @TempDir private Path lake;
  @TempDir private Path elsewhere;

  @Test
  void aTableThatIsAsItWasIsTakenOverUnread() throws IOException {
    exported(first());
    GivenPublished second =
        new GivenPublished(2)
            .with(ModelVersion.TABLE, 2, models("1", "2", "3"))
            .with(Deployment.TABLE, 1, deployments());
    exported(second);

    assertThat(second.wasRead()).containsExactly(ModelVersion.TABLE);
    assertThat(read().rows(ModelVersion.TABLE)).hasSize(3);
    assertThat(read().rows(Deployment.TABLE)).hasSize(2);
    assertAsFromScratch(second);
  }

  @Test
  void aPublicationInWhichNothingChangedReadsNothing() throws IOException {
    exported(first());
    GivenPublished second =
        new GivenPublished(2)
            .with(ModelVersion.TABLE, 1, models("1", "2"))
            .with(Deployment.TABLE, 1, deployments());
    exported(second);

    assertThat(second.wasRead()).isEmpty();
    assertThat(read().publication()).isEqualTo(2);
    assertAsFromScratch(second);
  }

  @Test
  void aTableThatWasBuiltAnewIsReadThoughItsVersionIsTheSame() throws IOException {
    exported(first());
    GivenPublished second =
        new GivenPublished(2)
            .with(ModelVersion.TABLE, "built anew", 1, models("3"))
            .with(Deployment.TABLE, 1, deployments());
    exported(second);

    assertThat(second.wasRead()).containsExactly(ModelVersion.TABLE);
    assertThat(read().rows(ModelVersion.TABLE)).hasSize(1);
  }

  @Test
  void ofAPublicationThatTheLakeDoesNotHaveNothingIsTakenOver() throws IOException {
    exported(first());
    GivenPublished restored =
        new GivenPublished(2)
            .published(1, "another night")
            .with(ModelVersion.TABLE, 1, models("4"))
            .with(Deployment.TABLE, 1, deployments());
    exported(restored);

    assertThat(restored.wasRead()).containsExactly(ModelVersion.TABLE, Deployment.TABLE);
    assertAsFromScratch(restored);
  }

  @Test
  void aTableOfWhichAPartIsMissingIsReadAgain() throws IOException {
    exported(first());
    try (Stream<Path> parts = Files.list(exports(lake).resolve("parts/silver.deployment"))) {
      Files.delete(parts.findFirst().orElseThrow());
    }
    GivenPublished second =
        new GivenPublished(2)
            .with(ModelVersion.TABLE, 1, models("1", "2"))
            .with(Deployment.TABLE, 1, deployments());
    exported(second);

    assertThat(second.wasRead()).containsExactly(Deployment.TABLE);
    assertAsFromScratch(second);
  }

  @Test
  void aTableOfWhichOtherColumnsAreExportedIsRead() throws IOException {
    ExportedTable slim = MODELS.without(ModelVersion.RUN_BY);
    new ExportTask(List.of(slim, DEPLOYMENTS)).run(first(), context(lake));
    GivenPublished second =
        new GivenPublished(2)
            .with(ModelVersion.TABLE, 1, models("1", "2"))
            .with(Deployment.TABLE, 1, deployments());
    exported(second);

    assertThat(second.wasRead()).containsExactly(ModelVersion.TABLE);
    assertAsFromScratch(second);
  }

  @Test
  void aPartThatIsSweptMeanwhileIsMadeAgain() throws IOException {
    exported(first());
    Files.delete(exports(lake).resolve(ExportFolder.NEWEST));
    Path parts = exports(lake).resolve("parts/silver.deployment");
    GivenPublished second =
        new GivenPublished(2)
            .with(ModelVersion.TABLE, 1, models("1", "2"))
            .with(Deployment.TABLE, 1, deployments());
    exported(second.meanwhile(() -> removeOnce(parts, second)));

    assertThat(read().publication()).isEqualTo(2);
    assertThat(read().rows(Deployment.TABLE)).hasSize(2);
  }

  private static void removeOnce(Path parts, GivenPublished second) {
    second.meanwhile(() -> {});
    try (Stream<Path> all = Files.list(parts)) {
      for (Path part : all.toList()) {
        Files.delete(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void afterAGatesNoThePublicationThatStandsIsExported() {
    TaskContext stopped =
        new TaskContext(
            "night", new TreeSet<>(), new TreeSet<>(), true, exports(lake), null, Instant.now());
    new ExportTask(List.of(MODELS, DEPLOYMENTS)).run(first(), stopped);

    assertThat(read().publication()).isEqualTo(1);
    assertThat(read().rows(ModelVersion.TABLE)).hasSize(2);
  }

  @Test
  void theNewestIsThatOfALakeThatWasPutBack() {
    exported(third());
    exported(second());

    assertThat(read().publication()).isEqualTo(2);
    assertThat(read().rows(ModelVersion.TABLE)).hasSize(1);
  }

  @Test
  void theNewestStaysWhereTheLakeHasPublishedSince() {
    exported(third());
    exported(second().published(3, "night-3"));

    assertThat(read().publication()).isEqualTo(3);
  }

  private static GivenPublished third() {
    return new GivenPublished(3)
        .with(ModelVersion.TABLE, 3, models("1", "2", "3"))
        .with(Deployment.TABLE, 1, deployments());
  }

  private static GivenPublished second() {
    return new GivenPublished(2)
        .with(ModelVersion.TABLE, 2, models("1"))
        .with(Deployment.TABLE, 1, deployments());
  }

  /** Two partitions of parts of some 2 MB together, and a driver that takes 1.5 MB at once. */
  @Test
  void theDriverNeverHoldsAllPartsAtOnce() throws IOException {
    GivenPublished large =
        new GivenPublished(1)
            .with(ModelVersion.TABLE, 1, large())
            .with(Deployment.TABLE, 1, deployments());
    SparkConf live = SharedSpark.session().sparkContext().conf();
    live.set(LIMIT, "1500k");
    try {
      exported(large);
    } finally {
      live.remove(LIMIT);
    }

    assertThat(bytes()).as("of all parts").isGreaterThan(1_500 * 1024);
    assertThat(read().rows(ModelVersion.TABLE)).hasSize(24 * 100);
  }

  /** Texts that no compression shortens, of two years. */
  private static Frame large() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("registry | model | version | registered_at | run_by\n");
    for (int row = 0; row < 24 * 100; row++) {
      byte[] noise = new byte[800];
      random.nextBytes(noise);
      text.append(
          "r | m | %d | %d-%02d-10T10:00:00Z | %s%n"
              .formatted(row, 2025 + row % 2, 1 + row / 2 % 12, HexFormat.of().formatHex(noise)));
    }
    return Frame.of(table(ModelVersion.TABLE).rows(text.toString()).frame().rows().repartition(2));
  }

  private static GivenPublished first() {
    return new GivenPublished(1)
        .with(ModelVersion.TABLE, 1, models("1", "2"))
        .with(Deployment.TABLE, 1, deployments());
  }

  private static Frame models(String... versions) {
    StringBuilder text = new StringBuilder("registry | model | version | registered_at\n");
    for (String version : versions) {
      text.append("r | m | %s | 2026-0%s-10T10:00:00Z%n".formatted(version, version));
    }
    return table(ModelVersion.TABLE).rows(text.toString()).frame();
  }

  private static Frame deployments() {
    return table(Deployment.TABLE)
        .rows(
            """
            registry | model | version | target | deployed_at
            r        | m     | 1       | prod   | 2026-01-11T10:00:00Z
            r        | m     | 2       | prod   | 2026-02-11T10:00:00Z
            """)
        .frame();
  }

  private void exported(GivenPublished published) {
    exported(published, lake);
  }

  private static void exported(GivenPublished published, Path into) {
    new ExportTask(List.of(MODELS, DEPLOYMENTS)).run(published, context(into));
  }

  private static TaskContext context(Path into) {
    return new TaskContext(
        "night", new TreeSet<>(), new TreeSet<>(), false, exports(into), null, Instant.now());
  }

  private void assertAsFromScratch(GivenPublished published) throws IOException {
    exported(published, elsewhere);
    assertThat(files(lake)).containsAllEntriesOf(files(elsewhere));
  }

  private static Map<String, String> files(Path of) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(exports(of))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            exports(of).relativize(file).toString(),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private long bytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(exports(lake))) {
      for (Path file : all.filter(file -> file.toString().endsWith(".gz")).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static Path exports(Path of) {
    return of.resolve(ExportTask.FOLDER);
  }

  private Export read() {
    return Export.newest(lake.toString(), Map.of());
  }
}
