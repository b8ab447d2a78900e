package dev.plumbline.ingest.opentelemetry;

import static dev.plumbline.ingest.opentelemetry.Requests.attributes;
import static dev.plumbline.ingest.opentelemetry.Requests.counter;
import static dev.plumbline.ingest.opentelemetry.Requests.gauge;
import static dev.plumbline.ingest.opentelemetry.Requests.point;
import static dev.plumbline.ingest.opentelemetry.Requests.read;
import static dev.plumbline.ingest.opentelemetry.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OtlpJsonTest {
  @Test
  void theSampleGivesWhatItsFiguresSay() throws IOException {
    Path folder = Path.of(OtlpJsonSpecimen.SAMPLES);
    String name = "metrics.jsonl ";
    RecordingSink sink = read(Files.readString(folder.resolve("metrics.jsonl")));
    Map<String, Double> figures = new HashMap<>();
    figures.put(name + "accepted", (double) sink.accepted);
    figures.put(name + "rejected", (double) sink.rejects.size());
    figures.put(name + "ignored", counted(sink.ignored));
    figures.put(name + "duplicates", (double) sink.duplicates);
    figures.put(name + "rows", (double) sink.rows.size());
    figures.put(name + "absent", counted(sink.absent));
    figures.put(name + "power", total(sink, GpuSample.POWER));
    figures.put(name + "energy", total(sink, GpuSample.ENERGY));
    figures.put(name + "gpu utilization", total(sink, GpuSample.GPU_UTILIZATION));
    figures.put(name + "encoder utilization", total(sink, GpuSample.ENCODER_UTILIZATION));
    figures.put(name + "sm active", total(sink, GpuSample.SM_ACTIVE));
    figures.put(name + "framebuffer", total(sink, GpuSample.FRAMEBUFFER_USED));
    figures.put(name + "temperature", total(sink, GpuSample.GPU_TEMPERATURE));

    List<String> lines = Files.readAllLines(folder.resolve("expected.csv"));
    assertThat(lines).hasSize(figures.size() + 1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      assertThat(figures.get(cells[0]))
          .as(line)
          .isCloseTo(Double.parseDouble(cells[1]), within(1e-9));
    }
    assertThat(sink.rejects)
        .extracting(RecordingSink.Refused::reasons)
        .containsExactly(List.of("no_uuid"), List.of("invalid_json"));
  }

  private static double counted(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double total(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .map(row -> row.of(column))
        .filter(Objects::nonNull)
        .mapToDouble(value -> (Double) value)
        .sum();
  }

  @Test
  void dcgmNamesKeepTheirScales() {
    RecordingSink sink =
        read(
            counter("DCGM_FI_DEV_GPU_UTIL", "\"asDouble\":35")
                + counter("DCGM_FI_DEV_FB_USED", "\"asInt\":\"2\"")
                + counter("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "\"asInt\":5000"));

    assertThat(sink.rows).hasSize(1);
    // 35 percent; 2 MiB × 1,048,576; 5,000 mJ × 0.001.
    assertThat(sink.rows.get(0).of(GpuSample.GPU_UTILIZATION)).isEqualTo(0.35);
    assertThat(sink.rows.get(0).of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(2_097_152.0);
    assertThat(sink.rows.get(0).of(GpuSample.ENERGY)).isEqualTo(5.0);
    assertThat(sink.rows.get(0).of(GpuSample.SAMPLED_AT))
        .isEqualTo(Instant.parse("2026-07-14T00:00:00Z"));
  }

  @Test
  void theResourceFillsWhatThePointLacksButOwnsNothing() {
    String resource =
        attributes(
            "host.name",
            "collector-7d9f",
            "k8s.node.name",
            "node-1",
            "k8s.pod.name",
            "exporter-1",
            "k8s.namespace.name",
            "monitoring",
            "service.name",
            "dcgm",
            "k8s.cluster.name",
            "east",
            "service.instance.id",
            "10.0.0.7:9400");
    RecordingSink sink =
        read(
            request(
                resource,
                gauge(
                    "DCGM_FI_DEV_POWER_USAGE",
                    "",
                    point(attributes("UUID", "GPU-1"), "\"asDouble\":1"),
                    point(
                        attributes("UUID", "GPU-2", "Hostname", "node-2", "pod", "train-0"),
                        "\"asDouble\":1"))));
    RecordingSink.Row filled = sink.sideRows.get(0);

    assertThat(filled.of(DeviceLabelSet.NODE)).isEqualTo("node-1");
    assertThat(filled.of(DeviceLabelSet.CLUSTER)).isEqualTo("east");
    assertThat(filled.of(DeviceLabelSet.POD)).isNull();
    assertThat(filled.of(DeviceLabelSet.NAMESPACE)).isNull();
    assertThat((Map<?, ?>) filled.of(DeviceLabelSet.LABELS))
        .isEqualTo(Map.of("instance", "10.0.0.7:9400", "job", "dcgm"));
    assertThat(sink.sideRows.get(1).of(DeviceLabelSet.NODE)).isEqualTo("node-2");
    assertThat(sink.sideRows.get(1).of(DeviceLabelSet.POD)).isEqualTo("train-0");
    assertThat(sink.unmapped)
        .containsExactly("resource.k8s.namespace.name", "resource.k8s.pod.name");
  }

  @Test
  void instancesAndTheirGpuAreToldApart() {
    String instance = attributes("UUID", "GPU-1", "GPU_I_ID", "3", "GPU_I_PROFILE", "3g.40gb");
    String whole = attributes("UUID", "GPU-1");
    RecordingSink sink =
        read(
            request(
                "[]",
                gauge("DCGM_FI_DEV_GPU_UTIL", "", point(whole, "\"asDouble\":0")),
                gauge("DCGM_FI_PROF_SM_ACTIVE", "", point(instance, "\"asDouble\":0.5")),
                gauge(
                    "DCGM_FI_DEV_POWER_USAGE",
                    "",
                    point(whole, "\"asDouble\":200"),
                    point(instance, "\"asDouble\":200"))));

    assertThat(sink.rows)
        .extracting(row -> row.of(GpuSample.DEVICE_ID))
        .containsExactlyInAnyOrder("GPU-1", "GPU-1/3");
    assertThat(total(sink, GpuSample.POWER)).isEqualTo(200.0);
    assertThat(sink.absent).isEqualTo(Map.of("mig_parent", 1L, "mig_parent_copy", 1L));
  }

  @Test
  void otherKindsAndSignalsAreLeftOutAndCounted() {
    RecordingSink sink =
        read(
            """
            {"resourceMetrics":[{"scopeMetrics":[{"metrics":[
             {"name":"a","histogram":{"dataPoints":[{},{}]}},
             {"name":"b","exponentialHistogram":{"dataPoints":[{}]}},
             {"name":"c","summary":{"dataPoints":[{}]}},
             {"name":"d"},
             {"name":"up","gauge":{"dataPoints":[{"asDouble":1}]}}]}]}]}
            {"resourceLogs":[]}
            {"resourceSpans":[{}]}
            {"resourceProfiles":[]}
            {"resourceMetrics":[]}
            """);

    assertThat(sink.ignored)
        .isEqualTo(
            Map.of(
                "no_data_points",
                1L,
                "histogram",
                3L,
                "summary",
                1L,
                "no_gpu",
                1L,
                "logs",
                1L,
                "traces",
                1L,
                "profiles",
                1L));
    assertThat(sink.records()).isEqualTo(9);
  }

  @Test
  void olderSpellingsAreRead() {
    RecordingSink sink =
        read(
            """
            {"resource_metrics":[{"resource":{"attributes":[{"key":"host.name","value":\
            {"string_value":"n8"}}]},"instrumentation_library_metrics":[{"metrics":[{"name":\
            "DCGM_FI_DEV_SM_CLOCK","gauge":{"data_points":[{"attributes":[{"key":"UUID","value":\
            {"string_value":"GPU-1"}},{"key":"gpu","value":{"int_value":"0"}}],\
            "time_unix_nano":"1783987200000000000","as_int":"1755"}]}}]}]}]}
            """);

    assertThat(sink.rows.get(0).of(GpuSample.SM_CLOCK)).isEqualTo(1755.0);
    assertThat(sink.sideRows.get(0).of(DeviceLabelSet.NODE)).isEqualTo("n8");
    assertThat(sink.sideRows.get(0).of(DeviceLabelSet.GPU_INDEX)).isEqualTo("0");
  }

  @Test
  void aBrokenLineIsOneRecordAndTheNextIsRead() {
    String line = counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":1");
    String cut = line.substring(0, line.length() / 2) + "\n";
    RecordingSink sink = read(cut + line + "{\"a\":1}\nno json\n{\"resourceMetrics\":}\n" + cut);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects)
        .extracting(reject -> reject.line() + " " + reject.reasons().get(0))
        .containsExactly(
            "1 invalid_json",
            "3 no_resource_metrics",
            "4 invalid_json",
            "5 invalid_json",
            "6 invalid_json");
  }

  @Test
  void prettyPrintedRequestsAreReadToo() {
    String line = counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":1");
    RecordingSink sink = read(line.replace("{", "{\n  ").replace(",", ",\n  ").replace("]", "\n]"));

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects).isEmpty();
  }

  @Test
  void aFileWithoutAnyRequestIsRefused() {
    assertThatThrownBy(() -> read("{\"a\":1}\n{\"b\":2}\n"))
        .hasCauseInstanceOf(MalformedFile.class)
        .hasMessageContaining("no line is an OTLP request");
    assertThat(read("").records()).isZero();
  }

  @Test
  void onlyMetricsAreRecognised() {
    OtlpJson format = new OtlpJson();
    for (String yes :
        List.of(
            "{\"resourceMetrics\":[", "{\"resource_metrics\": [{", "{\n\"resourceMetrics\" : [")) {
      assertThat(format.recognises(head(yes))).as(yes).isTrue();
    }
    for (String no :
        List.of("", "{\"resourceLogs\":[]}", "{\"status\":\"success\"}", "resourceMetrics")) {
      assertThat(format.recognises(head(no))).as(no).isFalse();
    }
  }

  private static FileHead head(String text) {
    return FileHead.of("f", text.getBytes(StandardCharsets.UTF_8));
  }
}
