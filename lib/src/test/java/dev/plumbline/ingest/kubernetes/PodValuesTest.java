package dev.plumbline.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.tables.GpuRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod asks for, and from when to when. */
class PodValuesTest {
  private static final String RUNNING = Pods.scheduled("\"phase\":\"Running\"");

  private static Row row(String spec) {
    return Pods.read(Pods.pod(spec, RUNNING)).rows.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "nvidia.com/gpu, 8, 8, , ",
    "amd.com/gpu, 4, 4, , ",
    "nvidia.com/mig-1g.5gb, 2, , 1g.5gb, 2",
    "nvidia.com/mig-1g.10gb+me, 1, , 1g.10gb+me, 1",
    "nvidia.com/gpu.shared, 3, , shared, 3"
  })
  void resourcesAreWholeGpusOrParts(
      String resource, String count, Long whole, String type, Long slices) {
    for (String written : List.of(count, "\"" + count + "\"")) {
      Row row = row(Pods.containers(Pods.container(resource, written)));
      assertThat(row.of(GpuRequest.GPU_COUNT)).isEqualTo(whole);
      assertThat(row.of(GpuRequest.GPU_TYPE)).isEqualTo(type);
      assertThat(row.of(GpuRequest.GPU_SLICE_COUNT)).isEqualTo(slices);
      assertThat(row.of(GpuRequest.RESOURCE)).isEqualTo(resource);
    }
  }

  @Test
  void containersAddUpAndInitContainersDoNot() {
    String one = Pods.container("nvidia.com/gpu", "1");
    String four = Pods.container("nvidia.com/gpu", "4");
    String sidecar = four.replace("\"name\":\"c\"", "\"name\":\"s\",\"restartPolicy\":\"Always\"");
    String spec = Pods.containers(one, one);
    // max(1 + 1, 4) = 4.
    assertThat(row(withInit(spec, four)).of(GpuRequest.GPU_COUNT)).isEqualTo(4L);
    // max(1 + 1, 1, 1) = 2.
    assertThat(row(withInit(spec, one + "," + one)).of(GpuRequest.GPU_COUNT)).isEqualTo(2L);
    // The sidecar runs on: max(1 + 1 + 4, 4) = 6.
    assertThat(row(withInit(spec, sidecar)).of(GpuRequest.GPU_COUNT)).isEqualTo(6L);
    // Behind the sidecar an init container of four: max(1 + 1 + 4, 4 + 4) = 8; before it: 6.
    assertThat(row(withInit(spec, sidecar + "," + four)).of(GpuRequest.GPU_COUNT)).isEqualTo(8L);
    assertThat(row(withInit(spec, four + "," + sidecar)).of(GpuRequest.GPU_COUNT)).isEqualTo(6L);
  }

  private static String withInit(String spec, String containers) {
    return spec.replace("\"containers\"", "\"initContainers\":[" + containers + "],\"containers\"");
  }

  @Test
  void aWholeGpuAndPartsOfOnesAreTwoFigures() {
    Row row =
        row(
            Pods.containers(
                Pods.container("nvidia.com/gpu", "1"),
                Pods.container("nvidia.com/mig-3g.20gb", "2")));
    assertThat(row.of(GpuRequest.GPU_COUNT)).isEqualTo(1L);
    assertThat(row.of(GpuRequest.GPU_SLICE_COUNT)).isEqualTo(2L);
    assertThat(row.of(GpuRequest.RESOURCE)).isEqualTo("nvidia.com/gpu,nvidia.com/mig-3g.20gb");
  }

  @ParameterizedTest
  @CsvSource({
    "nvidia.com/gpu, 1k, bad_gpu_quantity",
    "nvidia.com/gpu, 0.5, bad_gpu_quantity",
    "nvidia.com/gpu, -1, bad_gpu_quantity",
    "nvidia.com/gpu, 99999999999, bad_gpu_quantity"
  })
  void quantitiesAreWholeNumbers(String resource, String count, String reason) {
    String spec = Pods.containers(Pods.container(resource, "\"" + count + "\""));
    RecordingSink sink = Pods.read(Pods.pod(spec, RUNNING));
    assertThat(sink.rejects.get(0).reasons()).containsExactly(reason);
    assertThat(sink.rejects.get(0).raw()).contains("\"name\":\"p\"");
  }

  @Test
  void podsWithoutGpusSayWhy() {
    RecordingSink sink =
        Pods.read(
            Pods.pod(Pods.containers(Pods.container("cpu", "8")), RUNNING),
            Pods.pod(Pods.containers(Pods.container("nvidia.com/gpu", "0")), RUNNING),
            Pods.pod(Pods.containers(Pods.container("vendor.example/gpu-mem", "4")), RUNNING),
            Pods.pod("{\"resourceClaims\":[{\"name\":\"x\"}],\"containers\":[]}", RUNNING));
    assertThat(sink.ignored)
        .isEqualTo(Map.of("no_gpu", 2L, "unknown_gpu_resource", 1L, "resource_claims_only", 1L));
    assertThat(sink.unmapped).containsExactly("vendor.example/gpu-mem");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"phase\":\"Running\"; RUNNING; running; ; ",
        // Scheduled and still pulling its image: the devices are held.
        "\"phase\":\"Pending\"; PENDING; unknown; ; ",
        "\"phase\":\"Succeeded\",\"containerStatuses\":[TERM0]; SUCCEEDED; succeeded; 09:00:00; 0",
        "\"phase\":\"Failed\",\"containerStatuses\":[TERM0,TERM9]; FAILED; failed; 09:30:00; 9",
        "\"phase\":\"Failed\",\"reason\":\"DeadlineExceeded\",\"containerStatuses\":[TERM9];"
            + " FAILED; timeout; 09:30:00; 9",
        "\"phase\":\"Failed\",\"reason\":\"Evicted\",\"containerStatuses\":[TERM9];"
            + " FAILED; cancelled; 09:30:00; 9",
        // One container of two has ended, or all have and will be restarted: the pod goes on.
        "\"phase\":\"Running\",\"containerStatuses\":[TERM0,{\"state\":{\"running\":{}}}];"
            + " RUNNING; running; ; 0",
        "\"phase\":\"Running\",\"containerStatuses\":[TERM9]; RUNNING; running; ; 9",
      })
  void aPodHoldsItsDevicesFromSchedulingToItsEnd(
      String status, String state, String outcome, String ended, String exitCode) {
    String written =
        status
            .replace("TERM0", terminated(0, "2026-07-14T09:00:00Z"))
            .replace("TERM9", terminated(9, "2026-07-14T09:30:00Z"));
    Row row = Pods.read(Pods.gpuPod(Pods.scheduled(written))).rows.get(0);
    assertThat(row.of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse("2026-07-14T08:00:01Z"));
    assertThat(row.of(GpuRequest.STATE)).isEqualTo(state);
    assertThat(row.of(GpuRequest.OUTCOME)).isEqualTo(outcome);
    assertThat(row.of(GpuRequest.ENDED_AT))
        .isEqualTo(ended == null ? null : Instant.parse("2026-07-14T" + ended + "Z"));
    assertThat(row.of(GpuRequest.EXIT_CODE)).isEqualTo(exitCode);
  }

  private static String terminated(int code, String at) {
    return "{\"state\":{\"terminated\":{\"exitCode\":%d,\"finishedAt\":\"%s\"}}}"
        .formatted(code, at);
  }

  @Test
  void aPodThatWaitsHoldsNothing() {
    RecordingSink sink =
        Pods.read(
            Pods.gpuPod(
                "{\"phase\":\"Pending\",\"conditions\":[{\"type\":\"PodScheduled\",\"status\":"
                    + "\"False\",\"lastTransitionTime\":\"2026-07-14T08:00:02Z\"}]}"));
    Row row = sink.rows.get(0);
    assertThat(row.of(GpuRequest.STARTED_AT)).isNull();
    assertThat(row.of(GpuRequest.COUNT_BASIS)).isEqualTo("requested");
    assertThat(row.from()).isEqualTo(row.through()).hasToString("2026-07-14");
  }

  @Test
  void aPodThatWasScheduledNobodySaysWhenHoldsFromWhenItsNodeSawIt() {
    RecordingSink sink =
        Pods.read(
            Pods.gpuPod(
                "{\"phase\":\"Running\",\"startTime\":\"2026-07-14T08:00:05Z\",\"conditions\":["
                    + "{\"type\":\"PodScheduled\",\"status\":\"True\","
                    + "\"lastTransitionTime\":null}]}"));
    assertThat(sink.rows.get(0).of(GpuRequest.STARTED_AT))
        .isEqualTo(Instant.parse("2026-07-14T08:00:05Z"));
    assertThat(sink.absent).isEqualTo(Map.of("start_from_start_time", 1L));
  }

  @Test
  void aStateThatForgotItsSchedulingKeepsTheOneBefore() {
    String known = Pods.gpuPod(RUNNING);
    String forgot =
        Pods.gpuPod(
            "{\"phase\":\"Succeeded\",\"containerStatuses\":["
                + terminated(0, "2026-07-14T09:00:00Z")
                + "]}");
    Row row = Pods.read(known, forgot).rows.get(0);
    assertThat(row.of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse("2026-07-14T08:00:01Z"));
    assertThat(row.of(GpuRequest.ENDED_AT)).isEqualTo(Instant.parse("2026-07-14T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-14T07:00:00Z, end_before_start",
    "2027-07-14T07:00:00Z, clock_in_future",
    "yesterday, bad_time"
  })
  void timesThatCannotBeAreRefused(String ended, String reason) {
    String status =
        Pods.scheduled("\"phase\":\"Failed\",\"containerStatuses\":[" + terminated(1, ended) + "]");
    RecordingSink sink = Pods.read(Pods.gpuPod(status));
    assertThat(sink.rejects.get(0).reasons()).containsExactly(reason);
  }

  @Test
  void labelsThatNameSecretsAreMasked() {
    String pod =
        Pods.gpuPod(RUNNING)
            .replace("\"uid\":", "\"labels\":{\"api-token\":\"s3cr3t\",\"team\":\"x\"},\"uid\":");
    Row row = Pods.read(pod).rows.get(0);
    assertThat(row.of(GpuRequest.LABELS))
        .isEqualTo(Map.of("api-token", "[masked: secret by name]", "team", "x"));
  }
}
