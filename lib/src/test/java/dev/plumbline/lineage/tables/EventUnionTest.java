package dev.plumbline.lineage.tables;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs and edges are the union of events, however these arrive. */
class EventUnionTest {
  private static final List<String> EVENTS =
      List.of(
          """
          {"eventType":"START","eventTime":"2026-07-14T01:00:00Z","run":{"runId":"run-a"},\
          "job":{"namespace":"n","name":"j","facets":{"sourceCodeLocation":{"version":"c1"}}},\
          "inputs":[{"namespace":"s3","name":"t"}]}\
          """,
          """
          {"eventType":"RUNNING","eventTime":"2026-07-14T01:30:00Z","run":{"runId":"run-a",\
          "facets":{"executionParameters":{"parameters":[{"key":"lr","value":"1"}]}}},\
          "job":{"namespace":"n","name":"j"}}\
          """,
          """
          {"eventType":"COMPLETE","eventTime":"2026-07-14T02:00:00Z","run":{"runId":"run-a",\
          "facets":{"executionParameters":{"parameters":\
          [{"key":"lr","value":"2"},{"key":"seed"}]}}},\
          "job":{"namespace":"n","name":"j","facets":{"sourceCodeLocation":{"version":"c2"}}},\
          "inputs":[{"namespace":"s3","name":"t","facets":{"version":{"datasetVersion":"v1"},\
          "symlinks":{"identifiers":[{"namespace":"hive","name":"db.t","type":"TABLE"}]}}}],\
          "outputs":[{"namespace":"s3","name":"o"}]}\
          """,
          """
          {"eventType":"START","eventTime":"2026-07-14T03:00:00Z","run":{"runId":"run-b"},\
          "job":{"namespace":"n","name":"k"}}\
          """,
          """
          {"eventType":"FAIL","eventTime":"2026-07-14T03:10:00Z","run":{"runId":"run-b",\
          "facets":{"errorMessage":{"message":"no space"}}},"job":{"namespace":"n","name":"k"},\
          "outputs":[{"namespace":"s3","name":"old","facets":{"lifecycleStateChange":\
          {"lifecycleStateChange":"DROP"}}}]}\
          """);

  /** Runs that no scheduler names. */
  private static Frame united(Frame events) {
    return RunUnion.of(events, Given.table(RunRequest.TABLE).frame());
  }

  private static List<List<Object>> rows(Frame frame, TableSpec table) {
    return Given.values(frame, table.columns().toArray(Col[]::new));
  }

  @Test
  void whatFirstStatementsSayStands() {
    Frame runs = united(Ingested.events(String.join("\n", EVENTS)));
    assertThat(
            Given.values(
                runs,
                LineageRun.RUN_ID,
                LineageRun.OUTCOME,
                LineageRun.STARTED_AT,
                LineageRun.CODE_REVISION,
                LineageRun.CODE_CONFLICT_AT,
                LineageRun.PARAMETERS_KNOWN_AT,
                LineageRun.ERROR,
                LineageRun.EVENTS))
        .isEqualTo(
            List.of(
                Arrays.asList(
                    "run-a",
                    "complete",
                    Instant.parse("2026-07-14T01:00:00Z"),
                    "c1",
                    Instant.parse("2026-07-14T02:00:00Z"),
                    Instant.parse("2026-07-14T01:30:00Z"),
                    null,
                    3L),
                Arrays.asList(
                    "run-b",
                    "failed",
                    Instant.parse("2026-07-14T03:00:00Z"),
                    null,
                    null,
                    null,
                    "no space",
                    2L)));
  }

  @Test
  void parametersOfAllEventsAreOneMapInWhichTheFirstValueStands() {
    Frame runs = united(Ingested.events(String.join("\n", EVENTS)));
    Map<?, ?> parameters =
        scala.collection.JavaConverters.mapAsJavaMap(
            (scala.collection.Map<?, ?>)
                Given.values(runs, LineageRun.RUN_ID, LineageRun.PARAMETERS).get(0).get(1));
    Map<String, String> expected = new HashMap<>();
    expected.put("lr", "1");
    expected.put("seed", null);
    assertThat(parameters).isEqualTo(expected);
  }

  @Test
  void everyProducerIsKeptFromItsFirstEventOn() {
    String event =
        """
        {"eventType":"RUNNING","eventTime":"2026-07-14T0%d:00:00Z","run":{"runId":"run-a"},\
        "job":{"namespace":"n","name":"j"}%s}\
        """;
    List<String> events =
        List.of(
            event.formatted(3, ",\"producer\":\"https://spark.example\""),
            event.formatted(1, ""),
            event.formatted(2, ",\"producer\":\"https://spark.example\""));
    Frame runs = united(Ingested.events(String.join("\n", events)));
    Map<?, ?> producers =
        scala.collection.JavaConverters.mapAsJavaMap(
            (scala.collection.Map<?, ?>)
                Given.values(runs, LineageRun.RUN_ID, LineageRun.PRODUCERS).get(0).get(1));
    assertThat(producers)
        .isEqualTo(
            Map.of(
                "unknown", Instant.parse("2026-07-14T01:00:00Z"),
                "https://spark.example", Instant.parse("2026-07-14T02:00:00Z")));
  }

  @Test
  void aParameterThatIsStatedAfterTheFirstOnesCarriesItsTime() {
    Frame runs = united(Ingested.events(String.join("\n", EVENTS)));
    List<List<Object>> later = Given.values(runs, LineageRun.RUN_ID, LineageRun.PARAMETERS_LATER);
    Map<?, ?> ofTheFirst =
        scala.collection.JavaConverters.mapAsJavaMap(
            (scala.collection.Map<?, ?>) later.get(0).get(1));
    assertThat(ofTheFirst).isEqualTo(Map.of("seed", Instant.parse("2026-07-14T02:00:00Z")));
    assertThat(later.get(1).get(1)).as("it states none").isNull();
  }

