package dev.plumbline.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Cases;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.tables.GpuRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods that a node refused: they were scheduled, failed, and never held anything. */
class NeverAdmittedPodTest {
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final String SCHEDULED =
      "\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"True\","
          + "\"lastTransitionTime\":\"2026-07-14T08:00:01Z\"}]";

  private static String failed(String reason, String more) {
    return Pods.gpuPod(
        "{\"phase\":\"Failed\",\"reason\":\"%s\",\"startTime\":\"2026-07-14T08:00:02Z\",%s%s}"
            .formatted(reason, SCHEDULED, more));
  }

  private static Row only(String... objects) {
    RecordingSink sink = Pods.read(objects);
    assertThat(sink.rows).hasSize(1);
    return sink.rows.get(0);
  }

  private static void heldNothing(Row row) {
    assertThat(row.of(GpuRequest.STARTED_AT)).isNull();
    assertThat(row.of(GpuRequest.ENDED_AT)).isNotNull();
    assertThat(row.of(GpuRequest.COUNT_BASIS)).isEqualTo("requested");
    assertThat(row.of(GpuRequest.OUTCOME)).isEqualTo("failed");
  }

  @Test
  void neverAdmittedPod() {
    RecordingSink sink = Pods.read(Cases.text("never-admitted-pod.json"));
    assertThat(sink.accepted).isEqualTo(5);
    for (Row row : sink.rows.subList(0, 2)) {
      heldNothing(row);
      assertThat(row.of(GpuRequest.ENDED_AT)).isEqualTo(TEN);
      assertThat(row.of(GpuRequest.GPU_COUNT)).isEqualTo(8L);
    }
    assertThat(sink.rows)
        .extracting(row -> row.of(GpuRequest.POD), row -> row.of(GpuRequest.ENDED_AT))
        .contains(
            org.assertj.core.groups.Tuple.tuple("loop", null),
            org.assertj.core.groups.Tuple.tuple("slow-term", Instant.parse("2026-11-20T10:20:00Z")),
            org.assertj.core.groups.Tuple.tuple("finnull", Instant.parse("2026-11-20T10:45:00Z")));
    assertThat(sink.absent).containsEntry("never_admitted", 2L).doesNotContainKey("end_unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OutOfcpu",
        "OutOfmemory",
        "NodeAffinity",
        "UnexpectedAdmissionError",
        "TopologyAffinityError",
        "MatchNodeSelector"
      })
  void whateverTheKubeletRefusedItFor(String reason) {
    heldNothing(only(failed(reason, "")));
    String waiting =
        ",\"containerStatuses\":[{\"name\":\"c\",\"restartCount\":0,\"state\":"
            + "{\"waiting\":{\"reason\":\"ContainerCreating\"}}}]";
    heldNothing(only(failed(reason, waiting)));
  }

  @Test
  void reasonsThatAlsoEndRunningPodsNeedAMessage() {
    heldNothing(
        only(failed("Evicted", ",\"message\":\"Pod The node had condition: [DiskPressure]. \"")));
    heldNothing(
        only(
            failed(
                "NodeShutdown",
                ",\"message\":\"Pod was rejected as the node is shutting down.\"")));
    // This one ran: its eviction forgot the containers, and nobody knows when it ended.
    RecordingSink evicted =
        Pods.read(failed("Evicted", ",\"message\":\"The node was low on resource: memory.\""));
    assertThat(evicted.rows.get(0).of(GpuRequest.STARTED_AT)).isNotNull();
    assertThat(evicted.rows.get(0).of(GpuRequest.OUTCOME)).isEqualTo("cancelled");
    assertThat(evicted.absent).isEqualTo(Map.of("end_unknown", 1L));
  }

  @Test
  void aDisruptionSaysWhenAForgottenPodEnded() {
    String status =
        "{\"phase\":\"Failed\",\"reason\":\"Preempting\",\"conditions\":["
            + "{\"type\":\"PodScheduled\",\"status\":\"True\","
            + "\"lastTransitionTime\":\"2026-07-14T08:00:01Z\"},"
            + "{\"type\":\"DisruptionTarget\",\"status\":\"True\",\"lastTransitionTime\":"
            + "\"2026-07-14T09:30:00Z\"}]}";
    assertThat(only(Pods.gpuPod(status)).of(GpuRequest.ENDED_AT))
        .isEqualTo(Instant.parse("2026-07-14T09:30:00Z"));
  }

  /** Neither an earlier state nor the scheduler's event makes a refused pod a holder. */
  @Test
  void whatWasScheduledBeforeItWasRefusedNeverStarted() {
    String pending = Pods.gpuPod(Pods.scheduled("\"phase\":\"Pending\""));
    String event =
        """
        {"kind":"Event","metadata":{"name":"e"},"involvedObject":{"kind":"Pod","uid":"u"},\
        "reason":"Scheduled","message":"Successfully assigned n/p to a",\
        "firstTimestamp":"2026-07-14T08:00:01Z"}\
        """;
    heldNothing(only(pending, event, failed("OutOfnvidia.com/gpu", "")));
  }

  @Test
  void aContainerThatRanIsNoRefusal() {
    String ran =
        ",\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"terminated\":{\"exitCode\":1,"
            + "\"finishedAt\":\"2026-07-14T09:00:00Z\"}}}]";
    Row row = only(failed("Error", ran));
    assertThat(row.of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse("2026-07-14T08:00:01Z"));
    assertThat(row.of(GpuRequest.ENDED_AT)).isEqualTo(Instant.parse("2026-07-14T09:00:00Z"));
  }
}
