package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.JobRun;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is assessed is staged, and published by the stage that is called so, or not at all. */
class StagedNightTest {
  @TempDir private Path folder;

  @Test
  void goldIsStagedThenPublishedAndNeverWhenItIsStale() throws IOException {
    TinyLanding landing = TinyLanding.in(folder);
    Path whole = folder.resolve("whole");
    ended(0, landing, whole, "nightly");
    Map<String, List<String>> expected = LakeContent.of(lake(whole));

    Path staged = folder.resolve("staged");
    ended(0, landing, staged, "run", "ingest");
    assertThat(ended(0, landing, staged, "run", "assess")).contains("nothing to stage");
    ended(0, landing, staged, "run", "build");
    assertThat(ended(4, landing, staged, "run", "assess", "--date", "2026-07-13"))
        .contains("there is no landing data for [2026-07-13]");
    assertThat(ended(0, landing, staged, "run", "assess"))
        .contains("staged 2026-07-14; plumbline run publish publishes it");
    assertThat(gold(staged)).isEmpty();
    assertThat(status(staged))
        .contains("nothing is published in this lake yet")
        .contains("staged:    2026-07-14 by run ")
        .contains("; not published: plumbline run publish");
    assertThat(lake(staged).read(JobRun.TABLE).rows().count()).as("runs are told").isPositive();
    assertThat(ended(0, landing, staged, "run", "publish")).contains("published 2026-07-14\n");
    assertThat(LakeContent.differences(expected, LakeContent.of(lake(staged)))).isEmpty();
    assertThat(new LakeTruth(expected, "attention-daily").violations(lake(staged))).isEmpty();
    assertThat(status(staged)).contains("published: 2026-07-14").doesNotContain("staged:");
    assertThat(ended(0, landing, staged, "run", "publish")).contains("nothing staged");
    assertThat(ended(0, landing, staged, "nightly")).contains("nothing to publish");

    landing.correct();
    ended(0, landing, staged, "run", "ingest");
    ended(0, landing, staged, "run", "assess");
    Map<String, List<String>> published = gold(staged);
    halfBuilt(landing, staged);
    assertThat(ended(4, landing, staged, "run", "assess"))
        .contains("problem: gold is not computed: silver of [2026-07-14] is not built")
        .contains("remedy:  plumbline run build");
    ended(0, landing, staged, "run", "build");
    assertThat(ended(0, landing, staged, "run", "assess")).contains("staged 2026-07-14");
    ended(0, landing, staged, "run", "build", "--date", "2026-07-14");
    assertThat(ended(4, landing, staged, "run", "publish"))
        .contains("problem: what is staged is not published")
        .contains("the lake has moved on since: silver.")
        .contains("remedy:  plumbline run assess");
    assertThat(status(staged)).contains("; cannot be published, since silver.");
    assertThat(gold(staged)).isEqualTo(published);

    assertThat(refused(landing, staged)).contains("stopped: gold.gpu_waterfall_daily");
    assertThat(ended(4, landing, staged, "run", "publish"))
        .contains("problem: nothing is staged of [2026-07-14]")
        .contains("remedy:  plumbline run assess --date 2026-07-14");
    assertThat(gold(staged)).isEqualTo(published);

    assertThat(ended(4, landing, staged, "run", "gpu-waterfall-daily", "--date", "2026-07-14"))
        .contains("problem: one job cannot be computed of silver that is not the published one")
        .contains("remedy:  plumbline run assess");
    assertThat(ended(0, landing, staged, "run", "assess")).contains("staged 2026-07-14");
    ended(0, landing, staged, "run", "publish");
    assertThat(ended(0, landing, staged, "run", "gpu-waterfall-daily", "--date", "2026-07-14"))
        .contains("staged 2026-07-14");
    ended(0, landing, whole, "nightly");
    assertThat(gold(staged)).isNotEqualTo(published).isEqualTo(gold(whole));
  }

  /** An assessment whose gate says no: the report tells it, and nothing is staged. */
  private static String refused(TinyLanding landing, Path lake) {
    NightHere.Ended ended =
        NightHere.command(
            GateNightTest.spoiled(),
            NightMoments.UNWATCHED,
            landing.configuration(),
            lake,
            "run",
            "assess");
    assertThat(ended.code()).as(ended.words()).isEqualTo(3);
    assertThat(ended.words()).contains("report: ").contains("not published: a gate said no");
    return ended.words();
  }

  /** A build that ends after its first commit of silver. */
  private static void halfBuilt(TinyLanding landing, Path lake) {
    NightHere.Ended ended =
        NightHere.command(
            JobCatalog.ALL,
            (moment, what) -> {
              if (moment == Moment.COMMITTED && what.equals(GpuSegment.TABLE.name())) {
                throw new IllegalStateException("cut short");
              }
            },
            landing.configuration(),
            lake,
            "run",
            "build");
    assertThat(ended.code()).as(ended.words()).isEqualTo(1);
  }

  private static String status(Path lake) {
    return String.join("\n", new Status(PublishedNight.newest(lake(lake))).lines(Instant.now()));
  }

  private static Map<String, List<String>> gold(Path lake) {
    Map<String, List<String>> content = LakeContent.of(lake(lake));
    content.keySet().removeIf(name -> !name.startsWith("gold."));
    content.values().removeIf(List::isEmpty);
    return content;
  }

  private static String ended(int code, TinyLanding landing, Path lake, String... words) {
    NightHere.Ended ended = NightHere.command(landing.configuration(), lake, words);
    assertThat(ended.code()).as(String.join(" ", words) + "\n" + ended.words()).isEqualTo(code);
    return ended.words();
  }

  private static Lake lake(Path folder) {
    return new Lake(SharedSpark.session(), folder.toString());
  }
}
