package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night killed by SIGKILL at different moments, run again, leaves what one whole run leaves. */
class KilledNightTest {
  private static final List<String> MOMENTS =
      List.of(
          "PROMISED ingest",
          "COMMITTED gpu_segment",
          "STAGED gold",
          "PROMISED gold",
          "HALF gold",
          "FULFILLED gold");

  @TempDir private Path folder;

  @Test
  void runAgainAfterAKillItLeavesIdenticalTables() throws Exception {
    SmallLanding landing = SmallLanding.in(folder);
    Lake whole = new Lake(SharedSpark.session(), folder.resolve("whole").toString());
    SampleNight.run(whole, landing.configuration());
    Map<String, List<String>> expected = LakeContent.of(whole);
    for (String moment : MOMENTS) {
      Path lake = folder.resolve("killed-" + moment.replace(' ', '-'));
      try (NightProcess night = NightProcess.pausedAt(moment, landing.configuration(), lake)) {
        assertThat(night.endedBy("KILL")).as("killed at " + moment).isEqualTo(137);
      }
      Lake survivor = new Lake(SharedSpark.session(), lake.toString());
      SampleNight.run(survivor, landing.configuration());
      assertThat(LakeContent.of(survivor)).as("killed at " + moment).isEqualTo(expected);
      assertNothingOfAPublishedNightIsLost(survivor, moment);
    }
  }

  /** Its checks, its runs and its lineage, and the note of what it published. */
  private static void assertNothingOfAPublishedNightIsLost(Lake lake, String moment) {
    Set<String> published = nights(lake, Publication.TABLE, Publication.NIGHT_ID);
    assertThat(published).as("killed at " + moment).isNotEmpty();
    assertThat(nights(lake, QualityResult.TABLE, QualityResult.NIGHT_ID))
        .as("checks of a night killed at " + moment)
        .containsAll(published);
    assertThat(nights(lake, JobRun.TABLE, JobRun.NIGHT_ID))
        .as("runs of a night killed at " + moment)
        .containsAll(published);
    for (String night : published) {
      String file = "_plumbline/lineage/" + night.replace(":", "") + ".ndjson";
      assertThat(lake.files().read(file))
          .as("lineage of a night killed at " + moment)
          .hasValueSatisfying(lines -> assertThat(lines).contains("attention-daily"));
    }
    assertThat(lake.files().read("gold/_published.json").orElseThrow())
        .contains("\"publication_number\" : " + published.size());
  }

  private static Set<String> nights(Lake lake, TableSpec table, Col night) {
    return lake.read(table).select(night).rows().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }
}
