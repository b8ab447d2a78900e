package dev.plumbline.ingest.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Lines that are no series are rejects beside series, and one problem without any. */
class StrangersTest {
  private static final String SERIES = "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\"} 9\n";

  private static RecordingSink read(String text) {
    SourceSettings settings =
        SourceSettings.of("s", "dcgm-exposition")
            .with(SourceSettings.Instants.of(Instant.parse("2026-07-14T00:00:00Z")));
    return RecordingSink.read(
        new DcgmExposition(),
        new SourceFile(settings, "f.prom", Instant.parse("2026-12-31T00:00:00Z")),
        text);
  }

  @Test
  void aFileWithoutASeriesIsOneProblem() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> read("503 Service Unavailable\n-- upstream\n..\n"))
        .withCauseInstanceOf(MalformedFile.class)
        .withMessageContaining("none of its 3 lines is a series of Prometheus text")
        .withMessageContaining("503 Service Unavailable");
  }

  @Test
  void besideSeriesEachIsAReject() {
    RecordingSink before = read("503 Service Unavailable\n-- x\n" + SERIES);
    assertThat(before.accepted).isEqualTo(1);
    assertThat(before.rejects).extracting(RecordingSink.Refused::line).containsExactly(1L, 2L);
    RecordingSink behind = read(SERIES + "503 Service Unavailable\n");
    assertThat(behind.accepted).isEqualTo(1);
    assertThat(behind.rejects).extracting(RecordingSink.Refused::line).containsExactly(2L);
  }
}
