package dev.plumbline.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Until when a list shows that a pod ran, and which GPUs its annotations name. */
class SeenPodsTest {
  private static final String RUNNING =
      Pods.scheduled(
          "\"phase\":\"Running\",\"containerStatuses\":[{\"state\":{\"running\":{\"startedAt\":"
              + "\"2026-07-14T08:00:05Z\"}}}]");

  /** A pod without GPUs that was created then. */
  private static String other(String created) {
    return """
    {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"n","name":"q","uid":"v",\
    "creationTimestamp":"%s"},"spec":{"containers":[{"name":"c"}]},"status":{}}\
    """
        .formatted(created);
  }

  @Test
  void aRunningPodWasSeenAtTheNewestTimeOfItsFile() {
    RecordingSink sink = Pods.read(Pods.gpuPod(RUNNING), other("2026-07-16T00:29:58Z"));
    assertThat(sink.rows.get(0).of(GpuRequest.SEEN_AT))
        .isEqualTo(Instant.parse("2026-07-16T00:29:58Z"));
  }

  @Test
  void aPodThatIsOverWasNot() {
    String ended =
        Pods.scheduled(
            "\"phase\":\"Succeeded\",\"containerStatuses\":[{\"state\":{\"terminated\":"
                + "{\"finishedAt\":\"2026-07-14T09:00:00Z\"}}}]");
    RecordingSink sink = Pods.read(Pods.gpuPod(ended), other("2026-07-16T00:29:58Z"));
    assertThat(sink.rows.get(0).of(GpuRequest.SEEN_AT)).isNull();
    // over, and nobody says since when
    RecordingSink unknown =
        Pods.read(
            Pods.gpuPod(Pods.scheduled("\"phase\":\"Failed\"")), other("2026-07-16T00:29:58Z"));
    assertThat(unknown.rows.get(0).of(GpuRequest.SEEN_AT)).isNull();
  }

  @Test
  void annotationsMayNameGpus() {
    String annotated =
        Pods.gpuPod(RUNNING)
            .replace(
                "\"uid\":",
                "\"annotations\":{\"hami.io/vgpu-devices-allocated\":"
                    + "\"GPU-0FC3EB86-64C5-974F-D5CF-0D46495E2C10,NVIDIA,8192,50:;\"},\"uid\":");
    assertThat(Pods.read(annotated).rows.get(0).of(GpuRequest.DEVICES))
        .isEqualTo(List.of("GPU-0fc3eb86-64c5-974f-d5cf-0d46495e2c10"));
  }
}
