package dev.plumbline.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-07-14T01:02:03Z | 2026-07-14T01:02:03Z",
        "2026-07-14t01:02:03z | 2026-07-14T01:02:03Z",
        "2026-07-14T01:02Z | 2026-07-14T01:02:00Z",
        "2026-07-14 01:02:03+00:00 | 2026-07-14T01:02:03Z",
        "2026-07-14T01:02:03.5Z | 2026-07-14T01:02:03.500Z",
        "2026-07-14T01:02:03,123456789Z | 2026-07-14T01:02:03.123456Z",
        "2026-07-14T11:02:03+10:00 | 2026-07-14T01:02:03Z",
        "2026-07-14T11:02:03+1000 | 2026-07-14T01:02:03Z",
        "2026-07-13T23:02:03-02 | 2026-07-14T01:02:03Z",
        "20260714T010203Z | 2026-07-14T01:02:03Z",
        "2026-07-14T03:02:03+02:00[Europe/Paris] | 2026-07-14T01:02:03Z",
        "2026-07-14T03:02:03[Europe/Paris] | 2026-07-14T01:02:03Z",
        "2026-07-14T01:02:03 UTC | 2026-07-14T01:02:03Z",
        "2026-07-14T01:02:03 | 2026-07-14T01:02:03Z"
      })
  void everyForm(String text, String instant) {
    assertThat(IsoTime.parse(text).orElseThrow().instant()).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-07-14", "2026-02-30T00:00:00Z", "2026-07-14T25:00:00Z"})
  void whatIsNoInstant(String text) {
    assertThat(IsoTime.parse(text)).isEmpty();
  }
}
