package dev.plumbline.ingest.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.RegistryRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MlflowRegistryIngesterTest {
  private static final MlflowRegistryIngester REGISTRY = new MlflowRegistryIngester();
  private static final Path SAMPLE = MlflowFiles.SAMPLES.resolve("mlflow-registry");

  private static RecordingSink readSample(String name) throws IOException {
    return MlflowFiles.read(REGISTRY, SAMPLE.resolve(name));
  }

  @Test
  void theSampleHasTheFiguresThatWereWorkedOutByHand() throws IOException {
    List<RecordingSink> sinks = new ArrayList<>();
    for (Path file : MlflowFiles.sample("mlflow-registry")) {
      sinks.add(MlflowFiles.read(REGISTRY, file));
    }
    List<RecordingSink.Row> rows = sinks.stream().flatMap(s -> s.rows.stream()).toList();
    Map<String, Double> counted = MlflowFiles.counted(sinks);
    counted.put(
        "evaluations",
        (double) rows.stream().filter(r -> r.of(RegistryRecord.KIND).equals("evaluation")).count());
    counted.put(
        "metric_value_sum",
        MlflowFiles.sum(
            rows.stream()
                .map(r -> (Double) r.of(RegistryRecord.METRIC_VALUE))
                .filter(Objects::nonNull)));
    counted.put(
        "high_risk_versions",
        (double) rows.stream().filter(r -> "high".equals(r.of(RegistryRecord.RISK_TIER))).count());
    assertThat(counted).isEqualTo(MlflowFiles.expected("mlflow-registry"));
  }

  @Test
  void anExportedModelGivesItsVersions() throws IOException {
    RecordingSink sink = readSample("export/models/clicker/model.json");
    assertThat(sink.rejects)
        .extracting(r -> String.join("+", r.reasons()))
        .containsExactly("no_creation_timestamp");
    assertThat(sink.absent).isEqualTo(Map.of("metric_value_no_number", 1L));
    RecordingSink.Row first = sink.rows.get(0);
    // 1784020000000 ms = 08:00:00 + 4,000 s = 09:06:40.
    assertThat(first.of(RegistryRecord.RECORD_AT)).isEqualTo(Instant.parse("2026-07-14T09:06:40Z"));
    assertThat(first.of(RegistryRecord.RUN_ID)).isEqualTo("a1b2c3d4e5f60718293a4b5c6d7e8f90");
    assertThat(first.of(RegistryRecord.REGISTERED_BY)).isEqualTo("cleo@example.com");
    assertThat(first.of(RegistryRecord.RISK_TIER)).isEqualTo("minimal");
    assertThat(first.of(RegistryRecord.ARTIFACT_DIGEST)).isNull();
    assertThat(first.of(RegistryRecord.RECORD_JSON).toString())
        .contains("\"aliases\":{\"champion\":\"2\"}");
    RecordingSink.Row second = sink.rows.get(1);
    assertThat(second.of(RegistryRecord.RUN_ID)).isNull();
    assertThat(second.of(RegistryRecord.REGISTERED_BY)).isNull();
    assertThat(second.of(RegistryRecord.ARTIFACT_DIGEST).toString()).startsWith("sha256:2222");
    assertThat(second.of(RegistryRecord.RECORD_JSON).toString()).doesNotContain("sk-abcdef");
    RecordingSink.Row auc = sink.rows.get(2);
    assertThat(auc.of(RegistryRecord.METRIC)).isEqualTo("auc");
    assertThat(auc.of(RegistryRecord.METRIC_VALUE)).isEqualTo(0.875);
    assertThat(auc.of(RegistryRecord.DATASET_NAME)).isEqualTo("held-out");
    assertThat(auc.of(RegistryRecord.DATASET_VERSION)).isEqualTo("77aa88bb");
    assertThat(sink.rows.get(3).of(RegistryRecord.METRIC_VALUE)).isNull();
  }

  @Test
  void aValueThatIsNoFiniteNumberIsNone() {
    RecordingSink sink =
        MlflowFiles.read(
            REGISTRY,
            """
            {"mlflow": {"registered_model": {"name": "m", "creation_timestamp": 1784016000000,
              "latest_versions": [
                {"name": "m", "version": "1", "creation_timestamp": 1784016000000,
                 "metrics": [{"key": "f1", "value": 1e999, "timestamp": 1784016000000,
                             "dataset_name": "d", "dataset_digest": "0a1b2c3d"}]}]}}}
            """);
    assertThat(sink.absent).isEqualTo(Map.of("metric_value_no_number", 1L));
    assertThat(sink.rows).hasSize(2);
    assertThat(sink.rows.get(1).of(RegistryRecord.METRIC_VALUE)).isNull();
  }

  @Test
  void aStageIsNoDeployment() throws IOException {
    for (Path file : MlflowFiles.sample("mlflow-registry")) {
      assertThat(MlflowFiles.read(REGISTRY, file).rows)
          .extracting(r -> r.of(RegistryRecord.KIND))
          .isSubsetOf("model_version", "evaluation");
    }
  }

  /** The values are those of make_sample.py, which let a real MLflow server write the files. */
  @Test
  void whatARealServerWroteIsReadAsItsScriptSaidIt() throws IOException {
    RecordingSink models = readSample("registered-models-search.json");
    Map<Object, Object> tiers = new TreeMap<>();
    models.rows.forEach(
        r -> tiers.put(r.of(RegistryRecord.VERSION), r.of(RegistryRecord.RISK_TIER)));
    // Version 1 has no tier of its own and takes its model's, High; version 2 says limited.
    assertThat(tiers).isEqualTo(Map.of("1", "high", "2", "limited"));
    RecordingSink versions = readSample("model-versions-search.json");
    assertThat(versions.rows)
        .extracting(r -> r.of(RegistryRecord.MODEL) + " " + r.of(RegistryRecord.VERSION))
        .containsExactly("ranker 1", "ranker 2");
    RecordingSink runs =
        MlflowFiles.read(
            new MlflowRunsIngester(), MlflowFiles.SAMPLES.resolve("mlflow-runs/runs-search.json"));
    // Both versions were registered from the run depth-8, the only one that has an end at 08:30.
    Object trained =
        runs.rows.stream()
            .filter(r -> "COMPLETE".equals(r.of(dev.plumbline.tables.LineageEvent.EVENT_TYPE)))
            .map(r -> r.of(dev.plumbline.tables.LineageEvent.RUN_ID))
            .findFirst()
            .orElseThrow();
    assertThat(versions.rows).allMatch(r -> trained.equals(r.of(RegistryRecord.RUN_ID)));
    RecordingSink logged = readSample("logged-models-search.json");
    // ndcg and recall name the held-out data; size_megabytes names none and evaluates nothing.
    assertThat(logged.rows)
        .extracting(
            r ->
                "%s %s %s %s %s"
                    .formatted(
                        r.of(RegistryRecord.MODEL),
                        r.of(RegistryRecord.VERSION),
                        r.of(RegistryRecord.METRIC),
                        r.of(RegistryRecord.METRIC_VALUE),
                        r.of(RegistryRecord.RECORD_AT)))
        .containsExactlyInAnyOrder(
            "ranker 1 ndcg 0.75 2026-07-14T08:25:00Z", "ranker 1 recall 0.5 2026-07-14T08:25:00Z");
  }

  @Test
  void whatIsLeftOutIsCountedByName() throws IOException {
    Map<String, Long> ignored = new TreeMap<>();
    for (Path file : MlflowFiles.sample("mlflow-registry")) {
      MlflowFiles.read(REGISTRY, file).ignored.forEach((k, v) -> ignored.merge(k, v, Long::sum));
    }
    assertThat(ignored)
        .isEqualTo(
            Map.of(
                "registered_model_without_version", 2L,
                "prompt", 2L,
                "manifest", 1L,
                "evaluation_dataset", 1L,
                "experiment", 1L,
                "logged_model_without_version", 1L,
                "logged_model_without_evaluation", 1L));
    RecordingSink page = readSample("truncated-page.json");
    assertThat(page.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly("1 clock_in_future", "1 bad_creation_timestamp");
  }

  /** Second way: Jackson's tree of each whole file, and what lies there by count. */
  @Test
  void realExportsAgreeWithTheirTrees() throws IOException {
    Map<String, Long> ignored = new TreeMap<>();
    long versions = 0;
    long refused = 0;
    for (Path file : MlflowFiles.real()) {
      RecordingSink sink = MlflowFiles.read(REGISTRY, file);
      sink.ignored.forEach((k, v) -> ignored.merge(k, v, Long::sum));
      versions += sink.rows.size();
      refused += sink.rejects.size();
      byte[] bytes = Files.readAllBytes(file);
      if (file.endsWith("model.json")) {
        JsonNode model = MlflowTrees.roots(bytes).get(0).at("/mlflow/registered_model");
        JsonNode version = model.path("latest_versions").get(0);
        assertThat(sink.rows).hasSize(model.path("latest_versions").size());
        assertThat(sink.rows.get(0).of(RegistryRecord.RUN_ID))
            .isEqualTo(version.path("run_id").textValue());
        assertThat(sink.rows.get(0).of(RegistryRecord.ARTIFACT_URI))
            .isEqualTo(version.path("source").textValue());
        assertThat(sink.rows.get(0).of(RegistryRecord.RECORD_AT))
            .isEqualTo(Instant.ofEpochMilli(version.path("creation_timestamp").longValue()));
      }
    }
    // sklearn_iris 1 and sklearn_wine 1.
    assertThat(versions).isEqualTo(2);
    // experiments/2/experiment.json has a text that its line does not close.
    assertThat(refused).isEqualTo(1);
    // 23 JSON files: 6 runs, 2 models, 4 experiments of which one is broken, 2 evaluation datasets,
    // 1 prompt, and 8 tables of contents: 2 experiments.json, 2 logged_models.json that list none,
    // manifest.json, models.json and 2 summaries.
    assertThat(MlflowFiles.real()).hasSize(23);
    assertThat(ignored)
        .isEqualTo(
            Map.of(
                "run",
                6L,
                "experiment",
                3L,
                "evaluation_dataset",
                2L,
                "prompt",
                1L,
                "manifest",
                8L));
  }
}
