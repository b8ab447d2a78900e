package dev.plumbline.ingest.opentelemetry;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Small inputs for the tests. */
final class Requests {
  /** 2026-07-14T00:00:00Z. */
  static final String MIDNIGHT = "1783987200000000000";

  /** An id as the driver prints it. */
  static final String UUID = "GPU-5f1c0d1e-7a34-4f0b-9a55-0c2e91d7a001";

  private Requests() {}

  static RecordingSink read(String text) {
    SourceSettings settings = SourceSettings.of("collector", "otlp-json");
    Instant notAfter = Instant.parse("2026-07-16T00:00:00Z");
    return RecordingSink.read(
        new OtlpJson(), new SourceFile(settings, "metrics.jsonl", notAfter), text);
  }

  /** One line with these metrics of a resource with these attributes. */
  static String request(String resource, String... metrics) {
    return """
    {"resourceMetrics":[{"resource":{"attributes":%s},"scopeMetrics":[{"metrics":[%s]}]}]}
    """
        .formatted(resource, String.join(",", metrics));
  }

  static String gauge(String name, String unit, String... points) {
    return """
    {"name":"%s","unit":"%s","gauge":{"dataPoints":[%s]}}"""
        .formatted(name, unit, String.join(",", points));
  }

  static String sum(String name, String unit, String temporality, String... points) {
    return """
    {"name":"%s","unit":"%s","sum":{"dataPoints":[%s],"aggregationTemporality":%s}}"""
        .formatted(name, unit, String.join(",", points), temporality);
  }

  /** A point at midnight. */
  static String point(String attributes, String value) {
    return point(attributes, MIDNIGHT, value);
  }

  static String point(String attributes, String time, String value) {
    return """
    {"attributes":%s,"timeUnixNano":"%s",%s}"""
        .formatted(attributes, time, value);
  }

  /** Attributes whose values are texts, by turns of key and value. */
  static String attributes(String... keysAndValues) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      list.add(
          "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}"
              .formatted(keysAndValues[i], keysAndValues[i + 1]));
    }
    return "[" + String.join(",", list) + "]";
  }

  /** Attributes of a GPU after the conventions. */
  static String hardware(String... more) {
    String base = attributes("hw.id", UUID, "hw.type", "gpu");
    return more.length == 0
        ? base
        : base.substring(0, base.length() - 1) + "," + attributes(more).substring(1);
  }

  /** The one metric of GPU {@code GPU-1} as dcgm-exporter labels it. */
  static String counter(String name, String value) {
    return request("[]", gauge(name, "", point(attributes("UUID", "GPU-1"), value)));
  }
}
