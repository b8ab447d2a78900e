package dev.plumbline.ingest.nvidiasmi;

import static dev.plumbline.ingest.nvidiasmi.Logs.UTC;
import static dev.plumbline.ingest.nvidiasmi.Logs.absent;
import static dev.plumbline.ingest.nvidiasmi.Logs.label;
import static dev.plumbline.ingest.nvidiasmi.Logs.one;
import static dev.plumbline.ingest.nvidiasmi.Logs.only;
import static dev.plumbline.ingest.nvidiasmi.Logs.read;
import static dev.plumbline.ingest.nvidiasmi.Logs.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.IngesterContract;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NvidiaSmiCsvTest {
  private static final String LOG =
      """
      timestamp, index, uuid, name, pci.bus_id, driver_version, serial, utilization.gpu [%], \
      utilization.memory [%], memory.used [MiB], memory.free [MiB], power.draw [W], \
      power.limit [W], enforced.power.limit [W], clocks.current.sm [MHz], \
      clocks.current.memory [MHz], temperature.gpu, temperature.memory, \
      clocks_event_reasons.active
      2026/07/14 08:12:53.353, 3, GPU-1, NVIDIA H100 80GB HBM3, 00000000:00:09.0, 590.48.01, \
      165, 35 %, 11 %, 3 MiB, 2 MiB, 631.95 W, 700.00 W, 650.00 W, 1980 MHz, 2619 MHz, 59, 54, \
      0x0000000000000104
      """;

  @TestFactory
  Stream<DynamicTest> contract() {
    return Stream.concat(
        IngesterContract.of(NvidiaSmiCsvSpecimen.SPECIMEN),
        IngesterContract.of(NvidiaSmiCsvSpecimen.HEADERLESS));
  }

  @Test
  void oneLineIsOneSampleInCanonicalUnits() {
    RecordingSink sink = read(LOG);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.records()).isEqualTo(1);
    assertThat(only(sink, GpuSample.SAMPLED_AT))
        .isEqualTo(Instant.parse("2026-07-14T08:12:53.353Z"));
    assertThat(only(sink, GpuSample.SAMPLE_DATE)).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(only(sink, GpuSample.DEVICE_ID)).isEqualTo("GPU-1");
    assertThat(only(sink, GpuSample.GPU_INSTANCE_ID)).isNull();
    // Percent to ratio: exactly the double nearest to 0.35, not 35 × 0.01.
    assertThat(only(sink, GpuSample.GPU_UTILIZATION)).isEqualTo(0.35);
    assertThat(only(sink, GpuSample.MEMORY_COPY_UTILIZATION)).isEqualTo(0.11);
    // 3 and 2 MiB × 1,048,576.
    assertThat(only(sink, GpuSample.FRAMEBUFFER_USED)).isEqualTo(3_145_728.0);
    assertThat(only(sink, GpuSample.FRAMEBUFFER_FREE)).isEqualTo(2_097_152.0);
    assertThat(only(sink, GpuSample.POWER)).isEqualTo(631.95);
    assertThat(only(sink, GpuSample.POWER_LIMIT)).isEqualTo(700.0);
    assertThat(only(sink, GpuSample.POWER_LIMIT_ENFORCED)).isEqualTo(650.0);
    assertThat(only(sink, GpuSample.SM_CLOCK)).isEqualTo(1980.0);
    assertThat(only(sink, GpuSample.MEMORY_CLOCK)).isEqualTo(2619.0);
    assertThat(only(sink, GpuSample.GPU_TEMPERATURE)).isEqualTo(59.0);
    assertThat(only(sink, GpuSample.MEMORY_TEMPERATURE)).isEqualTo(54.0);
    // 0x104 = 256 + 4.
    assertThat(only(sink, GpuSample.CLOCK_EVENT_REASONS)).isEqualTo(260L);
    assertThat(only(sink, GpuSample.ENERGY)).isNull();
    assertThat(only(sink, GpuSample.ABSENT)).isNull();
    assertThat(label(sink, DeviceLabelSet.GPU_INDEX)).isEqualTo("3");
    assertThat(label(sink, DeviceLabelSet.GPU_MODEL)).isEqualTo("NVIDIA H100 80GB HBM3");
    assertThat(label(sink, DeviceLabelSet.PCI_BUS_ID)).isEqualTo("00000000:00:09.0");
    assertThat(label(sink, DeviceLabelSet.DRIVER_VERSION)).isEqualTo("590.48.01");
    assertThat(label(sink, DeviceLabelSet.NODE)).isNull();
    assertThat(label(sink, DeviceLabelSet.LABELS)).isEqualTo(Map.of("serial", "165"));
    assertThat(sink.unmapped).isEmpty();
  }

  @Test
  void unitsLineEndsEncodingsAndQuotesDoNotMatter() {
    RecordingSink plain = read(LOG);
    String withoutUnits = LOG.replaceAll("(\\d) (%|MiB|W|MHz),", "$1,");
    assertThat(withoutUnits).contains(" 35, 11, 3, 2, 631.95, ").contains("[MiB]");

    for (String same :
        List.of(
            withoutUnits,
            LOG.replace("\n", "\r\n"),
            LOG.replace(", ", ","),
            LOG.replace(", 59,", ",\t \"59\" ,").replace("uuid", "\"uuid\""),
            "\n\r\n \t\n" + LOG + "\n\n",
            LOG.replaceAll(" \\[[^]]*]", ""))) {
      assertSame(plain, read(same));
    }
    assertSame(plain, read(UTC, ("\uFEFF" + LOG).getBytes(StandardCharsets.UTF_8)));
    // What PowerShell writes: UTF-16 with a mark and CRLF.
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] bytes = ("\uFEFF" + LOG.replace("\n", "\r\n")).getBytes(utf16);
      assertSame(plain, read(UTC, bytes));
      assertThat(new NvidiaSmiCsv().recognises(FileHead.of("a.log", bytes))).isTrue();
    }
  }

  private static void assertSame(RecordingSink expected, RecordingSink sink) {
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(1);
    assertThat(sink.rows.get(0).values()).isEqualTo(expected.rows.get(0).values());
  }

  @Test
  void textInUtf16KeepsItsCharacters() {
    String text = "uuid, name, power.draw [W]\nGPU-1, Grafikkarte ä€\uD83D\uDE80, 5.00 W\n";
    byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
    RecordingSink sink =
        RecordingSink.read(
            new NvidiaSmiCsv(),
            Logs.file(SourceDialect.NONE, Instant.parse("2026-07-14T00:00:00Z"), "a.log"),
            bytes);

    assertThat(label(sink, DeviceLabelSet.GPU_MODEL)).isEqualTo("Grafikkarte ä€\uD83D\uDE80");
  }

  @Test
  void aUnitOfTheSameKindScalesAndAnyOtherIsRefused() {
    // 2,048 KiB = 2 MiB = 2,097,152 bytes, whether the header says it or the value.
    assertThat(one("memory.used [KiB]", "2048 KiB", GpuSample.FRAMEBUFFER_USED))
        .isEqualTo(2_097_152.0);
    assertThat(one("memory.used [KiB]", "2048", GpuSample.FRAMEBUFFER_USED)).isEqualTo(2_097_152.0);
    assertThat(one("memory.used [MiB]", "2048 KiB", GpuSample.FRAMEBUFFER_USED))
        .isEqualTo(2_097_152.0);
    assertThat(one("power.draw [mW]", "68244", GpuSample.POWER)).isEqualTo(68.244);
    assertThat(one("clocks.current.sm [GHz]", "1.41", GpuSample.SM_CLOCK)).isEqualTo(1410.0);
    assertThat(one("temperature.gpu", "59 C", GpuSample.GPU_TEMPERATURE)).isEqualTo(59.0);
    assertThat(one("utilization.gpu [%]", "100%", GpuSample.GPU_UTILIZATION)).isEqualTo(1.0);

    assertThat(reason(read("uuid, memory.used [MiB]\nGPU-1, 5 W\n", true)))
        .isEqualTo("unknown_unit");
    // Whether MB is 1,000,000 or 1,048,576 bytes cannot be known.
    assertThat(reason(read("uuid, memory.used [MiB]\nGPU-1, 5 MB\n", true)))
        .isEqualTo("unknown_unit");
    assertThatThrownBy(() -> read("uuid, memory.used [W]\nGPU-1, 5\n", true))
        .hasMessageContaining("gpu.log line 1: unit [W] of memory.used");
  }

  @Test
  void powerIsTheFirstOfItsThreeFieldsThatHasANumber() {
    String header = "uuid, power.draw.instant [W], power.draw.average [W], power.draw [W]\n";

    assertThat(only(read(header + "GPU-1, 3 W, 2 W, 1 W\n", true), GpuSample.POWER)).isEqualTo(1.0);
    assertThat(only(read(header + "GPU-1, 3 W, 2 W, [N/A]\n", true), GpuSample.POWER))
        .isEqualTo(2.0);
    RecordingSink instant = read(header + "GPU-1, 3 W, [N/A], [N/A]\n", true);
    assertThat(only(instant, GpuSample.POWER)).isEqualTo(3.0);
    assertThat(only(instant, GpuSample.ABSENT)).isNull();
    assertThat(instant.unmapped).isEmpty();
    assertThat(absent(read(header + "GPU-1, [N/A], [N/A], [Unknown Error]\n", true)))
        .isEqualTo(Map.of("power_watts", "error"));
  }

  @Test
  void rowsOfOneLoopAreToldApartByTheirGpu() {
    RecordingSink sink =
        read(
            """
            timestamp, uuid, power.draw [W]
            2026/07/14 08:00:00.001, GPU-1, 1 W
            2026/07/14 08:00:00.002, GPU-2, 2 W
            2026/07/14 08:00:01.001, GPU-1, 3 W
            2026/07/14 08:00:01.002, GPU-3, 4 W
            2026/07/14 08:00:01.003, GPU-2, 5 W
            """);

    assertThat(sink.accepted).isEqualTo(5);
    assertThat(sink.rows.stream().map(r -> r.of(GpuSample.DEVICE_ID) + " " + r.of(GpuSample.POWER)))
        .containsExactlyInAnyOrder("GPU-1 1.0", "GPU-2 2.0", "GPU-1 3.0", "GPU-3 4.0", "GPU-2 5.0");
    assertThat(sink.sideRows).hasSize(3);
  }

  @Test
  void theNodeIsConfiguredOrInThePathOrInAColumn() {
    String text = "uuid, hostname, power.draw [W]\nGPU-1, %s, 1 W\n";
    SourceDialect named = SourceDialect.NONE.withNode("node-1");
    SourceDialect pattern = SourceDialect.NONE.withNodePattern("edge/([^/]+)/");

    assertThat(node(named.withNodePattern("edge/([^/]+)/"), text.formatted("h")))
        .isEqualTo("node-1");
    assertThat(node(pattern, text.formatted("h"))).isEqualTo("node-7");
    assertThat(node(SourceDialect.NONE, text.formatted("h"))).isEqualTo("h");
    assertThat(node(SourceDialect.NONE, text.formatted("[N/A]"))).isNull();
    assertThatThrownBy(() -> node(SourceDialect.NONE.withNodePattern("("), text))
        .hasMessageContaining("node_pattern of source edge is no valid pattern");
  }

  private static Object node(SourceDialect dialect, String text) {
    RecordingSink sink =
        RecordingSink.read(
            new NvidiaSmiCsv(),
            Logs.file(dialect, Instant.parse("2026-07-14T00:00:00Z"), "edge/node-7/gpu.log"),
            text);
    return label(sink, DeviceLabelSet.NODE);
  }

  @Test
  void aDriverThatWasUpdatedIsAnotherLabelSetOfTheSameDevice() {
    RecordingSink sink =
        read(
            """
            timestamp, uuid, driver_version, power.draw [W]
            2026/07/14 08:00:00.000, GPU-1, 580.1, 1 W
            2026/07/14 08:00:01.000, GPU-1, 590.2, 2 W
            2026/07/14 08:00:02.000, GPU-1, 590.2, 3 W
            """);

    assertThat(sink.rows.stream().map(r -> r.of(GpuSample.DEVICE_ID)).distinct()).hasSize(1);
    assertThat(sink.sideRows.stream().map(r -> r.of(DeviceLabelSet.DRIVER_VERSION)))
        .containsExactlyInAnyOrder("580.1", "590.2");
  }
}
