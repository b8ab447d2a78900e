package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.run.NightResult;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night says of a source that brings a tenth of its rows, or rows without a time. */
class ArrivalNightTest {
  private static final String SERIES =
      "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-00000000-0000-0000-0000-000000000001\","
          + "Hostname=\"n1\"} 50";

  @TempDir private Path folder;

  @Test
  void aTenthOfTheUsualRowsIsAWarningOfTheNight() throws IOException {
    for (int day = 1; day <= 10; day++) {
      day(day, day == 10 ? 10 : 100);
    }
    Lake lake = lake();
    NightResult result = SampleNight.run(lake, configuration());

    assertThat(result.isStopped()).isFalse();
    String told = "2026-07-10 has 10 rows where 100 were usual on the 9 dates since 2026-07-01";
    assertThat(result.violations())
        .anyMatch(
            check ->
                check.check().name().equals("source dcgm brings as many rows a date as usual")
                    && told.equals(check.detail())
                    && !check.stopsPublication());
    Row row =
        lake.read(QualityResult.TABLE)
            .where(QualityResult.CHECK_NAME.of().contains("source dcgm brings"))
            .select(QualityResult.SEVERITY, QualityResult.STATUS, QualityResult.DETAIL)
            .rows()
            .first();
    assertThat(row.getString(0)).isEqualTo("warn");
    assertThat(row.getString(1)).isEqualTo("violated");
    assertThat(row.getString(2)).isEqualTo(told);
  }

  /** A plain copy of an exporter's page under a name that says no time. */
  @Test
  void theStopOverSamplesWithoutATimeNamesInstantPattern() throws IOException {
    Path file = folder.resolve("landing/node-1.prom");
    Files.createDirectories(file.getParent());
    Files.writeString(file, SERIES + "\n");
    Failure failure =
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> SampleNight.run(lake(), configuration()))
            .actual();
    assertThat(failure.because())
        .contains("node-1.prom line 1: no_instant")
        .contains("Nothing says when the record was")
        .contains("instant_pattern");
  }

  private void day(int day, int samples) throws IOException {
    Instant begin = Instant.parse("2026-07-%02dT10:00:00Z".formatted(day));
    StringBuilder text = new StringBuilder();
    for (int minute = 0; minute < samples; minute++) {
      text.append(SERIES).append(' ').append(begin.plusSeconds(60L * minute).toEpochMilli());
      text.append('\n');
    }
    Path file = folder.resolve("landing/2026-07-%02d.prom".formatted(day));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("plumbline.yaml"),
        """
        lake: lake
        sources:
          - name: dcgm
            format: dcgm-exposition
            path: landing/*.prom
            cluster: c1
        """);
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }
}
