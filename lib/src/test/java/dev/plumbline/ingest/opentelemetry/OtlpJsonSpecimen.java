package dev.plumbline.ingest.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.Specimen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What the contract test reads of OTLP lines. */
public final class OtlpJsonSpecimen {
  static final String SAMPLES = "../data/samples/formats/otlp-json/";

  private static final String LINES =
      """
      {"resourceMetrics":[{"resource":{"attributes":[{"key":"k8s.node.name","value":\
      {"stringValue":"n1"}}]},"scopeMetrics":[{"metrics":[{"name":"DCGM_FI_DEV_GPU_UTIL","gauge":\
      {"dataPoints":[{"attributes":[{"key":"UUID","value":{"stringValue":"GPU-1"}}],\
      "timeUnixNano":"1783987200000000000","asDouble":35},{"attributes":[{"key":"UUID","value":\
      {"stringValue":"GPU-1"}},{"key":"GPU_I_ID","value":{"intValue":"3"}}],\
      "timeUnixNano":"1783987200000000000","asInt":"0","flags":1}]}}]}]}]}
      {"resourceMetrics":[{"resource":{},"scopeMetrics":[{"metrics":[{"name":"hw.energy","unit":\
      "J","sum":{"dataPoints":[{"attributes":[{"key":"hw.id","value":{"stringValue":\
      "GPU-5f1c0d1e-7a34-4f0b-9a55-0c2e91d7a001"}},{"key":\
      "hw.type","value":{"stringValue":"gpu"}}],"timeUnixNano":1783987230000000000,"asDouble":\
      12.5}],"aggregationTemporality":2,"isMonotonic":true}},{"name":"h","histogram":{"dataPoints":\
      [{"timeUnixNano":"1783987230000000000","count":"1"}]}}]}]}]}
      {"resourceLogs":[{"resource":{}}]}
      """;

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new OtlpJson())
          .in(SAMPLES)
          .named(".jsonl", ".json")
          .texts(LINES, LINES.replace("\n", "\r\n"))
          .records(OtlpJsonSpecimen::records);

  private OtlpJsonSpecimen() {}

  /** Every object with a list of points, wherever it stands; a line without any is one record. */
  static long records(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .mapToLong(OtlpJsonSpecimen::ofLine)
        .sum();
  }

  private static long ofLine(String line) {
    try {
      JsonNode request = new ObjectMapper().readTree(line);
      return line.contains("Metrics\"") || line.contains("_metrics\"")
          ? Stream.of("dataPoints", "data_points")
              .flatMap(name -> request.findValues(name).stream())
              .mapToLong(JsonNode::size)
              .sum()
          : 1;
    } catch (IOException e) {
      return 1;
    }
  }
}
