package dev.plumbline.ingest.nvidiasmi;

import static dev.plumbline.ingest.nvidiasmi.Logs.UTC;
import static dev.plumbline.ingest.nvidiasmi.Logs.one;
import static dev.plumbline.ingest.nvidiasmi.Logs.read;
import static dev.plumbline.ingest.nvidiasmi.Logs.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.facts.NvidiaSmiFields;
import dev.plumbline.facts.NvidiaSmiFields.Field;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.GpuSample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which columns a log has. */
class SmiHeaderTest {

  @Test
  void oldAndNewSpellingsFillTheSameColumns() {
    for (String sm : List.of("clocks.sm [MHz]", "clocks.current.sm [MHz]", "clocks.sm")) {
      assertThat(one(sm, "1980", GpuSample.SM_CLOCK)).isEqualTo(1980.0);
    }
    for (String mask : List.of("clocks_throttle_reasons.active", "clocks_event_reasons.active")) {
      assertThat(one(mask, "0x0000000000000001", GpuSample.CLOCK_EVENT_REASONS)).isEqualTo(1L);
    }
    assertThat(one("clocks.mem", "2619 MHz", GpuSample.MEMORY_CLOCK)).isEqualTo(2619.0);
    assertThat(one("gpu.power.requested_limit [W]", "700.00 W", GpuSample.POWER_LIMIT))
        .isEqualTo(700.0);
    assertThat(one("gpu.power.draw.average [W]", "70.50 W", GpuSample.POWER)).isEqualTo(70.5);
    RecordingSink old =
        read("gpu_name, gpu_bus_id, gpu_uuid, power.draw [W]\nA, B, GPU-1, 1 W\n", true);
    assertThat(old.accepted).isEqualTo(1);
    assertThat(old.unmapped).isEmpty();
  }

  @Test
  void theScaleOfAFieldIsThatOfItsUnit() {
    for (Field field : SmiFields.COUNTERS) {
      if (!field.unit().isEmpty()) {
        PrintedUnit unit =
            PrintedUnit.of(field.unit(), SmiFields.counter(field).orElseThrow().unit())
                .orElseThrow();
        assertThat(unit.scale()).as(field.name()).isEqualByComparingTo(field.scale());
      }
    }
    // utilization × 4, memory × 2, power × 3, limits × 2, clocks × 2, temperatures × 2, reasons.
    assertThat(SmiFields.COUNTERS).hasSize(4 + 2 + 3 + 2 + 2 + 2 + 1);
    assertThat(NvidiaSmiFields.named("utilization.gpu").orElseThrow().isAbsentOnMigParent())
        .isTrue();
  }

  @Test
  void columnsThatNothingReadsAreNamedOnce() {
    RecordingSink sink =
        read(
            """
            uuid, fan.speed [%], pstate, some.new_field [us], power.draw [W]
            GPU-1, 38 %, P0, 5 us, 1 W
            uuid, fan.speed [%], ecc.mode.current, power.draw [W]
            GPU-2, 38 %, Enabled, 1 W
            """,
            true);

    assertThat(sink.unmapped)
        .containsExactly("ecc.mode.current", "fan.speed", "pstate", "some.new_field");
    assertThat(sink.accepted).isEqualTo(2);
  }

  @Test
  void aHeaderThatReturnsIsNoSampleAndANewOneHoldsFromThere() {
    RecordingSink sink =
        read(
            """
            uuid, power.draw [W], temperature.gpu
            GPU-1, 1 W, 50
            uuid, power.draw [W], temperature.gpu
            GPU-2, 2 W, 51
            temperature.gpu, uuid
            52, GPU-3
            GPU-4, 3 W, 53
            """,
            true);

    assertThat(sink.ignored).isEqualTo(Map.of("header", 2L));
    assertThat(sink.accepted).isEqualTo(3);
    assertThat(reasons(sink)).containsExactly("7 wrong_column_count");
    assertThat(sink.rows.get(2).of(GpuSample.GPU_TEMPERATURE)).isEqualTo(52.0);
    assertThat(sink.rows.get(2).of(GpuSample.POWER)).isNull();
  }

