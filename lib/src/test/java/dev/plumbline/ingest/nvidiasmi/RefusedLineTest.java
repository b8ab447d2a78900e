package dev.plumbline.ingest.nvidiasmi;

import static dev.plumbline.ingest.nvidiasmi.Logs.UTC;
import static dev.plumbline.ingest.nvidiasmi.Logs.absent;
import static dev.plumbline.ingest.nvidiasmi.Logs.instants;
import static dev.plumbline.ingest.nvidiasmi.Logs.one;
import static dev.plumbline.ingest.nvidiasmi.Logs.only;
import static dev.plumbline.ingest.nvidiasmi.Logs.read;
import static dev.plumbline.ingest.nvidiasmi.Logs.reason;
import static dev.plumbline.ingest.nvidiasmi.Logs.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Lines that are no samples, or no good ones. */
class RefusedLineTest {

  @Test
  void aRepeatedTimeIsADuplicateOrAConflict() {
    RecordingSink sink =
        read(
            """
            timestamp, uuid, power.draw [W], temperature.gpu
            2026/07/14 08:00:00.000, GPU-1, 1 W, [N/A]
            2026/07/14 08:00:00.000, GPU-1, 1.0 W, N/A
            2026/07/14 08:00:00.000, GPU-1, 2 W, [N/A]
            2026/07/14 08:00:00.000, GPU-1, 1 W, ERR!
            """);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(reasons(sink)).containsExactly("4 conflicting_value", "5 conflicting_value");
    assertThat(sink.rows).hasSize(1);
  }

  @Test
  void linesThatCannotBePlacedAreRefusedWithTheirReason() {
    RecordingSink sink =
        read(
            """
            timestamp, uuid, power.draw [W]
            2026/07/14 08:00:00.000, GPU-1
            2026/07/14 08:00:00.000, GPU-1, 1 W, 2 W
            2026/07/14 08:00:00.000, [N/A], 1 W
            2026/07/14 08:00:00.000, MIG-77aa, 1 W
            2026/07/14 08:00:00.000, MIG-GPU-77aa/3/0, 1 W
            2026-07-14 08:00:00.000, GPU-1, 1 W
            2026/02/30 08:00:00.000, GPU-1, 1 W
            2026/07/14 24:00:00.000, GPU-1, 1 W
            [N/A], GPU-1, 1 W
            2027/07/14 08:00:00.000, GPU-1, 1 W
            1999/07/14 08:00:00.000, GPU-1, 1 W
            2026/07/14 08:00:00.000, GPU-1, "1 W
            2026/07/14 08:00:00.5, GPU-1, 1 W
            2026/07/14 08:00:01, GPU-1, 1 W
            """);

    assertThat(reasons(sink))
        .containsExactly(
            "2 wrong_column_count",
            "3 wrong_column_count",
            "4 no_uuid",
            "5 mig_without_parent",
            "6 mig_without_parent",
            "7 bad_timestamp",
            "8 bad_timestamp",
            "9 bad_timestamp",
            "10 bad_timestamp",
            "11 clock_in_future",
            "12 timestamp_before_2000",
            "13 unclosed_quote");
    assertThat(instants(sink)).containsExactly("2026-07-14T08:00:00.500Z", "2026-07-14T08:00:01Z");
    assertThat(sink.rejects.get(0).raw()).isEqualTo("2026/07/14 08:00:00.000, GPU-1");
  }

