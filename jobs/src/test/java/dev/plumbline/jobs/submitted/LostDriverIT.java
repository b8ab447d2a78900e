package dev.plumbline.jobs.submitted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.SampleNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Drivers in a cluster are killed, and lost with their machine. */
@Tag("long")
@ExtendWith(SharedSpark.class)
class LostDriverIT {
  private static final String SAMPLES =
      SparkDistribution.HOME.resolve("data/samples/plumbline.yaml").toString();
  private static final int WORTH_A_RETRY = 5;

  @TempDir private Path machines;
  @TempDir private Path folder;

  @Test
  void submitSaysWhatBecameOfThemAndTheNextOneHasTheLocalTablesRowForRow() throws Exception {
    try (StandaloneCluster cluster =
        StandaloneCluster.started(SparkDistribution.installed(), machines)) {
      try (Running submit = Running.of(folder, cluster.environment(), line(cluster))) {
        cluster.driver().awaits("ingest                 landing               done");
        cluster.driver().kill();
        assertLost(submit.ended(), "FAILED");
      }
      cluster.worker("third");
      try (Running submit = Running.of(folder, cluster.environment(), line(cluster))) {
        cluster.driver(1).awaits("gpu-hour-cost          2026-07-14 2026-07-15 begins");
        cluster.kill(cluster.driver(1).worker());
        assertLost(submit.ended(), "ERROR");
      }
      Ran last = Ran.of(folder, cluster.environment(), line(cluster));
      assertThat(last.code()).as(last.output()).isZero();
    }
    LakeTruth truth = new LakeTruth(LakeContent.of(SampleNight.lake()), NightJobs.ALL.last());
    assertThat(truth.rows()).isPositive();
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    assertThat(truth.violations(lake)).isEmpty();
  }

  private static void assertLost(Ran ran, String state) {
    assertThat(ran.output())
        .containsPattern(
            "problem: the driver driver-[0-9-]+ ended as " + state + " and left no exit code");
    assertThat(ran.code()).as(ran.output()).isEqualTo(WORTH_A_RETRY);
  }

  private static List<String> line(StandaloneCluster cluster) {
    List<String> command = OurCommand.submit("--master", cluster.master());
    command.addAll(List.of("--deploy-mode", "cluster"));
    command.addAll(List.of("--driver-memory", "1g", "--executor-memory", "1g"));
    command.addAll(List.of("--", "nightly", "--config", SAMPLES, "--lake", "lake"));
    return command;
  }
}