  @Test
  void headersOfOtherQueriesAndUselessOnesAmidALogHoldUntilTheNext() {
    RecordingSink sink =
        read(
            """
            uuid, power.draw [W]
            gpu_uuid, pid, used_gpu_memory [MiB]
            GPU-1, 1912379, 518 MiB
            GPU-1, 3891903, 74698 MiB
            index, power.draw [W]
            0, 5 W
            timestamp, uuid, power.draw [W]
            2026/07/14 08:00:00.000, GPU-1, 1 W
            uuid, power.draw [J]
            GPU-1, 5 J
            uuid, power.draw [W]
            GPU-1, 7 W
            """,
            true);

    assertThat(sink.ignored).isEqualTo(Map.of("header", 5L, "other_query", 2L));
    assertThat(reasons(sink)).containsExactly("6 no_uuid", "8 no_time_zone", "10 unknown_unit");
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void ofColumnsWithOneNameTheFirstIsRead() {
    RecordingSink sink =
        read("uuid, uuid, power.draw [W], power.draw [W]\nGPU-1, x, 1 W, x\n", true);

    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows.get(0).of(GpuSample.POWER)).isEqualTo(1.0);
  }

  @Test
  void filesThatCannotBePlacedAreRefusedAsAWhole() {
    assertThatThrownBy(() -> read("index, power.draw [W]\n0, 1 W\n", true))
        .hasMessageContaining("line 1: no column is the GPU's UUID")
        .hasMessageContaining("add uuid to --query-gpu");
    assertThatThrownBy(() -> read("uuid, pstate\nGPU-1, P0\n", true))
        .hasMessageContaining("no column is a counter");
    assertThatThrownBy(() -> read("\ngpu_uuid, pid, used_gpu_memory [MiB]\n", true))
        .hasMessageContaining("line 2: the file lists processes");
    assertThatThrownBy(() -> read("2026/07/14 08:00:00.000, GPU-1, 1 W\n", true))
        .hasMessageContaining("no header: the file begins with 2026/07/14")
        .hasMessageContaining("declare the columns in the source's mapping");
    assertThatThrownBy(() -> read("==============NVSMI LOG==============\n", true))
        .hasMessageContaining("no header");
  }

  @Test
  void onlyLogsWithAHeaderAreRecognised() {
    assertThat(recognised("\n\ntimestamp, gpu_uuid, clocks.sm [MHz]\n2026")).isTrue();
    assertThat(recognised("No devices were found\r\nuuid,power.draw\r\n")).isTrue();
    for (String other :
        List.of(
            "",
            "index, utilization.gpu [%]\n",
            "uuid, pstate\n",
            "timestamp, gpu_name, gpu_bus_id, gpu_serial, gpu_uuid, pid, process_name,"
                + " used_gpu_memory [MiB]\n",
            "gpu_uuid, pid, gpu_utilization [%], mem_utilization [%]\n",
            "2026/07/14 08:00:00.000, GPU-1, 1 W\n",
            "==============NVSMI LOG==============\n",
            "# gpu    pwr  gtemp  mtemp     sm    mem    enc\n",
            "<?xml version=\"1.0\" ?>\n<!DOCTYPE nvidia_smi_log SYSTEM \"nvsmi_device_v12.dtd\">\n",
            "+-----------------------------------------------------------+\n"
                + "| NVIDIA-SMI 590.48.01\n",
            "uuid;utilization.gpu [%];power.draw [W]\n",
            "UUID, Utilization, Power\n",
            "sample,uuid,power.draw [W] and more\n")) {
      assertThat(recognised(other)).as(other).isFalse();
    }
  }

