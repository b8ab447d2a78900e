package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.NightResult;
import dev.plumbline.run.ReportTask;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.Publication;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second night does to a published lake. */
class RestatementNightTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 14);
  private static final LocalDate SECOND = LocalDate.of(2026, 7, 15);

  @TempDir private Path folder;

  @Test
  void aRerunChangesNothingAndACorrectionRestatesItsDateAndWhatLooksBackOnIt() throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    NightResult first = SampleNight.run(lake, landing.configuration());
    assertThat(first.published()).containsExactly(FIRST, SECOND);
    Map<String, List<String>> before = LakeContent.of(lake);
    long version = lake.version(GpuWaterfallDaily.TABLE);

    NightResult again = SampleNight.run(lake, landing.configuration());
    assertThat(again.published()).isEmpty();
    // Its report shows the checks of the night whose figures it shows.
    assertThat(
            Files.readString(
                Path.of(
                    new TaskRunner(lake, PublishedNight.newest(lake))
                        .run(new ReportTask(), again)
                        .get(0))))
        .contains(first.nightId())
        .doesNotContain(again.nightId());
    assertThat(LakeContent.of(lake)).isEqualTo(before);
    assertThat(lake.version(GpuWaterfallDaily.TABLE)).isEqualTo(version);

    // An hour of the first day is missing now, and the machine's clock is two days behind.
    landing.correctFirstDay();
    Instant behind = Instant.now().minus(Duration.ofDays(2));
    NightResult corrected = SampleNight.run(lake, landing.configuration(), behind);
    // What teams spent by the second date, and where their month will end, has the first in it.
    assertThat(corrected.published()).containsExactly(FIRST, SECOND);
    assertThat(rows(lake, BudgetMonthly.TABLE, SECOND))
        .isNotEqualTo(of(before, BudgetMonthly.TABLE, "2026-07-15"));
    assertThat(PublishedNight.newest(lake).nightId()).isEqualTo(corrected.nightId());
    for (TableSpec table : List.of(GpuSample.TABLE, GpuSegment.TABLE, GpuWaterfallDaily.TABLE)) {
      assertThat(rows(lake, table, FIRST)).isNotEqualTo(of(before, table, "2026-07-14"));
      assertThat(rows(lake, table, SECOND)).isEqualTo(of(before, table, "2026-07-15"));
    }

    landing.restoreFirstDay();
    SampleNight.run(lake, landing.configuration());
    Map<String, List<String>> restored = LakeContent.of(lake);
    before.keySet().removeIf(name -> name.startsWith("bronze.ingest"));
    restored.keySet().retainAll(before.keySet());
    assertThat(restored).isEqualTo(before);
  }

  @Test
  void aTableThatThePublishedNightDidNotKnowIsMadeForEveryNight() throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    SampleNight.run(lake, landing.configuration());
    Map<String, List<String>> before = LakeContent.of(lake);
    for (TableSpec table : List.of(ChargeLine.TABLE, GpuWaterfallDaily.TABLE)) {
      sql(lake, table, "DELETE FROM %s");
      sql(
          lake,
          Publication.TABLE,
          "UPDATE %s SET table_versions = map_filter(table_versions, (name, version) -> name <> '"
              + table.fullName()
              + "')");
    }

    SampleNight.run(lake, landing.configuration());
    Map<String, List<String>> after = LakeContent.of(lake);
    before.keySet().removeIf(name -> name.startsWith("bronze.ingest"));
    after.keySet().retainAll(before.keySet());
    assertThat(before.get(ChargeLine.TABLE.fullName())).isNotEmpty();
    assertThat(after).isEqualTo(before);
  }

  private static void sql(Lake lake, TableSpec table, String statement) {
    String path = "delta.`" + lake.root() + "/" + table.path() + "`";
    SharedSpark.session().sql(statement.formatted(path));
  }

  private static List<String> rows(Lake lake, TableSpec table, LocalDate date) {
    return LakeContent.rows(table, lake.read(table, List.of(date)));
  }

  private static List<String> of(Map<String, List<String>> content, TableSpec table, String date) {
    return content.get(table.fullName()).stream()
        .filter(row -> row.startsWith("[" + date))
        .toList();
  }
}