  @Test
  void edgesCarryTheTimeTheyWereFirstStated() {
    Frame edges = EdgeUnion.of(Ingested.events(String.join("\n", EVENTS)));
    Instant start = Instant.parse("2026-07-14T01:00:00Z");
    Instant end = Instant.parse("2026-07-14T02:00:00Z");
    // The dropped table is no output of run-b.
    assertThat(
            Given.values(
                edges,
                LineageEdge.KIND,
                LineageEdge.RUN_ID,
                LineageEdge.DATASET_NAME,
                LineageEdge.VERSION,
                LineageEdge.OTHER_NAME,
                LineageEdge.KNOWN_AT))
        .isEqualTo(
            List.of(
                Arrays.asList("input", "run-a", "t", null, null, start),
                Arrays.asList("input", "run-a", "t", "v1", null, end),
                Arrays.asList("output", "run-a", "o", null, null, end),
                Arrays.asList("symlink", "run-a", "t", null, "db.t", end)));
  }

  @Test
  void orderDuplicatesAndLetterCaseOfRunIdsDoNotMatter() {
    Frame plain = Ingested.events(String.join("\n", EVENTS));
    List<List<Object>> runs = rows(united(plain), LineageRun.TABLE);
    List<List<Object>> edges = rows(EdgeUnion.of(plain), LineageEdge.TABLE);
    for (int seed = 0; seed < 5; seed++) {
      Frame arrived = Ingested.events(arrival(new Random(seed)));
      assertThat(rows(united(arrived), LineageRun.TABLE)).as("seed " + seed).isEqualTo(runs);
      assertThat(rows(EdgeUnion.of(arrived), LineageEdge.TABLE))
          .as("seed " + seed)
          .isEqualTo(edges);
    }
  }

  /** The events in any order, some of them twice or thrice, spread over three files. */
  private static String[] arrival(Random random) {
    List<String> events = new ArrayList<>(EVENTS);
    for (int i = 0; i < 6; i++) {
      events.add(EVENTS.get(random.nextInt(EVENTS.size())));
    }
    Collections.shuffle(events, random);
    String[] files = {"", "", ""};
    for (String event : events) {
      String runId = event.contains("run-a") ? "run-a" : "run-b";
      String written = random.nextBoolean() ? runId.toUpperCase(Locale.ROOT) : runId;
      files[random.nextInt(3)] += event.replace(runId, written) + "\n";
    }
    return files;
  }

  @Test
  void datasetVersionsGoByTheFirstOfTheirNames() {
    Frame events = Ingested.events(String.join("\n", EVENTS));
    Frame records =
        Ingested.records(
            """
            {"kind":"declared_source","namespace":"s3","name":"t","owner":"data",\
            "declared_at":"2026-07-13T00:00:00Z"}
            {"kind":"declared_source","namespace":"s3","name":"unused","owner":"data",\
            "declared_at":"2026-07-13T00:00:00Z"}
            """);
    Frame versions = DatasetVersions.of(united(events), EdgeUnion.of(events), records);
    assertThat(
            Given.values(
                versions,
                DatasetVersion.DATASET_NAMESPACE,
                DatasetVersion.DATASET_NAME,
                DatasetVersion.VERSION,
                DatasetVersion.IDENTITY_STATE,
                DatasetVersion.READ_BY,
                DatasetVersion.OWNER,
                DatasetVersion.PRODUCED_AT))
        .isEqualTo(
            List.of(
                Arrays.asList("hive", "db.t", "v1", "WEAK", 1L, "data", null),
                Arrays.asList(
                    "s3",
                    "o",
                    "run:run-a",
                    "MISSING",
                    0L,
                    null,
                    Instant.parse("2026-07-14T02:00:00Z")),
                Arrays.asList("s3", "unused", "unnamed", "MISSING", 0L, "data", null)));
  }

  @Test
  void airflowTasksAndDagRunsAreOneRunEach() throws IOException {
    Path folder =
        Path.of(
            "../../shared/data/lineage/openlineage/compat-consumer",
            "consumer/scenarios/airflow/events");
    assumeTrue(Files.isDirectory(folder), "no real events here");
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    Frame runs = united(Ingested.events(texts.toArray(String[]::new)));
    // 32 files: a START and a COMPLETE each of 13 tasks and 3 DAG runs.
    assertThat(Given.values(runs, LineageRun.OUTCOME, LineageRun.EVENTS))
        .isEqualTo(Collections.nCopies(16, List.of("complete", 2L)));
  }

  @Test
  void aRunIsCalledOtherwiseFromTheFirstEventOnThatSaysSo() {
    String event =
        """
        {"eventType":"RUNNING","eventTime":"2026-07-14T0%d:00:00Z","run":{"runId":"a","facets":\
        {"tags":{"tags":[{"key":"%s","value":"%s"}]}}},"job":{"namespace":"n","name":"j"}}
        """;
    Frame runs =
        united(
            Ingested.events(
                event.formatted(3, "mlflow.run_id", "ML-1"),
                event.formatted(1, "team", "ml-2"),
                event.formatted(2, "MLFLOW_RUN_ID", "ml-1"),
                event.formatted(4, "wandb.run_id", "wb-1")));
    expect(runs)
        .rows(
            """
            run_id | same_as
            a      | {ml-1=2026-07-14 02:00, wb-1=2026-07-14 04:00}
            """);
  }
}
