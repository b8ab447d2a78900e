package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import java.io.IOException;

/** What the contract test reads of pods. */
public final class KubernetesPodsSpecimen {
  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"n","name":"p%1$d","uid":"u%1$d",\
      "creationTimestamp":"2026-07-14T08:00:00Z"},"spec":{"nodeName":"a","containers":[\
      {"name":"c","env":[{"name":"A","value":"hush"}],"resources":{"limits":{"nvidia.com/gpu":\
      "%1$d"}}}]},"status":{"phase":"Running","conditions":[{"type":"PodScheduled","status":\
      "True","lastTransitionTime":"2026-07-14T08:00:01Z"}]}}""";

  private static final String LIST =
      "{\"apiVersion\":\"v1\",\n\"items\":[\n"
          + POD.formatted(1)
          + ",\n"
          + POD.formatted(2)
          + "],\n\"kind\":\"List\"}\n";

  private static final String WATCH =
      "{\"type\":\"ADDED\",\"object\":"
          + POD.formatted(1)
          + "}\n{\"type\":\"DELETED\",\"object\":"
          + POD.formatted(2)
          + "}\n";

  /** A list, watch output, and pods one after the other. */
  public static final Specimen SPECIMEN =
      Specimen.of(new KubernetesPods())
          .in("../data/samples/formats/kubernetes-pods")
          .named(".json", ".ndjson")
          .texts(LIST, WATCH, POD.formatted(1) + "\n" + POD.formatted(2) + "\n")
          .records(KubernetesPodsSpecimen::records);

  private KubernetesPodsSpecimen() {}

  /** Items of a list, or lines. */
  static long records(byte[] bytes) {
    try {
      JsonNode first = new ObjectMapper().readTree(bytes);
      return first.has("items") ? first.path("items").size() : RecordCounts.lines(bytes);
    } catch (IOException e) {
      return RecordCounts.lines(bytes);
    }
  }
}
