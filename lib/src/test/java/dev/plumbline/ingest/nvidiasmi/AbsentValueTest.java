package dev.plumbline.ingest.nvidiasmi;

import static dev.plumbline.ingest.nvidiasmi.Logs.absent;
import static dev.plumbline.ingest.nvidiasmi.Logs.only;
import static dev.plumbline.ingest.nvidiasmi.Logs.read;
import static dev.plumbline.ingest.nvidiasmi.Logs.reason;
import static dev.plumbline.ingest.nvidiasmi.Logs.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuSample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words in the place of numbers, MIG parents, and lines that were cut. */
class AbsentValueTest {

  @Test
  void wordsInThePlaceOfANumberAreAbsentForTheirReason() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("[N/A]", "not_available");
    words.put("N/A", "not_available");
    words.put("[No data]", "not_available");
    words.put("[Not Supported]", "not_supported");
    words.put("[Requested functionality has been deprecated]", "not_supported");
    words.put("[Function Not Found]", "not_found");
    words.put("[Insufficient Permissions]", "not_permitted");
    words.put("Insufficient Permissions", "not_permitted");
    words.put("[Unknown Error]", "error");
    words.put("ERR!", "error");
    words.put("[GPU requires reset]", "error");
    words.put("[GPU is lost]", "error");
    words.put("[Timeout]", "error");
    words.put("[Some words of a later driver]", "not_available");
    words.put("", "blank");

    words.forEach(
        (word, why) -> {
          RecordingSink sink =
              read("uuid, power.draw [W], temperature.gpu\nGPU-1, %s, 59\n".formatted(word), true);
          assertThat(absent(sink)).as(word).isEqualTo(Map.of("power_watts", why));
          assertThat(only(sink, GpuSample.POWER)).isNull();
          assertThat(only(sink, GpuSample.GPU_TEMPERATURE)).isEqualTo(59.0);
          assertThat(sink.absent).isEqualTo(Map.of(why, 1L));
        });
  }

  @Test
  void aDividedGpuHasNoUtilizationOfItsOwn() {
    String header =
        "uuid, mig.mode.current, utilization.gpu [%], utilization.memory [%], memory.used [MiB]\n";

    // A number that a driver prints there all the same is not believed.
    RecordingSink parent = read(header + "GPU-1, Enabled, 0 %, [N/A], 5 MiB\n", true);
    assertThat(absent(parent))
        .isEqualTo(
            Map.of(
                "gpu_utilization_ratio", "mig_parent",
                "memory_copy_utilization_ratio", "not_available"));
    // 5 × 1,048,576.
    assertThat(only(parent, GpuSample.FRAMEBUFFER_USED)).isEqualTo(5_242_880.0);

    for (String mode : List.of("Disabled", "[N/A]")) {
      RecordingSink whole = read(header + "GPU-1, %s, 0 %%, 7 %%, 5 MiB\n".formatted(mode), true);
      assertThat(only(whole, GpuSample.GPU_UTILIZATION)).isEqualTo(0.0);
      assertThat(only(whole, GpuSample.ABSENT)).isNull();
    }
  }

  @Test
  void aLineOfAnInstanceDoesNotNameItsGpu() {
    String uuid = "MIG-00000001-0000-0000-0000-000000000001";
    RecordingSink sink =
        read(
            """
            uuid, mig.mode.current, memory.used [MiB]
            GPU-00000000-0000-0000-0000-000000000000, Enabled, 37 MiB
            %s, [N/A], 12 MiB
            """
                .formatted(uuid),
            true);

    assertThat(reasons(sink)).containsExactly("3 mig_without_parent");
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void aLastLineWithoutItsEndCountsOnlyWhenNothingCanBeMissing() {
    String header = "uuid, memory.used [MiB], power.draw [W]\n";
    assertThat(read(header + "GPU-1, 5 MiB, 63.25 W", true).accepted).isEqualTo(1);
    assertThat(read(header + "GPU-1, 5, 63.2\r", true).accepted).isEqualTo(1);
    assertThat(read(header + "GPU-1, 5 MiB, [N/A]", true).accepted).isEqualTo(1);
    for (String cut : List.of("63.25 ", "63.25", "63", "", "[N/", "6", "N/A", "63.25 kW")) {
      assertThat(reason(read(header + "GPU-1, 5 MiB, " + cut, true)))
          .as(cut)
          .isEqualTo("truncated");
    }
    assertThat(reason(read(header + "GPU-1, 5 MiB", true))).isEqualTo("truncated");
    // "M" of "MHz", "Enab" of "Enabled", 15 of 16 digits, and the whole of each.
    assertThat(last("clocks.sm [MHz]", "1980 M")).isZero();
    assertThat(last("clocks.sm [MHz]", "1980 MHz")).isEqualTo(1);
    assertThat(last("mig.mode.current", "Enab")).isZero();
    assertThat(last("mig.mode.current", "Enabled")).isEqualTo(1);
    assertThat(last("clocks_event_reasons.active", "0x000000000000000")).isZero();
    assertThat(last("clocks_event_reasons.active", "0x0000000000000000")).isEqualTo(1);
    assertThat(last("clocks_event_reasons.gpu_idle", "Not Active")).isEqualTo(1);
    assertThat(last("temperature.gpu", "59")).isZero();
    assertThat(last("clocks_event_reasons_counters.sw_power_cap [us]", "0 us")).isEqualTo(1);
    // A header that was cut is no sample and nothing follows it.
    assertThat(read(header + "GPU-1, 5 MiB, 1 W\nuuid, memory.us", true).rejects).hasSize(1);
    assertThat(read(header + "No devices were found", true).ignored)
        .isEqualTo(Map.of("driver_message", 1L));
  }

  private static long last(String column, String value) {
    return read("power.draw [W], uuid, %s\n1 W, GPU-1, %s".formatted(column, value), true).accepted;
  }
}
