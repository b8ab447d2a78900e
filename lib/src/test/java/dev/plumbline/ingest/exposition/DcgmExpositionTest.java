package dev.plumbline.ingest.exposition;

import static dev.plumbline.ingest.exposition.Scrapes.MIDNIGHT;
import static dev.plumbline.ingest.exposition.Scrapes.line;
import static dev.plumbline.ingest.exposition.Scrapes.only;
import static dev.plumbline.ingest.exposition.Scrapes.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DcgmExpositionTest {

  @Test
  void theLinesOfOneScrapeMakeOneRowInCanonicalUnits() {
    RecordingSink sink =
        read(
            """
            # HELP DCGM_FI_DEV_SM_CLOCK SM clock frequency (in MHz).
            # TYPE DCGM_FI_DEV_SM_CLOCK gauge
            DCGM_FI_DEV_SM_CLOCK{gpu="0",UUID="GPU-1",Hostname="n1"} 1755 1783987200000

            DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-1",Hostname="n1"} 35 1783987200000
            DCGM_FI_DEV_FB_USED{gpu="0",UUID="GPU-1",Hostname="n1"} 3 1783987200000
            DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="0",UUID="GPU-1",Hostname="n1"} 15152422938 \
            1783987200000
            DCGM_FI_PROF_SM_ACTIVE{gpu="0",UUID="GPU-1",Hostname="n1"} 0.156205 1783987200000
            DCGM_FI_DEV_XID_ERRORS{gpu="0",UUID="GPU-1",Hostname="n1"} 43 1783987200000
            # EOF
            """);

    assertThat(sink.accepted).isEqualTo(6);
    assertThat(sink.records()).isEqualTo(6);
    assertThat(only(sink, GpuSample.SM_CLOCK)).isEqualTo(1755.0);
    // Percent to ratio by field: exactly the double nearest to 0.35, not 35 × 0.01.
    assertThat(only(sink, GpuSample.GPU_UTILIZATION)).isEqualTo(0.35);
    // 3 MiB × 1,048,576.
    assertThat(only(sink, GpuSample.FRAMEBUFFER_USED)).isEqualTo(3_145_728.0);
    // Millijoules.
    assertThat(only(sink, GpuSample.ENERGY)).isEqualTo(15_152_422.938);
    assertThat(only(sink, GpuSample.SM_ACTIVE)).isEqualTo(0.156205);
    assertThat(only(sink, GpuSample.LAST_XID)).isEqualTo(43L);
    assertThat(only(sink, GpuSample.POWER)).isNull();
    assertThat(only(sink, GpuSample.ABSENT)).isNull();
    assertThat(only(sink, GpuSample.SAMPLED_AT)).isEqualTo(Instant.ofEpochMilli(MIDNIGHT));
    assertThat(only(sink, GpuSample.SAMPLE_DATE)).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(only(sink, GpuSample.SOURCE)).isEqualTo("train");
    assertThat(only(sink, GpuSample.DEVICE_ID)).isEqualTo("GPU-1");
    assertThat(sink.rows.get(0).from()).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(sink.rows.get(0).through()).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(sink.sideRows).hasSize(1);
    assertThat(sink.sideRows.get(0).of(DeviceLabelSet.LABEL_SET_ID))
        .isEqualTo(only(sink, GpuSample.LABEL_SET_ID));
  }

  @Test
  void oldAndNewAndOldestMetricNamesFillTheSameCounters() {
    // DCGM 4.6 calls it a ratio and still prints 0–100.
    assertThat(only(read(line("DCGM_FI_DEV_GPU_UTIL_RATIO", "80", 0)), GpuSample.GPU_UTILIZATION))
        .isEqualTo(0.8);
    assertThat(only(read(line("dcgm_gpu_utilization", "80", 0)), GpuSample.GPU_UTILIZATION))
        .isEqualTo(0.8);
    assertThat(only(read(line("DCGM_FI_DEV_BOARD_POWER_WATTS", "68.244000", 0)), GpuSample.POWER))
        .isEqualTo(68.244);
    // 1,410,000,000 Hz × 10^-6.
    assertThat(only(read(line("DCGM_FI_DEV_SM_CLOCK_HERTZ", "1410000000", 0)), GpuSample.SM_CLOCK))
        .isEqualTo(1410.0);
    // 7 × 1,000 KiB per second = 7 × 1,024,000 bytes per second.
    assertThat(
            only(read(line("DCGM_FI_DEV_NVLINK_TX_BANDWIDTH_TOTAL", "7", 0)), GpuSample.NVLINK_TX))
        .isEqualTo(7_168_000.0);
    assertThat(only(read(line("DCGM_FI_DEV_XID_ERRORS_total", "13", 0)), GpuSample.LAST_XID))
        .isEqualTo(13L);
  }

  @Test
  void everyInstantOfALabelSetIsARowOfItsOwn() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_SM_CLOCK", "1", 0)
                + line("DCGM_FI_DEV_GPU_TEMP", "2", 0)
                + line("DCGM_FI_DEV_SM_CLOCK", "3", 1)
                + line("DCGM_FI_DEV_GPU_TEMP", "4", 1));

    assertThat(sink.rows).hasSize(2);
    assertThat(sink.rows.get(0).of(GpuSample.SM_CLOCK)).isEqualTo(1.0);
    assertThat(sink.rows.get(1).of(GpuSample.GPU_TEMPERATURE)).isEqualTo(4.0);
    assertThat(sink.sideRows).hasSize(1);
  }

  @Test
  void historiesGroupedBySeriesMakeOneRowPerLine() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_SM_CLOCK", "1", 0)
                + line("DCGM_FI_DEV_SM_CLOCK", "3", 1)
                + line("DCGM_FI_DEV_GPU_TEMP", "2", 0)
                + line("DCGM_FI_DEV_GPU_TEMP", "4", 1));

    assertThat(sink.rows).hasSize(4);
    assertThat(sink.accepted).isEqualTo(4);
  }

  @Test
  void unmappedMetricsAndOtherHardwareAreIgnored() {
    RecordingSink sink =
        read(
            """
            DCGM_FI_DEV_PCIE_REPLAY_COUNTER{UUID="G"} 0 1783987200000
            DCGM_FI_DEV_FAN_SPEED{UUID="G"} 30 1783987200000
            DCGM_FI_DEV_NVSWITCH_TEMPERATURE_CURRENT{nvswitch="nvswitch0"} 41 1783987200000
            DCGM_FI_DEV_POWER_USAGE{cpu="0",Hostname="n1"} 90 1783987200000
            process_cpu_seconds_total 12.5
            go_gc_duration_seconds{quantile="0.5"} NaN
            """);

    assertThat(sink.rows).isEmpty();
    assertThat(sink.ignored).containsOnly(count("unmapped_metric", 2), count("no_gpu", 4));
    assertThat(sink.records()).isEqualTo(6);
  }

  private static java.util.Map.Entry<String, Long> count(String reason, long count) {
    return java.util.Map.entry(reason, count);
  }

  @Test
  void aTruncatedGzipGivesWhatWasCompleteAndThenFails() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    StringBuilder text = new StringBuilder();
    for (int minute = 0; minute < 1440; minute++) {
      text.append(line("DCGM_FI_DEV_SM_CLOCK", Integer.toString(minute % 977), minute));
    }
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    RecordingSink sink = RecordingSink.of(new DcgmExposition());
    InputStream bytes = new GZIPInputStream(new ByteArrayInputStream(cut));
    SourceFile file = new SourceFile(Scrapes.PLAIN, "a.prom.gz", Scrapes.NOT_AFTER);

    assertThatThrownBy(() -> sink.readAll(new DcgmExposition(), file, bytes))
        .isInstanceOf(EOFException.class);

    assertThat(sink.accepted).isBetween(100L, 1439L);
    assertThat(sink.rows).hasSize((int) sink.accepted);
    assertThat(sink.rejects).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void linesLongerThanTheWindowAreRefusedAndReadingGoesOn() {
    String endless = "DCGM_FI_DEV_SM_CLOCK{UUID=\"" + "G".repeat(600_000) + "\"} 1 1783987200000\n";
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_SM_CLOCK", "1", 0)
                + endless
                + "#"
                + endless
                + line("DCGM_FI_DEV_SM_CLOCK", "x", 1));

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects)
        .extracting(RecordingSink.Refused::line, r -> r.reasons().get(0))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "line_too_long"),
            org.assertj.core.groups.Tuple.tuple(4L, "value_not_a_number"));
  }

  @Test
  void carriageReturnsAndIndentationDoNotMatter() {
    RecordingSink sink =
        read("  DCGM_FI_DEV_SM_CLOCK { UUID = \"G\" , } \t 1755  1783987200000 \r\n\t\r\n");

    assertThat(only(sink, GpuSample.SM_CLOCK)).isEqualTo(1755.0);
    assertThat(sink.records()).isEqualTo(1);
  }
}
