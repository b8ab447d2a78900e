package dev.plumbline.ingest.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageEvent.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MlflowRunsIngesterTest {
  private static final MlflowRunsIngester RUNS = new MlflowRunsIngester();
  private static final Path SAMPLE = MlflowFiles.SAMPLES.resolve("mlflow-runs");

  private static List<?> list(RecordingSink.Row row, dev.plumbline.schema.Col column) {
    return (List<?>) row.of(column);
  }

  private static Object of(Object struct, dev.plumbline.schema.Col field) {
    return ((Object[]) struct)[Dataset.position(field)];
  }

  private static RecordingSink.Row row(RecordingSink sink, String runName, String type) {
    return sink.rows.stream()
        .filter(r -> r.of(LineageEvent.EVENT_TYPE).equals(type))
        .filter(r -> r.of(LineageEvent.EVENT_JSON).toString().contains("\"" + runName + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSampleHasTheFiguresThatWereWorkedOutByHand() throws IOException {
    List<RecordingSink> sinks = new ArrayList<>();
    for (Path file : MlflowFiles.sample("mlflow-runs")) {
      sinks.add(MlflowFiles.read(RUNS, file));
    }
    List<RecordingSink.Row> rows = sinks.stream().flatMap(s -> s.rows.stream()).toList();
    Map<String, Double> counted = MlflowFiles.counted(sinks);
    counted.put("starts", count(rows.stream().map(r -> r.of(LineageEvent.EVENT_TYPE)), "START"));
    counted.put(
        "parameters",
        MlflowFiles.sum(
            rows.stream()
                .map(r -> (Map<?, ?>) r.of(LineageEvent.PARAMETERS))
                .map(p -> p == null ? 0.0 : p.size())));
    counted.put(
        "runs_with_parameters_stated",
        count(rows.stream().map(r -> r.of(LineageEvent.HAS_PARAMETERS)), true));
    counted.put("inputs", size(rows, LineageEvent.INPUTS));
    counted.put("outputs", size(rows, LineageEvent.OUTPUTS));
    assertThat(counted).isEqualTo(MlflowFiles.expected("mlflow-runs"));
  }

  private static double count(Stream<Object> values, Object wanted) {
    return values.filter(wanted::equals).count();
  }

  private static double size(List<RecordingSink.Row> rows, dev.plumbline.schema.Col column) {
    return MlflowFiles.sum(rows.stream().map(r -> (double) list(r, column).size()));
  }

  /** The values are those of make_sample.py, which let a real MLflow server write the file. */
  @Test
  void whatARealServerWroteIsReadAsItsScriptSaidIt() throws IOException {
    RecordingSink sink = MlflowFiles.read(RUNS, SAMPLE.resolve("runs-search.json"));
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.unmapped).isEmpty();
    assertThat(sink.absent).isEmpty();
    RecordingSink.Row start = row(sink, "depth-8", "START");
    RecordingSink.Row end = row(sink, "depth-8", "COMPLETE");
    // START = 1784016000 s: 2026-07-14T08:00Z; set_terminated(START + 30 minutes).
    assertThat(start.of(LineageEvent.EVENT_AT)).isEqualTo(Instant.parse("2026-07-14T08:00:00Z"));
    assertThat(end.of(LineageEvent.EVENT_AT)).isEqualTo(Instant.parse("2026-07-14T08:30:00Z"));
    assertThat(start.of(LineageEvent.CODE_REVISION))
        .isEqualTo("4f0c2a9b7d1e8f3a6b5c4d3e2f1a0b9c8d7e6f5a");
    assertThat(start.of(LineageEvent.CODE_BRANCH)).isEqualTo("main");
    assertThat(start.of(LineageEvent.CODE_REPOSITORY))
        .isEqualTo("https://git.example.com/ranking/ranker.git");
    // The uri has only a tag, so the image's id says more.
    assertThat(start.of(LineageEvent.ENVIRONMENT))
        .isEqualTo("sha256:9b2f3c1d4e5a6978b0c1d2e3f4a5968778695a4b3c2d1e0f9a8b7c6d5e4f3a2b");
    assertThat(start.of(LineageEvent.HAS_PARAMETERS)).isEqualTo(false);
    assertThat(end.of(LineageEvent.PARAMETERS))
        .isEqualTo(
            Map.of(
                "max_depth", "8", "learning_rate", "0.1", "api_token", "[masked: secret by name]"));
    assertThat(end.of(LineageEvent.EVENT_JSON).toString()).doesNotContain("tok-1234567890");
    assertThat(list(end, LineageEvent.INPUTS))
        .extracting(d -> of(d, Dataset.NAMESPACE) + " " + of(d, Dataset.NAME))
        .containsExactly(
            "https://data.example.com/raw/tickets.csv tickets",
            "s3://acme-lake/features/tickets features",
            "mlflow:lab:code dataset");
    Object features = list(end, LineageEvent.INPUTS).get(1);
    assertThat(of(features, Dataset.VERSION)).isEqualTo("snapshot:41");
    assertThat((Object[]) ((List<?>) of(features, Dataset.ALIASES)).get(0))
        .containsExactly("s3://acme-lake", "features/tickets");
    assertThat((String) of(list(end, LineageEvent.INPUTS).get(0), Dataset.VERSION))
        .matches("[0-9a-f]{8}");
  }

  @Test
  void aFailedRunOfARealServerHasNoParametersAndADirtyTree() throws IOException {
    RecordingSink sink = MlflowFiles.read(RUNS, SAMPLE.resolve("runs-search.json"));
    RecordingSink.Row failed = row(sink, "diverged", "FAIL");
    // 08:00 + 50 minutes; the server left the list of parameters out, which means none.
    assertThat(failed.of(LineageEvent.EVENT_AT)).isEqualTo(Instant.parse("2026-07-14T08:50:00Z"));
    assertThat(failed.of(LineageEvent.PARAMETERS)).isEqualTo(Map.of());
    assertThat(failed.of(LineageEvent.HAS_PARAMETERS)).isEqualTo(true);
    assertThat(failed.of(LineageEvent.CODE_REVISION))
        .isEqualTo("4f0c2a9b7d1e8f3a6b5c4d3e2f1a0b9c8d7e6f5a-dirty");
    assertThat(failed.of(LineageEvent.PARENT_RUN_ID))
        .isEqualTo(row(sink, "depth-8", "START").of(LineageEvent.RUN_ID));
    // Only runs/get says which models a run read: the one that depth-8 logged.
    RecordingSink review = MlflowFiles.read(RUNS, SAMPLE.resolve("run-get.json"));
    assertThat(review.rows).hasSize(1);
    Object written = list(row(sink, "depth-8", "COMPLETE"), LineageEvent.OUTPUTS).get(0);
    Object read = list(review.rows.get(0), LineageEvent.INPUTS).get(0);
    assertThat((Object[]) read).isEqualTo((Object[]) written);
  }

  @Test
  void linesAreReadOneByOneWhateverTheOthersAre() throws IOException {
    RecordingSink sink = MlflowFiles.read(RUNS, SAMPLE.resolve("runs.ndjson"));
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly(
            "4 incomplete_json",
            "5 no_start_time",
            "6 bad_start_time",
            "7 clock_in_future",
            "11 not_of_mlflow");
    assertThat(sink.ignored).isEqualTo(Map.of("text_line", 1L, "model_version", 1L));
    assertThat(sink.rows)
        .extracting(r -> r.of(LineageEvent.LINE_NUMBER) + " " + r.of(LineageEvent.EVENT_TYPE))
        .containsExactly("1 START", "1 ABORT", "3 OTHER", "8 START");
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "dataset_without_name:inputs",
                1L,
                "dataset_without_digest",
                1L,
                "no_end_time",
                1L));
    assertThat(sink.unmapped).containsExactly("info.cluster");
    RecordingSink.Row abort = sink.rows.get(1);
    assertThat(abort.of(LineageEvent.RUN_ID)).isEqualTo("a1b2c3d4e5f60718293a4b5c6d7e8f90");
    assertThat(abort.of(LineageEvent.RUN_ID_WRITTEN)).isEqualTo("A1B2C3D4E5F60718293A4B5C6D7E8F90");
    assertThat(abort.of(LineageEvent.JOB_NAME)).isEqualTo("experiment/3");
    assertThat(abort.of(LineageEvent.ENVIRONMENT).toString()).contains("@sha256:1111");
    assertThat(abort.of(LineageEvent.PARAMETERS).toString()).doesNotContain("hunter22");
    assertThat(list(abort, LineageEvent.INPUTS))
        .extracting(
            d ->
                "%s|%s|%s|%d"
                    .formatted(
                        of(d, Dataset.NAMESPACE),
                        of(d, Dataset.NAME),
                        of(d, Dataset.VERSION),
                        ((List<?>) of(d, Dataset.ALIASES)).size()))
        .containsExactly(
            "s3a://acme-lake/raw/clicks/|clicks|0a1b2c3d|1",
            "spark:sales.prices|prices|4e5f6071|0",
            "/mnt/data/labels.csv|labels|null|0",
            "mlflow:lab:hugging_face|unknown|8293a4b5|0");
    Object clicks = list(abort, LineageEvent.INPUTS).get(0);
    assertThat((Object[]) ((List<?>) of(clicks, Dataset.ALIASES)).get(0))
        .containsExactly("s3://acme-lake", "raw/clicks");
  }

  @Test
  void pagesAreTakenApartAndNumbersThatAreNoneAreKept() throws IOException {
    RecordingSink pages = MlflowFiles.read(RUNS, SAMPLE.resolve("pages.json"));
    assertThat(pages.rows)
        .extracting(r -> r.of(LineageEvent.LINE_NUMBER) + " " + r.of(LineageEvent.EVENT_TYPE))
        .containsExactly("1 START", "1 COMPLETE", "3 START", "3 FAIL", "4 START");
    assertThat(pages.rows.get(1).of(LineageEvent.PARAMETERS))
        .isEqualTo(Map.of("note", "ends in \\", "brace", "}]"));
    assertThat(pages.absent)
        .isEqualTo(
            Map.of(
                "end_before_start", 1L,
                "unknown_status", 1L,
                "field_invalid:params", 1L,
                "field_invalid:inputs", 1L));
    Path export = SAMPLE.resolve("export/5/runs/4b5c6d7e8f90a1b2c3d4e5f60718293a/run.json");
    RecordingSink.Row end = MlflowFiles.read(RUNS, export).rows.get(1);
    assertThat(end.of(LineageEvent.EVENT_JSON).toString())
        .contains("\"value\":\"NaN\"", "\"value\":\"-Infinity\"", "\"value\":-0.5")
        .contains("NaN is only a name: Infinity, -Infinity")
        .contains("\"script\":\"export_run.py\"");
    assertThat(end.of(LineageEvent.CODE_BRANCH)).isEqualTo("release");
    Object sales = list(end, LineageEvent.INPUTS).get(0);
    assertThat(of(sales, Dataset.NAMESPACE)).isEqualTo("delta_table:main.ads.sales");
    assertThat(of(sales, Dataset.VERSION)).isEqualTo("snapshot:12");
  }

  @Test
  void exportingARunAgainLaterSaysTheSameOfIt() {
    String run =
        """
        {"system":{"export_time":%d,"mlflow_version":"2.1.1"},"mlflow":{"info":{"run_id":"a",
        "experiment_id":"1","status":"FINISHED","start_time":1784016000000,
        "end_time":1784016001000},"params":{}}}
        """;
    RecordingSink both = MlflowFiles.read(RUNS, run.formatted(1) + run.formatted(2));
    assertThat(both.accepted).isEqualTo(1);
    assertThat(both.duplicates).isEqualTo(1);
    assertThat(both.rows).hasSize(2);
  }

  @Test
  void aRunSeenAgainWhenItHasEndedAddsItsEndAndKeepsEventIdsApart() {
    String info =
        "{\"info\":{\"run_id\":\"a\",\"experiment_id\":\"1\",\"status\":\"FINISHED\","
            + "\"start_time\":1784016000000,\"end_time\":1784016001000},\"data\":{\"metrics\":"
            + "{\"loss\":%s}}}\n";
    RecordingSink sink = MlflowFiles.read(RUNS, info.formatted("1") + info.formatted("2"));
    // The second says the same of the start, and something else of the end: 2 + 1 rows.
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rows).hasSize(3);
    assertThat(sink.rows.stream().map(r -> r.of(LineageEvent.EVENT_ID)).distinct()).hasSize(3);
  }

  /** Second way: Jackson's tree of each whole file. */
  @Test
  void realExportsAgreeWithTheirTrees() throws IOException {
    List<Path> files = new ArrayList<>(MlflowFiles.real());
    files.removeIf(file -> !file.endsWith("run.json"));
    // Three runs under experiments, three under models.
    assertThat(files).hasSize(6);
    for (Path file : files) {
      RecordingSink sink = MlflowFiles.read(RUNS, file);
      JsonNode run = MlflowTrees.roots(Files.readAllBytes(file)).get(0).path("mlflow");
      assertThat(sink.accepted).as(file.toString()).isEqualTo(1);
      assertThat(sink.records()).as(file.toString()).isEqualTo(1);
      assertThat(sink.rows).as(file.toString()).hasSize(2);
      RecordingSink.Row end = sink.rows.get(1);
      assertThat(end.of(LineageEvent.RUN_ID)).isEqualTo(run.at("/info/run_id").textValue());
      assertThat(end.of(LineageEvent.EVENT_AT))
          .isEqualTo(Instant.ofEpochMilli(run.at("/info/end_time").longValue()));
      assertThat((Map<?, ?>) end.of(LineageEvent.PARAMETERS)).hasSize(run.path("params").size());
      run.path("params")
          .fields()
          .forEachRemaining(
              p ->
                  assertThat(((Map<?, ?>) end.of(LineageEvent.PARAMETERS)).get(p.getKey()))
                      .isEqualTo(p.getValue().textValue()));
      JsonNode kept =
          MlflowTrees.roots(
                  end.of(LineageEvent.EVENT_JSON)
                      .toString()
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .get(0);
      assertThat(kept.at("/run/metrics")).isEqualTo(run.path("metrics"));
      assertThat(end.of(LineageEvent.CODE_REVISION))
          .isEqualTo(run.path("tags").path("mlflow.source.git.commit").textValue());
    }
  }

  @Test
  void oneOfTheTwoRecognisesEveryFile() throws IOException {
    List<Path> files = new ArrayList<>(MlflowFiles.sample("mlflow-runs"));
    files.addAll(MlflowFiles.sample("mlflow-registry"));
    if (Files.isDirectory(Path.of("../../shared/data/lineage/mlflow-export"))) {
      files.addAll(MlflowFiles.real());
    }
    for (Path file : files) {
      boolean isRuns = file.toString().matches(".*(run\\.json|mlflow-runs/[^/]*)");
      assertThat(RUNS.recognises(MlflowFiles.head(file))).as(file.toString()).isEqualTo(isRuns);
      assertThat(new MlflowRegistryIngester().recognises(MlflowFiles.head(file)))
          .as(file.toString())
          .isEqualTo(!isRuns);
    }
  }
}
