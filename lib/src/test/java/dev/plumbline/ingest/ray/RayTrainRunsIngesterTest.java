package dev.plumbline.ingest.ray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.experiment.TrackerFiles;
import dev.plumbline.tables.LineageEvent;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RayTrainRunsIngesterTest {
  private static final RayTrainRunsIngester RUNS = new RayTrainRunsIngester();
  private static final String LOG = "event_EXPORT_TRAIN_RUN.log";

  @Test
  void theSampleHasTheFiguresThatWereWorkedOutByHand() throws IOException {
    assertThat(TrackerFiles.counted(RUNS)).isEqualTo(TrackerFiles.expected("ray-train-runs"));
  }

  @Test
  void eachExportEventGivesItsChangeAndTheStartOnce() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, LOG);
    // 1784016000 is 2026-07-14T08:00:00Z; nanoseconds are cut to microseconds.
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "1 START 2026-07-14T08:00:00.123456Z",
            "2 OTHER 2026-07-14T08:00:02Z",
            "3 RUNNING 2026-07-14T08:01:00Z",
            "6 COMPLETE 2026-07-14T08:30:00Z",
            "8 START 2026-07-14T08:31:40Z",
            "8 FAIL 2026-07-14T08:33:20.500Z",
            "12 START 2026-07-14T08:33:20Z");
    assertThat(TrackerFiles.rejects(sink))
        .containsExactly("9 incomplete_json", "10 bad_start_time", "11 no_run_id");
    assertThat(sink.ignored).isEqualTo(Map.of("run_attempt", 1L, "other_export_event", 1L));
    assertThat(sink.absent).isEqualTo(Map.of("unknown_status", 1L));
    assertThat(sink.unmapped).containsExactly("mood");
    RecordingSink.Row end = sink.rows.get(3);
    assertThat(end.of(LineageEvent.RUN_ID)).isEqualTo("5f0c8a1e9b7d4c3f2a1b0c9d8e7f6a5b");
    assertThat(end.of(LineageEvent.JOB_NAMESPACE)).isEqualTo("ray:lab");
    assertThat(end.of(LineageEvent.JOB_NAME)).isEqualTo("ranker");
    assertThat(end.of(LineageEvent.PARAMETERS))
        .isEqualTo(
            Map.of(
                "lr",
                "0.1",
                "epochs",
                "3",
                "hf_token",
                "[masked: secret by name]",
                "nested",
                "{\"a\":\"...\"}"));
    assertThat(end.of(LineageEvent.ENVIRONMENT).toString()).contains("train@sha256:9b2f");
    assertThat(TrackerFiles.datasets(end, LineageEvent.INPUTS))
        .containsExactly(
            "ray:lab:run/5f0c8a1e9b7d4c3f2a1b0c9d8e7f6a5b|train|null|ray_dataset",
            "ray:lab:run/5f0c8a1e9b7d4c3f2a1b0c9d8e7f6a5b|valid|null|ray_dataset");
    assertThat(end.of(LineageEvent.EVENT_JSON).toString())
        .contains("\"event_id\":\"5Bd3aE04c1F2aB77cD\"", "\"torch\":\"2.8.0\"")
        .doesNotContain("hf-abcdef");
    RecordingSink.Row failed = sink.rows.get(5);
    assertThat(failed.of(LineageEvent.ERROR))
        .isEqualTo("RuntimeError: password=[masked: secret by name] refused");
    assertThat(failed.of(LineageEvent.HAS_PARAMETERS)).isEqualTo(false);
  }

  @Test
  void theDashboardsAnswersOfBothVersionsAreRead() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "dashboard.json");
    // 1784019600 s is 09:00; 1784020000000 ms is 09:06:40; 1784020100 s is 09:08:20.
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "2 START 2026-07-14T09:00:00Z",
            "7 START 2026-07-14T09:06:40Z",
            "7 COMPLETE 2026-07-14T09:07:40.500Z",
            "10 START 2026-07-14T09:08:20Z");
    assertThat(sink.absent).isEqualTo(Map.of("no_end_time", 1L));
    RecordingSink.Row aborted = sink.rows.get(0);
    assertThat(aborted.of(LineageEvent.ERROR))
        .isEqualTo("Unexpectedly terminated due to system errors.");
    assertThat(aborted.of(LineageEvent.ENVIRONMENT)).isEqualTo("registry.example.com/search:2.3");
    assertThat(TrackerFiles.datasets(sink.rows.get(2), LineageEvent.INPUTS))
        .containsExactly("ray:lab:run/2b3c4d5e6f70819203a4b5c6d7e8f9a0|train|null|ray_dataset");
  }

  @Test
  void anAttemptByItselfAndAnEmptyAnswerMakeNoRuns() {
    RecordingSink sink =
        TrackerFiles.read(
            RUNS,
            """
            {"run_id":"a","attempt_id":"b","status":"RUNNING","start_time_ns":1}
            {"train_runs":[]}
            {"something":"else"}
            """);
    assertThat(sink.rows).isEmpty();
    assertThat(sink.ignored).isEqualTo(Map.of("run_attempt", 1L));
    assertThat(TrackerFiles.rejects(sink)).containsExactly("3 not_of_ray");
  }
}
