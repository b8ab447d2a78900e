package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightHere;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.NightProcess;
import dev.plumbline.jobs.reliability.KillPlan.Kill;
import dev.plumbline.jobs.reliability.KillPlan.Situation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve nights killed by SIGKILL, half of them as soon as they reach a moment that is named here,
 * half of them as the plans of a seed say. {@code reliability/run kill} does hundreds.
 */
@Tag("long")
class KilledNightTest {
  private static final long SEED = 20_260_714;
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
  void runAgainAfterAKillItLeavesWhatAWholeNightLeaves() throws Exception {
    KillGround ground = KillGround.in(folder.toRealPath(), NightJobs.FEW);
    List<KillPlan> plans = new ArrayList<>();
    for (String moment : MOMENTS) {
      plans.add(new KillPlan(plans.size() + 1, Situation.FIRST, List.of(new Kill(moment, 0))));
    }
    while (plans.size() < 12) {
      plans.add(KillPlan.of(SEED, plans.size() + 1, NightJobs.FEW));
    }
    long kills = 0;
    for (KillPlan plan : plans) {
      KillRound round = new KillRound(ground, plan);
      assertThat(round.run()).as(plan.toString()).isEmpty();
      kills += round.kills();
    }
    assertThat(kills).as("nights that were killed before their end").isGreaterThan(MOMENTS.size());
  }

  /** Stages that are killed: what is staged is published whole, once, or staged again. */
  @Test
  void stagesThatWereKilledEndLikeAWholeNight() throws Exception {
    KillGround ground = KillGround.in(folder.toRealPath(), NightJobs.FEW);
    LakeTruth truth = ground.truth(Situation.FIRST);
    Path built = folder.toRealPath().resolve("built");
    said(ground, built, "run", "ingest");
    said(ground, built, "run", "build");
    Path noted = killed(ground, built, "noted", "assess", "NOTED gold");
    for (String moment : List.of("PROMISED gold", "BEGUN gold", "FULFILLED gold")) {
      Path lake = killed(ground, noted, "publish", "publish", moment);
      assertThat(said(ground, lake, "run", "publish"))
          .contains("finished the publication that run ", "nothing staged");
      assertThat(truth.violations(KillGround.lake(lake))).as(moment).isEmpty();
    }
    assertThat(said(ground, noted, "run", "publish")).contains("published 2026-07-14");
    assertThat(truth.violations(KillGround.lake(noted))).isEmpty();

    Path unnoted = killed(ground, built, "unnoted", "assess", "STAGED gold");
    assertThat(ended(4, ground, unnoted, "run", "publish")).contains("nothing is staged of ");
    said(ground, unnoted, "run", "assess");
    assertThat(said(ground, unnoted, "run", "publish")).contains("published 2026-07-14");
    assertThat(truth.violations(KillGround.lake(unnoted))).isEmpty();
  }

  /** A copy of a lake, in which a stage was killed as soon as it reached a moment. */
  private static Path killed(KillGround ground, Path from, String name, String stage, String moment)
      throws Exception {
    Path lake = from.resolveSibling(name + "-" + moment.replace(' ', '-'));
    Folders.copy(from, lake);
    Path configuration = ground.configuration(Situation.FIRST);
    try (NightProcess process =
        NightProcess.telling(NightJobs.FEW, configuration, lake, "run", stage).quietly()) {
      process.awaits("reached " + moment);
      assertThat(process.killed()).isEqualTo(137);
    }
    return lake;
  }

  private static String said(KillGround ground, Path lake, String... words) {
    return ended(0, ground, lake, words);
  }

  private static String ended(int code, KillGround ground, Path lake, String... words) {
    NightHere.Ended ended =
        NightHere.command(NightJobs.FEW, ground.configuration(Situation.FIRST), lake, words);
    assertThat(ended.code()).as(ended.words()).isEqualTo(code);
    return ended.words();
  }

  @Test
  void aPlanIsItsSeedAndNumber() {
    assertThat(KillPlan.of(3, 17, NightJobs.ALL)).isEqualTo(KillPlan.of(3, 17, NightJobs.ALL));
    assertThat(KillPlan.of(3, 17, NightJobs.ALL)).isNotEqualTo(KillPlan.of(4, 17, NightJobs.ALL));
  }
}
