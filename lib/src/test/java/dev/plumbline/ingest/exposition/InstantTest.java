package dev.plumbline.ingest.exposition;

import static dev.plumbline.ingest.exposition.Scrapes.only;
import static dev.plumbline.ingest.exposition.Scrapes.read;
import static dev.plumbline.ingest.exposition.Scrapes.reason;
import static dev.plumbline.ingest.exposition.Scrapes.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.GpuSample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantTest {
  private static final String BARE = "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\"} 1755\n";
  private static final Instant FIXED = Instant.parse("2026-07-01T00:00:00Z");

  private static SourceSettings named(String pattern, String format, Instant fixed) {
    return settings(null, pattern, format, fixed, List.of(), null);
  }

  @ParameterizedTest
  @CsvSource({
    "1783987200000, 2026-07-14T00:00:00Z",
    "1783987200123, 2026-07-14T00:00:00.123Z",
    // OpenMetrics writes seconds.
    "1783987200.123, 2026-07-14T00:00:00.123Z",
    "1783987200, 2026-07-14T00:00:00Z",
    "1.7839872e+09, 2026-07-14T00:00:00Z",
    // An exemplar may follow.
    "1783987200000 # {trace_id=\"a b\"} 1 2, 2026-07-14T00:00:00Z"
  })
  void aSamplesOwnTimestampComesFirst(String timestamp, Instant instant) {
    String text = "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\"} 1755 " + timestamp + "\n";

    assertThat(only(read(named(null, null, FIXED), text), GpuSample.SAMPLED_AT)).isEqualTo(instant);
  }

  @Test
  void anExemplarWithoutATimestampIsNone() {
    RecordingSink sink =
        read(named(null, null, FIXED), "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\"} 1755 # {a=\"b\"} 1\n");

    assertThat(only(sink, GpuSample.SAMPLED_AT)).isEqualTo(FIXED);
  }

  @ParameterizedTest
  @CsvSource({
    "dump/scrape-20260714T090200Z.prom.gz, yyyyMMdd'T'HHmmssX, 2026-07-14T09:02:00Z",
    "scrape-20260714T090200+0200.prom, yyyyMMdd'T'HHmmssX, 2026-07-14T07:02:00Z",
    // Without a zone it is UTC.
    "scrape-20260714T090200.prom, yyyyMMdd'T'HHmmss, 2026-07-14T09:02:00Z",
    "scrape-20260714.prom, yyyyMMdd, 2026-07-14T00:00:00Z",
    // What the pattern does not find falls back on the configured instant.
    "other.prom, yyyyMMdd, 2026-07-01T00:00:00Z",
    "scrape-20261399.prom, yyyyMMdd, 2026-07-01T00:00:00Z"
  })
  void thenTheFileNameThenTheConfiguredInstant(String path, String format, Instant instant) {
    SourceSettings settings = named("scrape-([0-9TZ+]+)\\.", format, FIXED);

    assertThat(only(read(settings, path, BARE), GpuSample.SAMPLED_AT)).isEqualTo(instant);
  }

  @Test
  void withoutAnyInstantARecordIsRefused() {
    assertThat(reason(read(BARE))).isEqualTo("no_instant");
    assertThat(reason(read(named("scrape-(\\d+)", "yyyyMMdd", null), "other.prom", BARE)))
        .isEqualTo("no_instant");
  }

  @ParameterizedTest
  @CsvSource({
    // One millisecond later than allowed; 1784160000000 is 2026-07-16T00:00:00Z.
    "1784160000001, clock_in_future",
    "99999999999999999, clock_in_future",
    "5, timestamp_before_2000",
    "500000000000, timestamp_before_2000",
    "5.5, timestamp_before_2000",
    "-1783987200000, timestamp_before_2000",
    "17839872000x0, bad_timestamp",
    "yesterday, bad_timestamp",
    "1783987200000 7, trailing_text",
    "1783987200.5 7, trailing_text"
  })
  void impossibleTimestampsAreRefused(String timestamp, String reason) {
    String text = "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\"} 1755 " + timestamp + "\n";

    assertThat(reason(read(named(null, null, FIXED), text))).isEqualTo(reason);
  }

  @Test
  void theLastAllowedMillisecondIsAllowed() {
    assertThat(read("DCGM_FI_DEV_SM_CLOCK{UUID=\"G\"} 1755 1784160000000\n").rows).hasSize(1);
  }

  @Test
  void aPatternThatIsNoneIsSaid() {
    assertThatThrownBy(() -> read(named("(", "yyyy", null), BARE))
        .hasCauseInstanceOf(MalformedFile.class)
        .hasMessageContaining("instant_pattern");
    assertThatThrownBy(() -> read(named("(a)", "yyyy{", null), BARE))
        .hasCauseInstanceOf(MalformedFile.class);
  }
}
