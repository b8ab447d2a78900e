package dev.plumbline.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that plain copies of an exporter's page have. */
class NamedInstantTest {
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
    "20260714T101500Z-1784024100.prom, 2026-07-14T10:15:00Z"
  })
  void oneInstantInAName(String name, Instant instant) {
    assertThat(NamedInstant.of(name)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.prom",
        "metrics-2026-07-14.prom",
        "20260714.prom",
        "20260714T10.prom",
        "2026-07-14-1015.prom",
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
