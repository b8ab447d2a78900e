package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.jobs.JobCatalog;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.journal.Progress;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SmallFiles;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.Tables;
import dev.plumbline.terms.Outcome;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night in a lake that many nights have appended to. */
@Tag("long")
class OldLakeNightTest {
  private static final int DATES = 20;

  @TempDir private Path folder;

  @Test
  void itFindsFewFilesAndReadsOnlyWhatIsNew() throws IOException {
    DailyLanding landing = new DailyLanding(folder);
    Lake lake = new Lake(SharedSpark.session(), landing.lake().toString());
    LocalDate date = DailyLanding.FIRST;
    for (int i = 0; i < DATES; i++, date = date.plusDays(1)) {
      landing.add(date);
    }
    night(lake, landing, date.minusDays(1));
    AgedLake.cut(lake, DATES);
    assertThat(AgedLake.files(lake, IngestReading.TABLE)).isEqualTo(DATES);
    final long before = readings(lake);

    landing.add(date);
    assertThat(night(lake, landing, date).published()).containsExactly(date);
    for (TableSpec table : Tables.ALL) {
      if (table.partition().isEmpty()) {
        assertThat(AgedLake.files(lake, table))
            .as(table.fullName())
            .isLessThanOrEqualTo(SmallFiles.MOST);
      }
    }
    // Metrics, bill, pipelines, and the registry, which has a file on every tenth date.
    assertThat(readings(lake) - before).isEqualTo(4);
  }

  private static NightResult night(Lake lake, DailyLanding landing, LocalDate date) {
    return new Night(
            lake,
            ConfigurationFile.read(landing.configuration()),
            JobCatalog.ALL,
            new Silent(),
            DailyLanding.nightOf(date))
        .run(NightRequest.whole());
  }

  private static long readings(Lake lake) {
    return lake.read(IngestReading.TABLE).rows().count();
  }

  /** Tells nobody. */
  private static final class Silent implements Progress {
    @Override
    public void begins(int number, int of, String name, String slice) {}

    @Override
    public void ends(Outcome outcome, long rowsIn, long rowsOut, double seconds) {}

    @Override
    public void says(String line) {}
  }
}
