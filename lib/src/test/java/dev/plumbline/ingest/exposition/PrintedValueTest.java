package dev.plumbline.ingest.exposition;

import static dev.plumbline.ingest.exposition.Scrapes.absent;
import static dev.plumbline.ingest.exposition.Scrapes.line;
import static dev.plumbline.ingest.exposition.Scrapes.only;
import static dev.plumbline.ingest.exposition.Scrapes.read;
import static dev.plumbline.ingest.exposition.Scrapes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedValueTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "12., 12",
    ".5, 0.5",
    "1.5e2, 150",
    "+1.5E+2, 150",
    "68.244000, 68.244",
    "0.30000000000000004, 0.30000000000000004",
    "0.100000000000000005551115123125782702118158340454101562, 0.1",
    "000000000000000000000000012, 12"
  })
  void decimalsAreTheNearestDouble(String printed, double watts) {
    assertThat((double) only(read(line("DCGM_FI_DEV_POWER_USAGE", printed, 0)), GpuSample.POWER))
        .isEqualTo(watts + 0.0);
  }

  @Test
  void aScaleBelowOneMovesThePointExactly() {
    for (int percent = 0; percent <= 100; percent++) {
      String text = Integer.toString(percent);
      double expected = Double.parseDouble(percent + "e-2");
      assertThat(only(read(line("DCGM_FI_DEV_GPU_UTIL", text, 0)), GpuSample.GPU_UTILIZATION))
          .isEqualTo(expected);
      assertThat(
              only(read(line("DCGM_FI_DEV_GPU_UTIL", text + "e0", 0)), GpuSample.GPU_UTILIZATION))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2147483632, blank",
    "2147483633, not_found",
    "2147483634, not_supported",
    "2147483635, not_permitted",
    "2147483634.000000, not_supported",
    "9223372036854775792, blank",
    "9223372036854775793, not_found",
    "9223372036854775794, not_supported",
    "9223372036854775795, not_permitted",
    "9.223372036854776e+18, blank",
    "140737488355328.000000, blank",
    "140737488355328.100000, not_found",
    "140737488355328.200000, not_supported",
    "140737488355328.300000, not_permitted",
    "NaN, nan",
    "+Inf, infinite",
    "-Inf, infinite",
    "1e999, infinite",
    "N/A, not_available",
    "[N/A], not_available",
    "[Not Supported], not_supported",
    "[Insufficient Permissions], not_permitted",
    "[Unknown Error], error",
    "[GPU is lost], error",
    "ERR!, error",
    "2001, out_of_range",
    "-1, out_of_range"
  })
  void whatIsNoNumberIsAbsentWithItsReason(String printed, String reason) {
    RecordingSink sink = read(line("DCGM_FI_DEV_POWER_USAGE", printed, 0));

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(only(sink, GpuSample.POWER)).isNull();
    assertThat(absent(sink.rows.get(0))).containsOnly(java.util.Map.entry("power_watts", reason));
    assertThat(sink.absent).containsOnly(java.util.Map.entry(reason, 1L));
  }

  @Test
  void boundsAreInCanonicalUnits() {
    // 127 percent is above the ratio's 1; 100 percent is not.
    assertThat(read(line("DCGM_FI_DEV_GPU_UTIL", "127", 0)).absent).containsKey("out_of_range");
    assertThat(read(line("DCGM_FI_DEV_GPU_UTIL", "100", 0)).absent).isEmpty();
    // The energy counter has no upper bound.
    assertThat(
            only(
                read(line("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "2147483631", 0)),
                GpuSample.ENERGY))
        .isEqualTo(2_147_483.631);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "12x", "0x1p3", "1d", "1,5", "--1", "1e", "[N/A", "é", "."})
  void otherTextIsNoValue(String printed) {
    RecordingSink sink = read(line("DCGM_FI_DEV_POWER_USAGE", printed, 0));

    assertThat(reason(sink)).isEqualTo("value_not_a_number");
    assertThat(sink.rows).isEmpty();
  }

  @Test
  void aMissingValueIsNoZero() {
    assertThat(reason(read("DCGM_FI_DEV_POWER_USAGE{UUID=\"G\"}\n"))).isEqualTo("no_value");
    assertThat(reason(read("DCGM_FI_DEV_POWER_USAGE{UUID=\"G\"}   \n"))).isEqualTo("no_value");
    assertThat(reason(read("DCGM_FI_DEV_POWER_USAGE\n"))).isEqualTo("no_value");
  }

  @Test
  void severalReasonsStandSideBySide() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_POWER_USAGE", "NaN", 0)
                + line("DCGM_FI_DEV_GPU_UTIL", "N/A", 0)
                + line("DCGM_FI_DEV_POWER_USAGE", "NaN", 1)
                + line("DCGM_FI_DEV_POWER_USAGE", "ERR!", 2)
                + line("DCGM_FI_DEV_POWER_USAGE", "100", 3));

    assertThat(absent(sink.rows.get(0)))
        .containsOnly(
            java.util.Map.entry("power_watts", "nan"),
            java.util.Map.entry("gpu_utilization_ratio", "not_available"));
    assertThat(absent(sink.rows.get(1))).containsOnly(java.util.Map.entry("power_watts", "nan"));
    assertThat(absent(sink.rows.get(2))).containsOnly(java.util.Map.entry("power_watts", "error"));
    assertThat(absent(sink.rows.get(3))).isNull();
  }
}
