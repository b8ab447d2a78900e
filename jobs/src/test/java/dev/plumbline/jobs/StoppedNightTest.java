package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that is told to end says what is true, gives the lake free, and can be run again. */
class StoppedNightTest {
  @TempDir private Path folder;

  @Test
  void aStoppedNightEndsInWordsAndIsRunAgain() throws Exception {
    SmallLanding landing = SmallLanding.in(folder);
    Lake whole = new Lake(SharedSpark.session(), folder.resolve("whole").toString());
    SampleNight.run(whole, landing.configuration());
    Map<String, List<String>> expected = LakeContent.of(whole);

    Path folderOfLake = folder.resolve("lake");
    try (NightProcess night = NightProcess.nightly(landing.configuration(), folderOfLake)) {
      night.awaits("ingest");
      assertThat(night.endedBy("TERM")).isEqualTo(143);
      assertEndedInWords(night, "stopped; nothing was published; run again");
    }
    Lake lake = new Lake(SharedSpark.session(), folderOfLake.toString());
    assertThat(Lease.holder(lake.files())).isEmpty();
    try (NightProcess again =
        NightProcess.pausedAt("HALF gold", landing.configuration(), folderOfLake)) {
      assertThat(again.endedBy("INT")).isEqualTo(130);
      assertEndedInWords(again, "stopped while publishing; the next run finishes it");
    }
    assertThat(Lease.holder(lake.files())).isEmpty();
    SampleNight.run(lake, landing.configuration());
    assertThat(LakeContent.of(lake)).isEqualTo(expected);
  }

  private static void assertEndedInWords(NightProcess night, String words) {
    assertThat(night.output().lines().reduce((a, b) -> b)).contains(words);
    assertThat(night.output()).contains("stopping: a commit under way is finished first");
    assertThat(night.output()).doesNotContain("Exception", "\tat ", "problem:", "failed", "WARN");
  }
}
