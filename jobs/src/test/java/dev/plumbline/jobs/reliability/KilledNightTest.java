package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.NightJobs;
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

  @Test
  void aPlanIsItsSeedAndNumber() {
    assertThat(KillPlan.of(3, 17, NightJobs.ALL)).isEqualTo(KillPlan.of(3, 17, NightJobs.ALL));
    assertThat(KillPlan.of(3, 17, NightJobs.ALL)).isNotEqualTo(KillPlan.of(4, 17, NightJobs.ALL));
  }
}
