package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.jobs.build.LineageTablesJob;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night over what Spark, Airflow, MLflow and the maintainers of OpenLineage wrote has the runs,
 * states and datasets that a plain script counts in the same files.
 */
@ExtendWith(SharedSpark.class)
class RealLineageTest {
  private static final Path REAL = Path.of("../../shared/data/lineage");

  private static final String CONFIGURATION =
      """
      lake: lake
      limits: {rejected_share: 0.5}
      sources:
        - {name: pipelines, format: openlineage, path: landing/openlineage/*}
        - {name: tracker, format: mlflow-runs, path: landing/mlflow/*}
      """;

  @TempDir private Path folder;

  /** Copies files under one name each; what stands for their folders is in the name. */
  private List<Path> landed(String from, String to, Predicate<String> wanted) throws IOException {
    Path landing = Files.createDirectories(folder.resolve("landing").resolve(to));
    try (Stream<Path> all = Files.walk(REAL.resolve(from))) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = REAL.relativize(file).toString();
        if (wanted.test(name)) {
          Files.copy(file, landing.resolve(name.replace('/', '-')));
        }
      }
    }
    try (Stream<Path> all = Files.list(landing)) {
      return all.sorted().toList();
    }
  }

  @Test
  void aNightOverRealFilesHasWhatAPlainScriptCounts() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "SKIPPED: no real lineage under " + REAL.toAbsolutePath());
    PlainLineage plain = new PlainLineage();
    List<Path> events =
        landed(
            "openlineage",
            "openlineage",
            name -> name.matches(".*(/events/|/docker/|/examples/).*[.](json|txt)"));
    for (Path file : events) {
      plain.openLineage(file);
    }
    List<Path> runs = landed("mlflow-export", "mlflow", name -> name.endsWith("/run.json"));
    for (Path file : runs) {
      plain.mlflow(file);
    }
    // 74 and 10 files of an event each and four logs, as the folder's ORIGIN says; six runs.
    assertThat(events).hasSize(88);
    assertThat(runs).hasSize(6);
    // Counted apart, in Python: 37 runs in events, of which two never end, and four in exports.
    assertThat(plain.runs()).hasSize(41);
    assertThat(plain.runs().values()).filteredOn(run -> run.startsWith("open")).hasSize(2);
    assertThat(night()).isEqualTo(plain.runs());
  }

  private Map<String, String> night() throws IOException {
    Path configuration = Files.writeString(folder.resolve("plumbline.yaml"), CONFIGURATION);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    new Night(
            lake,
            ConfigurationFile.read(configuration),
            List.of(new LineageTablesJob()),
            new Console(System.out),
            Instant.now())
        .run(NightRequest.whole());
    Map<String, Integer> edges = new HashMap<>();
    Given.values(lake.read(LineageEdge.TABLE), LineageEdge.RUN_ID, LineageEdge.KIND)
        .forEach(edge -> edges.merge(edge.get(0) + " " + edge.get(1), 1, Integer::sum));
    Map<String, String> states = new TreeMap<>();
    Given.values(lake.read(LineageRun.TABLE), LineageRun.RUN_ID, LineageRun.OUTCOME)
        .forEach(
            run ->
                states.put(
                    (String) run.get(0),
                    "%s, %d read, %d written"
                        .formatted(
                            run.get(1),
                            edges.getOrDefault(run.get(0) + " input", 0),
                            edges.getOrDefault(run.get(0) + " output", 0))));
    return states;
  }
}
