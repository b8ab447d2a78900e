package dev.plumbline.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.tables.GpuRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Until when a pod is taken to have held its devices where its containers do not say. */
class PodEndsTest {
  private static final String INIT_ENDED =
      "\"initContainerStatuses\":[{\"state\":{\"terminated\":{\"exitCode\":0,"
          + "\"finishedAt\":\"2026-07-14T08:00:30Z\"}}}]";
  private static final String STILL_RUNNING =
      "\"containerStatuses\":[{\"state\":{\"running\":{\"startedAt\":\"2026-07-14T08:00:31Z\"}}}]";

  private static String deleted(String pod, String at) {
    return pod.replace("\"uid\":", "\"deletionTimestamp\":\"" + at + "\",\"uid\":");
  }

  private static Instant ended(RecordingSink sink) {
    assertThat(sink.rows).hasSize(1);
    return (Instant) sink.rows.get(0).of(GpuRequest.ENDED_AT);
  }

  /** The node was lost: the pod is Failed, and its containers' last known state is running. */
  @Test
  void anInitContainersEndIsNotThatOfAPodWhoseContainersWereLost() {
    String conditions =
        "{\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"True\","
            + "\"lastTransitionTime\":\"2026-07-14T08:00:01Z\"},{\"type\":\"Ready\",\"status\":"
            + "\"False\",\"lastTransitionTime\":\"2026-07-14T20:00:00Z\"}],\"phase\":\"Failed\","
            + INIT_ENDED
            + ",";
    RecordingSink known = Pods.read(Pods.gpuPod(conditions + STILL_RUNNING + "}"));
    assertThat(ended(known)).isEqualTo(Instant.parse("2026-07-14T20:00:00Z"));
    assertThat(known.absent).isEqualTo(Map.of("end_from_condition", 1L));

    String failed = Pods.scheduled("\"phase\":\"Failed\"," + INIT_ENDED + "," + STILL_RUNNING);
    RecordingSink unknown = Pods.read(Pods.gpuPod(failed));
    assertThat(ended(unknown)).isNull();
    assertThat(unknown.absent).isEqualTo(Map.of("end_unknown", 1L));
  }

  /** Its own containers never ran, so that the init container's end is the pod's. */
  @Test
  void aPodThatFailedInItsInitContainerEndedWithIt() {
    String waiting =
        "\"containerStatuses\":[{\"state\":{\"waiting\":{\"reason\":\"PodInitializing\"}}}]";
    RecordingSink sink =
        Pods.read(
            Pods.gpuPod(Pods.scheduled("\"phase\":\"Failed\"," + INIT_ENDED + "," + waiting)));
    assertThat(ended(sink)).isEqualTo(Instant.parse("2026-07-14T08:00:30Z"));
  }

  /** The time of deletion is when the grace period ends, which may be hours ahead. */
  @Test
  void aPodThatIsToBeDeletedLaterStillRuns() {
    String running = Pods.gpuPod(Pods.scheduled("\"phase\":\"Running\""));
    String pod = deleted(running, "2027-01-01T00:00:00Z");
    RecordingSink sink = Pods.read(pod);
    assertThat(sink.rejects).isEmpty();
    assertThat(ended(sink)).isNull();
    Row row = sink.rows.get(0);
    assertThat(row.of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse("2026-07-14T08:00:01Z"));
    assertThat(row.of(GpuRequest.OUTCOME)).isEqualTo("running");
    assertThat(sink.absent).isEmpty();
  }

  @Test
  void aDeletedPodWithoutAnEndIsCounted() {
    String pod = Pods.gpuPod(Pods.scheduled("\"phase\":\"Running\""));
    RecordingSink sink = Pods.read("{\"type\":\"DELETED\",\"object\":" + pod + "}");
    assertThat(ended(sink)).isNull();
    assertThat(sink.rows.get(0).of(GpuRequest.OUTCOME)).isEqualTo("cancelled");
    assertThat(sink.absent).isEqualTo(Map.of("end_unknown", 1L));
  }
}
