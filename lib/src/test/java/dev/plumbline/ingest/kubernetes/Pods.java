package dev.plumbline.ingest.kubernetes;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.time.Instant;
import java.util.List;

/** Reads pods for tests. */
final class Pods {
  private Pods() {}

  static SourceFile file() {
    SourceSettings settings =
        SourceSettings.of("pods", "kubernetes-pods")
            .with(new SourceSettings.Labels("east", List.of(), "label_run_id"));
    return new SourceFile(settings, "pods.json", Instant.parse("2026-12-31T00:00:00Z"));
  }

  static RecordingSink read(String... objects) {
    return RecordingSink.read(new KubernetesPods(), file(), String.join("\n", objects) + "\n");
  }

  /** A pod of this specification and status, created at eight. */
  static String pod(String spec, String status) {
    return """
    {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"n","name":"p","uid":"u",\
    "creationTimestamp":"2026-07-14T08:00:00Z"},"spec":%s,"status":%s}\
    """
        .formatted(spec, status);
  }

  /** A specification with these containers. */
  static String containers(String... resources) {
    return "{\"nodeName\":\"a\",\"containers\":[%s]}"
        .formatted(String.join(",", List.of(resources)));
  }

  /** A container that is limited to so many of a resource. */
  static String container(String resource, String count) {
    return "{\"name\":\"c\",\"resources\":{\"limits\":{\"%s\":%s}}}".formatted(resource, count);
  }

  /** A pod with a GPU and this status. */
  static String gpuPod(String status) {
    return pod(containers(container("nvidia.com/gpu", "\"1\"")), status);
  }

  /** Scheduled a second after eight, with these fields too. */
  static String scheduled(String fields) {
    return """
    {"conditions":[{"type":"PodScheduled","status":"True",\
    "lastTransitionTime":"2026-07-14T08:00:01Z"}],%s}\
    """
        .formatted(fields);
  }
}