  private static boolean recognised(String text) {
    return new NvidiaSmiCsv()
        .recognises(FileHead.of("a.csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void declaredColumnsStandInForAHeader() {
    RecordingSink sink =
        declared(
            "columns: [timestamp, ignore, gpu_uuid, utilization.gpu, \"memory.used [GiB]\"]",
            """
            2026/07/14 08:00:00.000, whatever, GPU-1, 35, 2
            2026/07/14 08:00:01.000, whatever, GPU-1, 36 %, 2048 MiB
            uuid, timestamp, power.draw [W]
            GPU-1, 2026/07/14 08:00:02.000, 5 W
            2026/07/14 08:00:02.000, whatever, GPU-1, 35, 2
            """);

    assertThat(sink.accepted).isEqualTo(3);
    assertThat(sink.ignored).isEqualTo(Map.of("header", 1L));
    assertThat(reasons(sink)).containsExactly("5 wrong_column_count");
    assertThat(sink.unmapped).isEmpty();
    assertThat(sink.rows.get(0).of(GpuSample.GPU_UTILIZATION)).isEqualTo(0.35);
    // 2 GiB = 2 × 1,073,741,824 = 2,048 MiB.
    assertThat(sink.rows.get(0).of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(2_147_483_648.0);
    assertThat(sink.rows.get(1).of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(2_147_483_648.0);
    assertThat(declared("columns:\n  - uuid\n  - power.draw\n  - pstate\n", "").unmapped)
        .containsExactly("pstate");
  }

  private static RecordingSink declared(String yaml, String text) {
    return read(UTC.withMapping(new MappingFile("smi.yaml", yaml)), text);
  }

  @Test
  void mistakesOfTheDeclarationNameFileLineAndRemedy() {
    assertThatThrownBy(() -> check("columns:\n  - uuid\n  - utilisation.gpu\n"))
        .hasMessageContaining("smi.yaml line 3: unknown column 'utilisation.gpu'")
        .hasMessageContaining("did you mean 'utilization.gpu'?");
    assertThatThrownBy(() -> check("columns: [index, power.draw]"))
        .hasMessageContaining("smi.yaml line 1: uuid is not among the columns");
    assertThatThrownBy(() -> check("columns: [uuid, pstate]"))
        .hasMessageContaining("none of the columns is a counter");
    assertThatThrownBy(() -> check("columns: [uuid, 'power.draw [MiB]']"))
        .hasMessageContaining("unit [MiB] of power.draw");
    assertThatThrownBy(() -> check("colums: [uuid]")).hasMessageContaining("unknown key");
    assertThatThrownBy(() -> check("columns: uuid")).hasMessageContaining("columns is no list");
    assertThatThrownBy(() -> check("columns: [[uuid]]")).hasMessageContaining("no name");
    assertThatThrownBy(() -> check("{}")).hasMessageContaining("the key columns is missing");
    assertThatThrownBy(() -> check("")).hasMessageContaining("declares nothing");
    assertThatThrownBy(() -> check("columns: [uuid")).hasMessageContaining("no YAML");
    assertThatThrownBy(() -> check("\u0000")).hasMessageContaining("no YAML");
    assertThatThrownBy(
            () ->
                new NvidiaSmiCsv()
                    .check(settings(SourceDialect.NONE, "columns: [uuid, timestamp, power.draw]")))
        .hasMessageContaining("set time_zone");
    assertThatCode(() -> check("columns: [uuid, timestamp, power.draw]"))
        .doesNotThrowAnyException();
    assertThatCode(() -> new NvidiaSmiCsv().check(SourceSettings.of("a", "nvidia-smi-csv")))
        .doesNotThrowAnyException();
  }

  private static void check(String yaml) throws Exception {
    new NvidiaSmiCsv().check(settings(UTC, yaml));
  }

  private static SourceSettings settings(SourceDialect dialect, String yaml) {
    return SourceSettings.of("edge", "nvidia-smi-csv")
        .with(dialect.withMapping(new MappingFile("smi.yaml", yaml)));
  }
}
