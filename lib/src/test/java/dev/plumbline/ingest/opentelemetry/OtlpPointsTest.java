package dev.plumbline.ingest.opentelemetry;

import static dev.plumbline.ingest.opentelemetry.Requests.MIDNIGHT;
import static dev.plumbline.ingest.opentelemetry.Requests.attributes;
import static dev.plumbline.ingest.opentelemetry.Requests.counter;
import static dev.plumbline.ingest.opentelemetry.Requests.point;
import static dev.plumbline.ingest.opentelemetry.Requests.read;
import static dev.plumbline.ingest.opentelemetry.Requests.request;
import static dev.plumbline.ingest.opentelemetry.Requests.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuSample;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpPointsTest {

  private static String reason(RecordingSink sink) {
    assertThat(sink.rejects).hasSize(1);
    return sink.rejects.get(0).reasons().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "\"NaN\", nan",
    "NaN, nan",
    "\"Infinity\", infinite",
    "\"-Infinity\", infinite",
    "9.223372036854776E18, blank",
    "2147483634, not_supported"
  })
  void whatIsNoNumberIsAbsent(String value, String reason) {
    RecordingSink sink = read(counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":" + value));

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.absent).isEqualTo(Map.of(reason, 1L));
    assertThat(sink.rows.get(0).of(GpuSample.POWER)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "3"})
  void aPointWithoutARecordedValueIsNoZeroAndNoSample(String flags) {
    RecordingSink sink =
        read(counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":0,\"flags\":" + flags));

    assertThat(sink.ignored).isEqualTo(Map.of("no_recorded_value", 1L));
    assertThat(sink.rows).isEmpty();
  }

  @Test
  void otherFlagsDoNotMatter() {
    assertThat(read(counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":1,\"flags\":2")).accepted)
        .isEqualTo(1);
  }

  @Test
  void aPointWithoutAValueIsRefused() {
    assertThat(reason(read(counter("DCGM_FI_DEV_POWER_USAGE", "\"exemplars\":[]"))))
        .isEqualTo("no_value");
    assertThat(reason(read(counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":null"))))
        .isEqualTo("no_value");
    assertThat(reason(read(counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":true"))))
        .isEqualTo("value_not_a_number");
  }

  @ParameterizedTest
  @CsvSource({
    "\"1783987200123456789\", 1783987200123",
    "1783987200123456789, 1783987200123",
    // A double is exact to 256 ns here.
    "1.783987200123E18, 1783987200123"
  })
  void nanosecondsAreCutToMilliseconds(String time, long milliseconds) {
    String line = counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":1");
    RecordingSink sink = read(line.replace("\"" + MIDNIGHT + "\"", time));

    assertThat(sink.rows.get(0).of(GpuSample.SAMPLED_AT))
        .isEqualTo(Instant.ofEpochMilli(milliseconds));
  }

  @ParameterizedTest
  @CsvSource({
    "\"0\", no_instant",
    "null, no_instant",
    "\"now\", bad_timestamp",
    "\"-1783987200000000000\", bad_timestamp",
    "1e300, bad_timestamp",
    "true, bad_timestamp",
    "\"1783987200000\", timestamp_before_2000",
    "\"1893456000000000000\", clock_in_future"
  })
  void otherTimesAreRefused(String time, String reason) {
    String line = counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":1");

    assertThat(reason(read(line.replace("\"" + MIDNIGHT + "\"", time)))).isEqualTo(reason);
  }

  @Test
  void deltasAreNoCounters() {
    String point = point(attributes("UUID", "GPU-1"), "\"asDouble\":5000");
    String name = "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION";
    RecordingSink sink =
        read(
            request("[]", sum(name, "", "1", point))
                + request("[]", sum(name, "", "\"AGGREGATION_TEMPORALITY_DELTA\"", point))
                + request("[]", sum(name, "", "2", point)));

    assertThat(sink.ignored).isEqualTo(Map.of("delta_temporality", 2L));
    assertThat(sink.rows).hasSize(1);
    // 5,000 mJ × 0.001.
    assertThat(sink.rows.get(0).of(GpuSample.ENERGY)).isEqualTo(5.0);
  }

  @Test
  void aRepeatedPointIsADuplicateAndAnotherValueAConflict() {
    RecordingSink sink =
        read(
            counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":1")
                + counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":1")
                + counter("DCGM_FI_DEV_POWER_USAGE", "\"asDouble\":2"));

    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(reason(sink)).isEqualTo("conflicting_value");
    assertThat(sink.rejects.get(0).line()).isEqualTo(3);
    assertThat(sink.rejects.get(0).raw()).startsWith("DCGM_FI_DEV_POWER_USAGE {\"attributes\"");
  }
}
