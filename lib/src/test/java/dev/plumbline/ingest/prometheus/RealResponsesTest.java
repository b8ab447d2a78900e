package dev.plumbline.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of a real server, read once by the ingester and once as a tree. */
class RealResponsesTest {
  private static final Path FOLDER = Path.of("../../shared/data/gpu/prometheus-instant");

  /** One value as the tree has it. */
  private record Value(String metric, String uuid, String pod, String time, double number) {}

  private static List<Value> tree(Path file) throws IOException {
    List<Value> values = new ArrayList<>();
    for (JsonNode series : new ObjectMapper().readTree(file.toFile()).at("/data/result")) {
      JsonNode labels = series.get("metric");
      values.add(
          new Value(
              labels.get("__name__").textValue(),
              labels.get("UUID").textValue(),
              labels.get("pod").textValue(),
              series.at("/value/0").asText(),
              Double.parseDouble(series.at("/value/1").textValue())));
    }
    return values;
  }

  private static RecordingSink read(Path file) throws IOException {
    return Responses.read(Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource({
    "prom_instant_DCGM_FI_DEV_GPU_UTIL.json, DCGM_FI_DEV_GPU_UTIL, 0.01",
    "prom_instant_DCGM_FI_DEV_POWER_USAGE.json, DCGM_FI_DEV_POWER_USAGE, 1"
  })
  void rowsHoldWhatTheTreeHolds(String name, String metric, double scale) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real answers here");
    List<Value> values = tree(FOLDER.resolve(name));
    RecordingSink sink = read(FOLDER.resolve(name));
    Col column = metric.contains("POWER") ? GpuSample.POWER : GpuSample.GPU_UTILIZATION;

    assertThat(values).isNotEmpty().allMatch(value -> value.metric().equals(metric));
    assertThat(sink.accepted).isEqualTo(values.size());
    assertThat(sink.records()).isEqualTo(values.size());
    assertThat(sink.rows).hasSize(values.size());
    assertThat(sum(sink, column))
        .isCloseTo(values.stream().mapToDouble(Value::number).sum() * scale, within(1e-9));
    Map<String, Double> byDevice = new TreeMap<>();
    values.forEach(value -> byDevice.put(value.uuid(), value.number() * scale));
    for (RecordingSink.Row row : sink.rows) {
      assertThat((Double) row.of(column))
          .isCloseTo(byDevice.get((String) row.of(GpuSample.GPU_UUID)), within(1e-12));
    }
  }

  private static double sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .map(row -> row.of(column))
        .filter(Objects::nonNull)
        .mapToDouble(value -> (Double) value)
        .sum();
  }

  @Test
  void theExportersPodHoldsNothing() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real answers here");
    Path file = FOLDER.resolve("prom_instant_DCGM_FI_DEV_POWER_USAGE.json");
    long held = tree(file).stream().filter(value -> !value.pod().contains("dcgm-exporter")).count();
    Stream<Object> pods =
        read(file).sideRows.stream()
            .map(row -> row.of(DeviceLabelSet.POD))
            .filter(Objects::nonNull);

    assertThat(held).isPositive();
    assertThat(pods).hasSize((int) held);
  }

  @Test
  void instantsAreExact() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real answers here");
    RecordingSink sink = read(FOLDER.resolve("prom_instant_DCGM_FI_DEV_POWER_USAGE.json"));

    // 1773114089.943 in the file; 1773100800 is 2026-03-10T00:00:00Z, and 13,289 s are 3:41:29.
    assertThat(sink.rows)
        .allSatisfy(
            row ->
                assertThat(row.of(GpuSample.SAMPLED_AT))
                    .isEqualTo(Instant.parse("2026-03-10T03:41:29.943Z")));
  }
}
