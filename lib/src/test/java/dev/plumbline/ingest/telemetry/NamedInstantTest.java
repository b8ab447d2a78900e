package dev.plumbline.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.terms.reject.RejectReasons;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that plain copies of an exporter's page have. */
class NamedInstantTest {
  private static final Ingester EXPOSITION = Ingesters.of("dcgm-exposition").orElseThrow();
  private static final String PAGE =
      """
      DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-00000000-0000-0000-0000-000000000001",Hostname="n1"} 50
      """;

  @ParameterizedTest
  @CsvSource({
    "metrics-20260714T101500Z.prom, 2026-07-14T10:15:00Z",
    "gpu01_2026-07-14T10-15-00.prom, 2026-07-14T10:15:00Z",
    "2026-07-14_10.15.00.txt, 2026-07-14T10:15:00Z",
    "node-7_2026-07-14 10:15:00.prom.gz, 2026-07-14T10:15:00Z",
    "20260714_101500.prom, 2026-07-14T10:15:00Z",
    "20260714-101500.prom, 2026-07-14T10:15:00Z",
    "scrape.20260714101500.prom, 2026-07-14T10:15:00Z",
    "2026-07-14T10:15:00+02:00.prom, 2026-07-14T08:15:00Z",
    "2026-07-14T10:15:00.250Z.prom, 2026-07-14T10:15:00.250Z",
    // 1784024100 s: 20,648 days of 86,400 s are 2026-07-14, and 36,900 s are 10 h 15 min
    "metrics-1784024100.prom, 2026-07-14T10:15:00Z",
    "1784024100500.prom, 2026-07-14T10:15:00.500Z",
    "20260714T101500Z-1784024100.prom, 2026-07-14T10:15:00Z",
    "node-1_2026-07-14T10-00-00Z.prom, 2026-07-14T10:00:00Z",
    "20260714-1000.prom, 2026-07-14T10:00:00Z",
    "20260714_1000.prom.gz, 2026-07-14T10:00:00Z",
    "20260714T1000Z.prom, 2026-07-14T10:00:00Z",
    "2026-07-14T1000.prom, 2026-07-14T10:00:00Z",
    "node-1-2026-07-14_10-00.prom, 2026-07-14T10:00:00Z",
    "2026-07-14T10:00+02:00.prom, 2026-07-14T08:00:00Z",
    // 1784023200 s: 36,000 s of the same day are 10 h
    "node-1_1784023200.prom, 2026-07-14T10:00:00Z",
    "node-1.1784023200000.prom, 2026-07-14T10:00:00Z"
  })
  void oneInstantInAName(String name, Instant instant) {
    assertThat(NamedInstant.of(name)).contains(instant);
  }

  /** A plain copy of an exporter's page, which has no timestamps. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "node-1_2026-07-14T10-00-00Z.prom",
        "20260714-1000.prom",
        "node-1_1784023200.prom",
        "1784023200000.prom"
      })
  void aPlainCopyIsOfTheInstantInItsName(String name) {
    RecordingSink sink = RecordingSink.read(EXPOSITION, file(name), PAGE);
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows)
        .extracting(row -> row.of(GpuSample.SAMPLED_AT))
        .containsExactly(Instant.parse("2026-07-14T10:00:00Z"));
  }

  @Test
  void aPlainCopyOfNoInstantIsRefusedAndToldHow() {
    RecordingSink sink = RecordingSink.read(EXPOSITION, file("node-1.prom"), PAGE);
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("no_instant");
    assertThat(RejectReasons.remedy(sink.rejects.get(0).reasons())).contains("instant_pattern");
  }

  private static SourceFile file(String name) {
    SourceSettings settings = SourceSettings.of("dcgm", "dcgm-exposition");
    return new SourceFile(settings, name, Instant.parse("2026-07-15T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.prom",
        "metrics-2026-07-14.prom",
        "20260714.prom",
        "20260714T10.prom",
        "2026-07-14-1015.prom",
        "20260714-2460.prom",
        "20260714-1000.1.prom",
        "20260714-100.prom",
        "2026-07-01_2026-07-31.prom",
        "20260701-20260731.prom",
        "20260714-1000_20260714-1100.prom",
        "2026-13-14T10-15-00.prom",
        "2026-07-14T25-15-00.prom",
        "node-1234567890.prom",
        "id-17840241001.prom",
        "20260714T101500Z_20260714T102000Z.prom",
        "build-20260714101500123.prom"
      })
  void noInstantWhereThereIsNoneOrMoreThanOne(String name) {
    assertThat(NamedInstant.of(name)).isEmpty();
  }
}
