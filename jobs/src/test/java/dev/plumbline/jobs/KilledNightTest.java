package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night killed by SIGKILL at different moments, run again, leaves what one whole run leaves. */
class KilledNightTest {
  private static final List<String> MOMENTS =
      List.of(
          "PROMISED ingest", "COMMITTED gpu_segment", "STAGED gold", "HALF gold", "FULFILLED gold");

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
    }
  }
}
