package dev.plumbline.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KubernetesPodsTest {
  private static final Path SAMPLE = Path.of("../data/samples/formats/kubernetes-pods");

  @Test
  void theSampleGivesWhatWasWorkedOutByHand() throws IOException {
    Map<String, Long> seen = new HashMap<>();
    RecordingSink pods = sample("pods-20260714.json");
    RecordingSink watch = sample("watch-20260714.ndjson");
    figures("pods ", pods, seen);
    figures("watch ", watch, seen);
    Map<String, Long> expected = new HashMap<>();
    for (String line : Files.readAllLines(SAMPLE.resolve("expected.csv"))) {
      if (!line.startsWith("what,")) {
        String[] cells = line.split(",", 3);
        expected.put(cells[0], Long.valueOf(cells[1]));
      }
    }
    assertThat(seen).isEqualTo(expected);
    assertThat(pods.absent).isEqualTo(Map.of("end_from_condition", 1L));
    assertThat(watch.absent).isEqualTo(Map.of("end_from_deletion", 1L));
  }

  private static RecordingSink sample(String name) throws IOException {
    return RecordingSink.read(
        new KubernetesPods(), Pods.file(), Files.readAllBytes(SAMPLE.resolve(name)));
  }

  private static void figures(String file, RecordingSink sink, Map<String, Long> seen) {
    seen.put(file + "records", sink.records());
    seen.put(file + "accepted", sink.accepted);
    seen.put(file + "rejected", (long) sink.rejects.size());
    seen.put(file + "rows", (long) sink.rows.size());
    if (sink.duplicates > 0) {
      seen.put(file + "duplicate", sink.duplicates);
    }
    sink.ignored.forEach((reason, records) -> seen.put(file + "ignored " + reason, records));
    for (Row row : sink.rows) {
      long count = number(row, GpuRequest.GPU_COUNT);
      seen.merge(file + "gpu_count " + row.of(GpuRequest.COUNT_BASIS), count, Long::sum);
      seen.merge(file + "gpu_slice_count", number(row, GpuRequest.GPU_SLICE_COUNT), Long::sum);
      Instant started = (Instant) row.of(GpuRequest.STARTED_AT);
      Instant ended = (Instant) row.of(GpuRequest.ENDED_AT);
      if (started != null && ended != null) {
        long held = count * Duration.between(started, ended).getSeconds();
        seen.merge(file + "gpu_seconds ended", held, Long::sum);
      }
    }
  }

  private static long number(Row row, Col column) {
    return row.of(column) == null ? 0 : (Long) row.of(column);
  }

  @Test
  void nothingOfEnvironmentVariablesOrAnnotationsIsKept() throws IOException {
    for (String name : new String[] {"pods-20260714.json", "watch-20260714.ndjson"}) {
      assertThat(Files.readString(SAMPLE.resolve(name))).contains("hush-7f3a");
      RecordingSink sink = sample(name);
      for (Row row : sink.rows) {
        assertThat(Arrays.toString(row.values())).doesNotContain("hush-7f3a", "pw-9c1d");
      }
      assertThat(sink.rejects).isNotEmpty();
      assertThat(sink.rejects.toString()).doesNotContain("hush-7f3a", "pw-9c1d");
    }
  }

  @Test
  void aTreeOfTheWholeListSaysTheSame() throws IOException {
    byte[] bytes = Files.readAllBytes(SAMPLE.resolve("pods-20260714.json"));
    long pods = 0;
    long gpus = 0;
    for (JsonNode item : new ObjectMapper().readTree(bytes).path("items")) {
      long asked = 0;
      for (JsonNode container : item.path("spec").path("containers")) {
        asked += container.at("/resources/limits/nvidia.com~1gpu").asLong();
      }
      pods += asked > 0 ? 1 : 0;
      gpus += asked;
    }
    RecordingSink sink = sample("pods-20260714.json");
    // The tree does not know MIG instances (mig-a) nor init containers (prepare: 3 instead of 1).
    assertThat(sink.rows.size()).isEqualTo(pods + 1);
    assertThat(sink.rows.stream().mapToLong(row -> number(row, GpuRequest.GPU_COUNT)).sum())
        .isEqualTo(gpus + 2);
  }

  @Test
  void aRowSaysWhoAskedForWhatWhere() throws IOException {
    Row row = sample("pods-20260714.json").rows.get(0);
    assertThat(row.of(GpuRequest.WORKLOAD_NAME)).isEqualTo("train");
    assertThat(row.of(GpuRequest.NAMESPACE)).isEqualTo("llm");
    assertThat(row.of(GpuRequest.POD)).isEqualTo("train-0");
    assertThat(row.of(GpuRequest.WORKLOAD_ID)).asString().startsWith("llm/train-0/7d0c0001-");
    assertThat(row.of(GpuRequest.CLUSTER)).isEqualTo("east");
    assertThat(row.of(GpuRequest.NODE)).isEqualTo("node-a");
    assertThat(row.of(GpuRequest.RUN_ID)).isEqualTo("r-77");
    assertThat(row.of(GpuRequest.LABELS)).isEqualTo(Map.of("app", "train", "run_id", "R-77"));
    assertThat(row.of(GpuRequest.SUBMITTED_AT)).isEqualTo(Instant.parse("2026-07-14T08:00:00Z"));
    assertThat(row.of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse("2026-07-14T08:00:04Z"));
    assertThat(row.of(GpuRequest.ENDED_AT)).isEqualTo(Instant.parse("2026-07-14T20:00:04Z"));
    assertThat(row.of(GpuRequest.OUTCOME)).isEqualTo("succeeded");
    assertThat(row.of(GpuRequest.EXIT_CODE)).isEqualTo("0");
    assertThat(row.of(GpuRequest.RESOURCE)).isEqualTo("nvidia.com/gpu");
  }

  @Test
  void itemsOfAnApiListNeedNoKind() {
    String item = Pods.gpuPod(Pods.scheduled("\"phase\":\"Running\""));
    RecordingSink sink =
        Pods.read(
            "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":["
                + item.replace("\"apiVersion\":\"v1\",\"kind\":\"Pod\",", "")
                + "]}");
    assertThat(sink.accepted).isEqualTo(1);
    RecordingSink twoLists =
        Pods.read(
            "{\"items\":[" + item + "],\"kind\":\"List\"}",
            "{\"items\":[" + item.replace("Running", "Succeeded") + "],\"kind\":\"List\"}");
    assertThat(twoLists.accepted).isEqualTo(1);
    assertThat(twoLists.ignored).isEqualTo(Map.of("superseded", 1L));
    assertThat(twoLists.rows.get(0).of(GpuRequest.OUTCOME)).isEqualTo("succeeded");
  }

  @Test
  void aListThatIsCutIsRefusedAndABrokenLineOfWatchOutputOnlyItself() {
    String item = Pods.gpuPod(Pods.scheduled("\"phase\":\"Running\""));
    assertThatThrownBy(() -> Pods.read("{\"items\":[\n" + item + ",\n{\"kind\":\"Po"))
        .hasRootCauseInstanceOf(MalformedFile.class)
        .hasMessageContaining("no whole JSON");
    RecordingSink sink =
        Pods.read("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"na", item, "{\"a\":}");
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects.stream().flatMap(r -> r.reasons().stream()))
        .containsExactly("incomplete_json", "invalid_json");
  }

  @Test
  void whatCameBeforeABrokenStreamCounts() {
    byte[] bytes =
        ("{\"items\":[\n" + Pods.gpuPod(Pods.scheduled("\"phase\":\"Running\"")) + ",\n{\"ki")
            .getBytes(StandardCharsets.UTF_8);
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cut");
              }
            });
    RecordingSink sink = RecordingSink.of(new KubernetesPods());
    assertThatThrownBy(() -> sink.readAll(new KubernetesPods(), Pods.file(), broken))
        .hasMessage("cut");
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("incomplete_json");
  }

  @Test
  void filesAreRecognisedByTheirKinds() {
    assertThat(isRecognised("{\"apiVersion\": \"v1\",\"items\": [{\"kind\": \"Pod\"}]}")).isTrue();
    assertThat(isRecognised("{\"apiVersion\":\"v1\",\"items\":[],\"kind\":\"List\"}")).isTrue();
    assertThat(isRecognised("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\"}")).isFalse();
    assertThat(isRecognised("kind: Pod\napiVersion: v1\n")).isFalse();
  }

  private static boolean isRecognised(String text) {
    return new KubernetesPods()
        .recognises(FileHead.of("pods", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void requestIdsDiffer() throws IOException {
    assertThat(sample("pods-20260714.json").rows)
        .extracting(row -> row.of(GpuRequest.REQUEST_ID))
        .doesNotHaveDuplicates()
        .allMatch(Objects::nonNull);
  }
}