  @Test
  void messagesOfTheDriverAreNoSamples() {
    RecordingSink sink =
        read(
            """
            Failed to initialize NVML: Driver/library version mismatch
            NVML library version: 570.86
            uuid, power.draw [W]
            Unable to determine the device handle for GPU3: 0000:5F:00.0: Unknown Error
            GPU-1, 1 W
            No devices were found
            Segmentation fault
            """,
            true);

    assertThat(sink.ignored).isEqualTo(Map.of("driver_message", 4L));
    assertThat(reason(sink)).isEqualTo("wrong_column_count");
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.records()).isEqualTo(6);
  }

  @Test
  void aLineLongerThanTheWindowIsRefusedAndReadingGoesOn() {
    String line = "GPU-1, " + "x".repeat(600_000) + "\n";
    RecordingSink sink = read("uuid, power.draw [W]\n" + line + "GPU-1, 1 W\nGPU-1, 2 W\n", true);

    assertThat(reasons(sink)).containsExactly("2 line_too_long", "4 conflicting_value");
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void aBrokenArchiveGivesWhatWasCompleteAndThenFails() throws IOException {
    StringBuilder text = new StringBuilder("timestamp, uuid, power.draw [W]\n");
    for (int second = 0; second < 3600; second++) {
      text.append(
          "2026/07/14 08:%02d:%02d.000, GPU-1, %d W%n"
              .formatted(second / 60, second % 60, second * 7919 % 700));
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    RecordingSink sink = RecordingSink.of(new NvidiaSmiCsv());
    InputStream bytes = new GZIPInputStream(new ByteArrayInputStream(cut));

    assertThatThrownBy(() -> sink.readAll(new NvidiaSmiCsv(), Logs.file(UTC), bytes))
        .isInstanceOf(EOFException.class);
    assertThat(sink.accepted).isBetween(100L, 3599L);
    assertThat(sink.rows).hasSize((int) sink.accepted);
  }

  @Test
  void numbersThatAreNoneAreRefusedAndImpossibleOnesAbsent() {
    for (String value : List.of("x", "1.2.3 W", "1,5", "12x", "--1", ".", "5.", ".5 W", "0x1F")) {
      RecordingSink sink = read("uuid, power.draw [W]\nGPU-1, \"%s\"\n".formatted(value), true);
      assertThat(reason(sink)).as(value).isEqualTo("value_not_a_number");
    }
    // 101 % is no share; 2,001 W is more than the facts allow; 0x200 is no reason there is.
    assertThat(absent(read("uuid, utilization.gpu [%]\nGPU-1, 101 %\n", true)))
        .isEqualTo(Map.of("gpu_utilization_ratio", "out_of_range"));
    assertThat(absent(read("uuid, power.draw [W]\nGPU-1, 2001.00 W\n", true)))
        .isEqualTo(Map.of("power_watts", "out_of_range"));
    assertThat(absent(read("uuid, clocks_event_reasons.active\nGPU-1, 0x0000000000000200\n", true)))
        .isEqualTo(Map.of("clock_event_reasons_mask", "out_of_range"));
    assertThat(absent(read("uuid, power.draw [W]\nGPU-1, 18446744073709551615 W\n", true)))
        .isEqualTo(Map.of("power_watts", "out_of_range"));
    assertThat(one("power.draw [W]", "631.9500000000000000000 W", GpuSample.POWER))
        .isEqualTo(631.95);
  }

  @Test
  void withoutTimestampsTheInstantIsTheFiles() {
    String text = "uuid, power.draw [W]\nGPU-1, 1 W\n";

    assertThat(only(read(text, true), GpuSample.SAMPLED_AT))
        .isEqualTo(Instant.parse("2026-07-14T00:00:00Z"));
    assertThat(reason(read(text, false))).isEqualTo("no_instant");
  }

  @Test
  void aFileOfVeryManyGpusIsReadInParts() {
    StringBuilder text = new StringBuilder("uuid, power.draw [W]\n");
    for (int gpu = 0; gpu < 25_000; gpu++) {
      text.append("GPU-%d, %d W\n".formatted(gpu, gpu % 700));
    }
    RecordingSink sink = read(text.toString(), true);

    assertThat(sink.accepted).isEqualTo(25_000);
    assertThat(sink.rows.stream().map(row -> row.of(GpuSample.DEVICE_ID)).distinct())
        .hasSize(25_000);
  }
}
