package dev.plumbline.ingest.wandb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.experiment.TrackerFiles;
import dev.plumbline.tables.LineageEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WandbRunsIngesterTest {
  private static final WandbRunsIngester RUNS = new WandbRunsIngester();

  @Test
  void theSampleHasTheFiguresThatWereWorkedOutByHand() throws IOException {
    assertThat(TrackerFiles.counted(RUNS)).isEqualTo(TrackerFiles.expected("wandb-runs"));
  }

  @Test
  void aFinishedRunIsReadWhole() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "runs.json");
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.unmapped).isEmpty();
    // 08:00 + 1800 s, which is later than the last step at 1784017795.25 = 08:29:55.25; crashed at
    // its last heartbeat; running.
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "4 START 2026-07-14T08:00:00Z",
            "4 COMPLETE 2026-07-14T08:30:00Z",
            "53 START 2026-07-14T09:00:00Z",
            "53 FAIL 2026-07-14T09:12:30Z",
            "67 START 2026-07-14T23:50:00Z");
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "end_is_last_heartbeat", 1L,
                "time_without_offset", 1L,
                "dataset_without_digest", 1L));
    RecordingSink.Row start = sink.rows.get(0);
    RecordingSink.Row end = sink.rows.get(1);
    assertThat(start.of(LineageEvent.RUN_ID)).isEqualTo("3k9x2m1q");
    assertThat(start.of(LineageEvent.JOB_NAMESPACE)).isEqualTo("wandb:lab");
    assertThat(start.of(LineageEvent.JOB_NAME)).isEqualTo("acme-vision/ranker");
    assertThat(start.of(LineageEvent.CODE_REVISION))
        .isEqualTo("4f0c2a9b7d1e8f3a6b5c4d3e2f1a0b9c8d7e6f5a");
    assertThat(start.of(LineageEvent.CODE_REPOSITORY))
        .isEqualTo("https://[masked: login in a URL]@git.example.com/ranking/ranker.git");
    assertThat(start.of(LineageEvent.ENVIRONMENT).toString()).contains("@sha256:9b2f3c1d");
    assertThat(start.of(LineageEvent.HAS_PARAMETERS)).isEqualTo(false);
    assertThat(end.of(LineageEvent.PARAMETERS))
        .isEqualTo(
            Map.of(
                "max_depth", "8",
                "learning_rate", "0.1",
                "layers", "[64,32]",
                "api_token", "[masked: secret by name]",
                "note", "ends in ]}"));
    assertThat(end.of(LineageEvent.EVENT_JSON).toString())
        .contains("\"qualified_name\":\"acme-vision/ranker/3k9x2m1q\"", "\"grad_norm\":\"NaN\"")
        .doesNotContain("tok-1234567890", "hunter22");
  }

  /** MD5 of "hello" and "world", in hexadecimal by md5sum, in base64 in the file. */
  @Test
  void artifactsAreDatasetsByTheirDigest() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "runs.json");
    assertThat(TrackerFiles.datasets(sink.rows.get(1), LineageEvent.INPUTS))
        .containsExactly(
            "wandb:acme-vision/ranker|tickets|7d793037a0760186574b0282f2f435e7|dataset",
            "wandb:acme-data/shared|prices|5d41402abc4b2a76b9719d911017c592|dataset");
    assertThat(TrackerFiles.datasets(sink.rows.get(1), LineageEvent.OUTPUTS))
        .containsExactly(
            "wandb:acme-vision/ranker|ranker-model|7d793037a0760186574b0282f2f435e7|model");
    assertThat(TrackerFiles.datasets(sink.rows.get(3), LineageEvent.INPUTS))
        .containsExactly("wandb:acme-vision/ranker|tickets|latest|null");
    assertThat(sink.rows.get(3).of(LineageEvent.PARAMETERS)).isEqualTo(Map.of());
  }

  @Test
  void aGraphQlAnswerSaysTheSameInOtherWords() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "graphql-page.json");
    // Resumed: 10:00 + 7203 s = 12:00:03, but a step was logged at 1783954800 = 15:00. The lazy
    // run has nothing but its heartbeat.
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "1 START 2026-07-13T10:00:00Z",
            "1 COMPLETE 2026-07-13T15:00:00Z",
            "1 START 2026-07-13T11:00:00Z",
            "1 ABORT 2026-07-13T11:20:00Z");
    RecordingSink.Row end = sink.rows.get(1);
    // The name beside a displayName is the id; project and entity stand in the storage id.
    assertThat(end.of(LineageEvent.RUN_ID)).isEqualTo("q8w7e6r5");
    assertThat(end.of(LineageEvent.JOB_NAME)).isEqualTo("acme-vision/ranker");
    assertThat(end.of(LineageEvent.CODE_REVISION))
        .isEqualTo("0b9c8d7e6f5a4f0c2a9b7d1e8f3a6b5c4d3e2f1a-dirty");
    assertThat(end.of(LineageEvent.PARAMETERS))
        .isEqualTo(Map.of("max_depth", "4", "dbPassword", "[masked: secret by name]"));
    assertThat(end.of(LineageEvent.EVENT_JSON).toString()).doesNotContain("hunter22");
    assertThat(TrackerFiles.datasets(end, LineageEvent.INPUTS))
        .containsExactly(
            "wandb:acme-vision/ranker|tickets|7d793037a0760186574b0282f2f435e7|dataset");
    assertThat(sink.rows.get(3).of(LineageEvent.HAS_PARAMETERS)).isEqualTo(false);
    assertThat(sink.absent).isEqualTo(Map.of("end_is_last_heartbeat", 1L));
    assertThat(sink.unmapped).containsExactly("region");
  }

  @Test
  void linesAreReadOneByOneWhateverTheOthersAre() throws IOException {
    RecordingSink sink = TrackerFiles.sample(RUNS, "runs.ndjson");
    assertThat(TrackerFiles.rejects(sink))
        .containsExactly(
            "3 run_id_not_unique",
            "4 incomplete_json",
            "5 no_start_time",
            "6 bad_start_time",
            "7 clock_in_future",
            "8 no_run_id",
            "14 not_of_wandb");
    assertThat(sink.ignored).isEqualTo(Map.of("text_line", 1L, "sweep", 1L, "artifact", 1L));
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "1 START 2026-07-14T10:00:00Z",
            "1 FAIL 2026-07-14T10:01:30.500Z",
            "12 OTHER 2026-07-14T10:05:00Z",
            "13 START 2026-07-14T10:06:00Z");
    RecordingSink.Row fail = sink.rows.get(1);
    assertThat(fail.of(LineageEvent.RUN_ID)).isEqualTo("exp-1");
    assertThat(fail.of(LineageEvent.RUN_ID_WRITTEN)).isEqualTo("Exp-1");
    assertThat(fail.of(LineageEvent.PARAMETERS)).isEqualTo(Map.of("lr", "0.01"));
    assertThat(fail.of(LineageEvent.ENVIRONMENT)).isEqualTo("registry.example.com/search:2.3");
    Map<String, String> depth = new HashMap<>();
    depth.put("depth", null);
    assertThat(sink.rows.get(3).of(LineageEvent.PARAMETERS)).isEqualTo(depth);
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "field_invalid:config", 1L,
                "field_invalid:used_artifacts", 1L,
                "unknown_status", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "XUFAKrxLKna5cZ2REBfFkg==, 5d41402abc4b2a76b9719d911017c592",
    "5D41402ABC4B2A76B9719D911017C592, 5d41402abc4b2a76b9719d911017c592",
    "XUFAKg==, XUFAKg==",
    "not a digest, not a digest",
    ", "
  })
  void digestsAreHexadecimal(String written, String digest) {
    assertThat(WandbArtifacts.digest(written)).isEqualTo(digest);
  }

  @Test
  void aLinkedArtifactIsTheOneItCameFrom() {
    RecordingSink sink =
        TrackerFiles.read(
            RUNS,
            """
            {"id":"a","path":["e","p","a"],"state":"running","created_at":"2026-07-14T00:00:00Z",\
            "config":null,"used_artifacts":[{"name":"ranker:v7","type":"model","digest":"zz",\
            "qualified_name":"e/wandb-registry-model/ranker:v7",\
            "source_qualified_name":"e/p/ranker-model:v1"},{"type":"dataset"}]}
            """);
    assertThat(TrackerFiles.datasets(sink.rows.get(0), LineageEvent.INPUTS))
        .containsExactly("wandb:e/p|ranker-model|zz|model", "wandb:e/p|unknown|null|dataset");
    assertThat(sink.absent)
        .isEqualTo(Map.of("dataset_without_name:used_artifacts", 1L, "dataset_without_digest", 1L));
  }

  @Test
  void aRunOfAProjectNobodyNamesIsStillARun() {
    RecordingSink sink =
        TrackerFiles.read(
            RUNS,
            """
            {"id":"a","state":"finished","created_at":"2026-07-14T00:00:00Z","config":{},\
            "summary":{},"metadata":{"docker":{"image":"r/i:2@sha256:00","sha256":"11"}}}
            {"id":"b","state":"killed","url":"https://w.example.com/e/p/runs/b",\
            "created_at":"2026-07-14T00:00:00Z","summary":{"_runtime":60},"config":{}}
            """);
    assertThat(TrackerFiles.events(sink))
        .containsExactly(
            "1 START 2026-07-14T00:00:00Z",
            "2 START 2026-07-14T00:00:00Z",
            "2 ABORT 2026-07-14T00:01:00Z");
    assertThat(sink.absent).isEqualTo(Map.of("no_end_time", 1L));
    assertThat(sink.rows.get(0).of(LineageEvent.JOB_NAME)).isNull();
    assertThat(sink.rows.get(0).of(LineageEvent.ENVIRONMENT)).isEqualTo("r/i:2@sha256:11");
    assertThat(sink.rows.get(1).of(LineageEvent.JOB_NAME)).isEqualTo("e/p");
  }

  @Test
  void aRunSeenAgainWhenItHasEndedAddsItsEndOnly() {
    String run =
        "{\"entity\":\"e\",\"project\":\"p\",\"id\":\"a\",\"state\":\"%s\",\"config\":{},"
            + "\"created_at\":\"2026-07-14T00:00:00Z\",\"summary\":{\"_runtime\":%d}}\n";
    RecordingSink sink =
        TrackerFiles.read(
            RUNS,
            run.formatted("running", 60)
                + run.formatted("finished", 90)
                + run.formatted("finished", 90));
    assertThat(TrackerFiles.events(sink))
        .containsExactly("1 START 2026-07-14T00:00:00Z", "2 COMPLETE 2026-07-14T00:01:30Z");
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.duplicates).isEqualTo(1);
  }
}
