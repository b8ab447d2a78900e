package dev.plumbline.ingest.prometheus;

import static dev.plumbline.ingest.prometheus.Responses.at;
import static dev.plumbline.ingest.prometheus.Responses.labelled;
import static dev.plumbline.ingest.prometheus.Responses.matrix;
import static dev.plumbline.ingest.prometheus.Responses.read;
import static dev.plumbline.ingest.prometheus.Responses.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusJsonTest {
  private static final String ANSWER = matrix(series("DCGM_FI_DEV_POWER_USAGE", at(0, "100")));

  @Test
  void theSamplesGiveWhatTheirFiguresSay() throws IOException {
    Path folder = Path.of(PrometheusJsonSpecimen.SAMPLES);
    Map<String, Double> figures = new TreeMap<>();
    for (String name : List.of("range.json", "hourly.ndjson", "sorted-keys.json")) {
      RecordingSink sink = read(Files.readString(folder.resolve(name)));
      figures.put(name + " accepted", (double) sink.accepted);
      figures.put(name + " rejected", (double) sink.rejects.size());
      figures.put(name + " ignored", sum(sink.ignored));
      figures.put(name + " duplicates", (double) sink.duplicates);
      figures.put(name + " rows", (double) sink.rows.size());
      figures.put(name + " absent", sum(sink.absent));
      figures.put(name + " power", sum(sink, GpuSample.POWER));
      figures.put(name + " gpu utilization", sum(sink, GpuSample.GPU_UTILIZATION));
      figures.put(name + " sm active", sum(sink, GpuSample.SM_ACTIVE));
      figures.put(name + " framebuffer", sum(sink, GpuSample.FRAMEBUFFER_USED));
      figures.put(name + " temperature", sum(sink, GpuSample.GPU_TEMPERATURE));
    }
    List<String> lines = Files.readAllLines(folder.resolve("expected.csv"));
    assertThat(lines).hasSizeGreaterThan(20);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      assertThat(figures.get(cells[0]))
          .as(line)
          .isCloseTo(Double.parseDouble(cells[1]), within(1e-9));
    }
  }

  private static double sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .map(row -> row.of(column))
        .filter(Objects::nonNull)
        .mapToDouble(value -> (Double) value)
        .sum();
  }

  @Test
  void aVectorIsOneValuePerSeries() {
    RecordingSink sink =
        read(
            """
            {"status":"success","data":{"resultType":"vector","result":[
             {"metric":{"__name__":"DCGM_FI_DEV_GPU_UTIL","UUID":"GPU-1","Hostname":"n1","gpu":"0",
               "modelName":"NVIDIA L4","exported_pod":"serve-0","pod":"dcgm-exporter-1","empty":""},
              "value":[1783987200.943,"35"]}]}}
            """);
    Row row = sink.rows.get(0);
    Row labels = sink.sideRows.get(0);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(row.of(GpuSample.SAMPLED_AT)).isEqualTo(Instant.parse("2026-07-14T00:00:00.943Z"));
    assertThat(row.of(GpuSample.GPU_UTILIZATION)).isEqualTo(0.35);
    assertThat(row.of(GpuSample.DEVICE_ID)).isEqualTo("GPU-1");
    assertThat(labels.of(DeviceLabelSet.NODE)).isEqualTo("n1");
    assertThat(labels.of(DeviceLabelSet.GPU_MODEL)).isEqualTo("NVIDIA L4");
    assertThat(labels.of(DeviceLabelSet.POD)).isEqualTo("serve-0");
    assertThat((Map<?, ?>) labels.of(DeviceLabelSet.LABELS))
        .isEqualTo(Map.of("pod", "dcgm-exporter-1"));
  }

  @Test
  void metricsOfOneInstantMakeOneRow() {
    RecordingSink sink =
        read(
            matrix(series("DCGM_FI_DEV_GPU_UTIL", at(0, "35")))
                + "\n"
                + matrix(series("DCGM_FI_DEV_FB_USED", at(0, "2"))));

    assertThat(sink.rows).hasSize(1);
    // 2 MiB × 1,048,576.
    assertThat(sink.rows.get(0).of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(2_097_152.0);
    assertThat(sink.rows.get(0).of(GpuSample.GPU_UTILIZATION)).isEqualTo(0.35);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, nan",
    "+Inf, infinite",
    "-Inf, infinite",
    // DCGM's blank for what a device does not have, as Prometheus prints a double.
    "9223372036854775807, blank",
    "9.223372036854776e+18, blank",
    "140737488355328.2, not_supported"
  })
  void whatIsNoNumberIsAbsentAndNotZero(String value, String reason) {
    RecordingSink sink = read(matrix(series("DCGM_FI_DEV_POWER_USAGE", at(0, value))));

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.absent).isEqualTo(Map.of(reason, 1L));
    assertThat(sink.rows.get(0).of(GpuSample.POWER)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1783987200,NaN]", "[1783987200, \"NaN\"]"})
  void wordsOutsideQuotesAreWordsToo(String pair) {
    assertThat(read(matrix(series("DCGM_FI_DEV_POWER_USAGE", pair))).absent).containsKey("nan");
  }

  @ParameterizedTest
  @CsvSource({
    "[\"now\"|\"1\"], bad_timestamp",
    "[0|\"1\"], timestamp_before_2000",
    "[-1783987200|\"1\"], timestamp_before_2000",
    // Milliseconds in the place of seconds: the year 58501.
    "[1783987200000|\"1\"], clock_in_future",
    "[1783987200|\"abc\"], value_not_a_number",
    "[1783987200|\"1 2\"], value_not_a_number",
    "[1783987200|null], value_not_a_number",
    "[1783987200|\"\"], no_value",
    "[1783987200], bad_value_pair",
    "[], bad_value_pair",
    "[1783987200|\"1\"|\"2\"], bad_value_pair",
    "[[1783987200]|\"1\"], bad_value_pair",
    "[1783987200|[\"1\"]|\"1\"], bad_value_pair",
    "{\"t\":1}, bad_value_pair",
    "7, bad_value_pair"
  })
  void brokenPairsAreRefusedOneByOne(String pair, String reason) {
    String broken = pair.replace('|', ',');
    RecordingSink sink =
        read(matrix(series("DCGM_FI_DEV_POWER_USAGE", at(0, "1"), broken, at(30, "2"))));

    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly(reason);
    assertThat(sink.rejects.get(0).line()).isEqualTo(1);
  }

  @Test
  void anExpressionHasNoName() {
    RecordingSink sink = read(matrix(labelled("\"UUID\":\"GPU-1\"", at(0, "1"), at(30, "2"))));

    assertThat(sink.rejects).hasSize(2);
    assertThat(sink.rejects.get(1).reasons()).containsExactly("no_metric_name");
    assertThat(sink.rejects.get(1).raw()).isEqualTo("[1783987230,2] of {UUID=GPU-1}");
  }

  @Test
  void otherMetricsAreLeftOutAndCounted() {
    RecordingSink sink =
        read(
            matrix(
                series("DCGM_FI_DEV_FAN_SPEED", at(0, "30"), at(30, "x")),
                labelled("\"__name__\":\"up\"", at(0, "1")),
                labelled("\"__name__\":\"DCGM_FI_DEV_GPU_TEMP\",\"gpu\":\"0\"", at(0, "1"))));

    // The fan has no column; up is of no GPU; a temperature of nobody's GPU is nobody's.
    assertThat(sink.ignored).isEqualTo(Map.of("unmapped_metric", 2L, "no_gpu", 1L));
    assertThat(sink.rejects.get(0).reasons()).containsExactly("no_uuid");
    assertThat(sink.rows).isEmpty();
  }

  @Test
  void labelsMustStandBeforeValues() {
    RecordingSink sink =
        read(
            matrix(
                "{\"values\":[%s],\"metric\":{\"__name__\":\"DCGM_FI_DEV_GPU_TEMP\"}}"
                    .formatted(at(0, "1"))));

    assertThat(sink.rejects.get(0).reasons()).containsExactly("values_before_metric");
  }

  @Test
  void repeatedResponsesAreDuplicates() {
    String response = matrix(series("DCGM_FI_DEV_POWER_USAGE", at(0, "1")));
    String other = matrix(series("DCGM_FI_DEV_POWER_USAGE", at(0, "2")));
    RecordingSink sink = read(response + response + "\n" + other);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("conflicting_value");
    assertThat(sink.rejects.get(0).line()).isEqualTo(2);
  }

  @Test
  void scalarsStringsAndHistogramsAreLeftOut() {
    RecordingSink sink =
        read(
            """
            {"status":"success","data":{"resultType":"scalar","result":[1783987200,"1"]}}
            {"status":"success","data":{"resultType":"string","result":[1783987200,"text"]}}
            {"status":"success","data":{"resultType":"vector","result":[
             {"metric":{"__name__":"h"},"histogram":[1783987200,{"count":"1","buckets":[[0,"1"]]}]},
             {"metric":{"__name__":"h"},"histograms":[[1783987200,{}],[1783987230,{"sum":"2"}]]}]}}
            """);

    assertThat(sink.ignored).isEqualTo(Map.of("scalar_result", 2L, "native_histogram", 3L));
    assertThat(sink.records()).isEqualTo(5);
  }

  @Test
  void fieldsThatNobodyReadsAreNamed() {
    RecordingSink sink =
        read(
            """
            {"status":"success","isPartial":false,"data":{"resultType":"vector","stats":{"a":[1]},
             "result":[{"metric":{"__name__":"DCGM_FI_DEV_GPU_TEMP","UUID":"GPU-1"},
             "value":[1783987200,"40"],"group":1}]},"warnings":["slow"],"infos":["x"]}
            """);

    assertThat(sink.unmapped).containsExactly("data.stats", "infos", "isPartial", "result.group");
    assertThat(sink.warnings)
        .containsExactly("the server warned that an answer may be incomplete: slow");
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void instancesAndTheirGpuAreToldApart() {
    String instance =
        "\"__name__\":\"%s\",\"UUID\":\"GPU-1\",\"GPU_I_ID\":\"3\",\"GPU_I_PROFILE\":\"3g.40gb\"";
    RecordingSink sink =
        read(
            matrix(
                labelled(instance.formatted("DCGM_FI_PROF_SM_ACTIVE"), at(0, "0.5")),
                labelled(instance.formatted("DCGM_FI_DEV_POWER_USAGE"), at(0, "200")),
                series("DCGM_FI_DEV_GPU_UTIL", at(0, "0")),
                series("DCGM_FI_DEV_POWER_USAGE", at(0, "200"))));

    // The GPU's watts once; its utilization of 0 is not measured.
    assertThat(sink.rows).extracting(r -> r.of(GpuSample.DEVICE_ID)).contains("GPU-1/3", "GPU-1");
    assertThat(sum(sink, GpuSample.POWER)).isEqualTo(200.0);
    assertThat(sink.absent).isEqualTo(Map.of("mig_parent", 1L, "mig_parent_copy", 1L));
  }

  @Test
  void onlyAnswersAreRecognised() {
    PrometheusJson format = new PrometheusJson();
    for (String yes :
        List.of(
            ANSWER,
            "[" + ANSWER + "]",
            "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"x\"}",
            "{\n \"data\": {\n  \"result\": [\n",
            "{ \"status\" : \"success\", \"data\" : { \"resultType\" : \"vector\"")) {
      assertThat(format.recognises(head(yes))).as(yes).isTrue();
    }
    for (String no :
        List.of(
            "",
            "{\"status\":\"success\",\"data\":[]}",
            "{\"resultType\":\"vector\"}",
            "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 1",
            "{\"resourceMetrics\":[]}")) {
      assertThat(format.recognises(head(no))).as(no).isFalse();
    }
  }

  private static FileHead head(String text) {
    return FileHead.of("f", text.getBytes(StandardCharsets.UTF_8));
  }
}
