package dev.plumbline.ingest.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.experiment.TrackerFiles;
import dev.plumbline.tables.LineageEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubeflowRunsIngesterTest {
  private static final KubeflowRunsIngester RUNS = new KubeflowRunsIngester();

  @Test
  void theSampleHasTheFiguresThatWereWorkedOutByHand() throws IOException {
    assertThat(TrackerFiles.counted(RUNS)).isEqualTo(TrackerFiles.expected("kubeflow-runs"));
  }

  @Test
  void aPageOfTheSecondVersionIsTakenApart() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "runs-v2beta1.json");
    // The first began to run after it was made; the last has only 1970 for an end.
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "3 START 2026-07-14T08:01:10Z",
            "3 COMPLETE 2026-07-14T08:40:00Z",
            "37 START 2026-07-14T09:00:00Z",
            "37 FAIL 2026-07-14T09:05:30.250Z",
            "55 START 2026-07-14T10:00:00Z",
            "55 ABORT 2026-07-14T10:02:00Z",
            "64 START 2026-07-14T11:00:00Z");
    assertThat(TrackerFiles.rejects(sink)).containsExactly("74 no_start_time");
    assertThat(sink.absent).isEmpty();
    assertThat(sink.unmapped).isEmpty();
    RecordingSink.Row end = sink.rows.get(1);
    assertThat(end.of(LineageEvent.JOB_NAMESPACE)).isEqualTo("kubeflow:lab");
    assertThat(end.of(LineageEvent.JOB_NAME))
        .isEqualTo("pipeline/9e3940d5-0000-4000-8000-000000000001");
    assertThat(end.of(LineageEvent.PARAMETERS))
        .isEqualTo(
            Map.of(
                "max_depth", "8",
                "data", "s3://acme-lake/tickets",
                "columns", "[\"a\",\"b\"]",
                "db_password", "[masked: secret by name]"));
    assertThat(end.of(LineageEvent.EVENT_JSON).toString())
        .contains("\"artifact_ids\":[\"17\"]")
        .doesNotContain("hunter22");
    RecordingSink.Row failed = sink.rows.get(3);
    assertThat(failed.of(LineageEvent.JOB_NAME)).isEqualTo("pipeline/ranker");
    assertThat(failed.of(LineageEvent.PARAMETERS)).isEqualTo(Map.of());
    assertThat(failed.of(LineageEvent.ENVIRONMENT).toString()).contains("ranker@sha256:9b2f");
    assertThat(failed.of(LineageEvent.ERROR))
        .isEqualTo("task train failed: token=[masked: secret by name]");
    assertThat(sink.rows.get(5).of(LineageEvent.HAS_PARAMETERS)).isEqualTo(false);
    assertThat(sink.rows.get(5).of(LineageEvent.JOB_NAME))
        .isEqualTo("experiment/1858af57-f990-4aee-a03e-000000000002");
    assertThat(sink.rows.get(6).of(LineageEvent.PARAMETERS)).isEqualTo(Map.of("epochs", "3.5"));
  }

  @Test
  void theFirstVersionSaysItInOtherWords() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "run-v1beta1.json");
    assertThat(TrackerFiles.events(sink))
        .containsExactly("1 START 2026-07-14T16:18:58Z", "1 COMPLETE 2026-07-14T16:30:00Z");
    RecordingSink.Row end = sink.rows.get(1);
    Map<String, String> parameters = new HashMap<>();
    parameters.put("rounds", "200");
    parameters.put("target", null);
    assertThat(end.of(LineageEvent.PARAMETERS)).isEqualTo(parameters);
    assertThat(end.of(LineageEvent.JOB_NAME))
        .isEqualTo("pipeline/57d0a1d2-0000-4000-8000-000000000001");
    // The manifests are JSON in texts: their secrets are masked by name all the same.
    assertThat(end.of(LineageEvent.EVENT_JSON).toString())
        .contains(
            "{\"name\":\"DB_PASSWORD\",\"value\":\"[masked: secret by name]\"}",
            "\"phase\":\"Succeeded\"")
        .doesNotContain("hunter22");
  }

  @Test
  void linesAreReadOneByOneWhateverTheOthersAre() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "runs.ndjson");
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "1 OTHER 2026-07-14T12:00:00Z",
            "2 OTHER 2026-07-14T12:01:00Z",
            "4 START 2026-07-14T12:02:00Z",
            "5 START 2026-07-14T12:03:00Z",
            "5 FAIL 2026-07-14T12:02:00Z");
    assertThat(TrackerFiles.rejects(sink))
        .containsExactly("6 incomplete_json", "7 bad_end_time", "12 not_of_kubeflow");
    assertThat(sink.ignored)
        .isEqualTo(Map.of("experiment", 1L, "recurring_run", 1L, "pipeline", 1L));
    assertThat(sink.absent)
        .isEqualTo(Map.of("no_end_time", 1L, "end_before_start", 1L, "several_images", 1L));
    assertThat(sink.unmapped).containsExactly("cluster");
    assertThat(sink.rows.get(0).of(LineageEvent.RUN_ID))
        .isEqualTo("8f1d2c3b-0000-4000-8000-00000000000a");
    assertThat(sink.rows.get(4).of(LineageEvent.ENVIRONMENT)).isNull();
  }

  @Test
  void typedValuesAndAnotherEnvelopeAreSeenThrough() {
    RecordingSink sink =
        TrackerFiles.read(
            RUNS,
            """
            {"metadata":{},"data":{"runs":[{"id":"a","status":"Terminated",\
            "created_at":"2026-07-14T00:00:00Z","finished_at":"0001-01-01T00:00:00Z",\
            "pipeline_spec":{"runtime_config":{"parameters":{"n":{"intValue":"3"},\
            "m":{"x":1}}}}}]}}
            """);
    assertThat(TrackerFiles.events(sink)).containsExactly("1 START 2026-07-14T00:00:00Z");
    assertThat(sink.rows.get(0).of(LineageEvent.PARAMETERS))
        .isEqualTo(Map.of("n", "3", "m", "{\"x\":1}"));
    assertThat(sink.absent).isEqualTo(Map.of("no_end_time", 1L));
  }
}
