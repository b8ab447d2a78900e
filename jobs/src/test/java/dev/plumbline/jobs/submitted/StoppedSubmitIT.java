package dev.plumbline.jobs.submitted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.SampleNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody presses Ctrl-C, or a scheduler ends the process, while {@code submit} waits. */
@Tag("long")
@ExtendWith(SharedSpark.class)
class StoppedSubmitIT {
  private static final String SAMPLES =
      SparkDistribution.HOME.resolve("data/samples/plumbline.yaml").toString();
  private static final int INTERRUPTED = 130;
  private static final int TERMINATED = 143;

  @TempDir private Path folder;
  @TempDir private Path machines;

  @Test
  void ctrlCEndsADriverThatIsHereAndTheNextSubmitPublishes() throws Exception {
    SparkDistribution spark = SparkDistribution.installed();
    try (Running submit = Running.of(folder, spark.environment(), here("ctrl-c"))) {
      submit.awaits("allocation             2026-07-14 2026-07-15 begins");
      List<ProcessHandle> all = submit.signalAll("INT");
      Ran ran = submit.ended();
      assertThat(ran.code()).as(ran.output()).isEqualTo(INTERRUPTED);
      assertThat(ran.output())
          .containsOnlyOnce("stopped; nothing was published; run again")
          .doesNotContain("a bug of plumbline", "Exception");
      assertThat(Running.goOn(all)).as("processes that go on").isEmpty();
    }
    Ran next = Ran.of(folder, spark.environment(), here("ctrl-c"));
    assertThat(next.code()).as(next.output()).isZero();
    assertThatTheLakeIsTrue(folder.resolve("ctrl-c"));
  }

  @Test
  void whatIsToldToEndTellsTheDriverThatIsHere() throws Exception {
    SparkDistribution spark = SparkDistribution.installed();
    try (Running submit = Running.of(folder, spark.environment(), here("told"))) {
      submit.awaits("ingest                 landing               begins");
      submit.signal("TERM");
      Ran ran = submit.ended();
      assertThat(ran.code()).as(ran.output()).isEqualTo(TERMINATED);
      assertThat(ran.output())
          .containsOnlyOnce("stopped; nothing was published; run again")
          .doesNotContain("a bug of plumbline", "Exception");
    }
  }

  @Test
  void ctrlCLeavesADriverInTheClusterWhichPublishes() throws Exception {
    try (StandaloneCluster cluster =
            StandaloneCluster.started(SparkDistribution.installed(), machines);
        Running submit = Running.of(folder, cluster.environment(), inside(cluster))) {
      cluster.driver().awaits("ingest                 landing               begins");
      submit.signalAll("INT");
      Ran ran = submit.ended();
      assertThat(ran.code()).as(ran.output()).isEqualTo(INTERRUPTED);
      assertThat(ran.output())
          .containsPattern("no longer waiting; the driver driver-[0-9-]+ goes on in the cluster")
          .doesNotContain("a bug of plumbline", "Exception");
      cluster.driver().awaits("report: ");
      cluster.driver().awaitsEnd();
    }
    assertThatTheLakeIsTrue(folder.resolve("lake"));
    try (Stream<Path> notes = Files.list(folder.resolve("lake/_plumbline"))) {
      assertThat(notes.filter(file -> file.getFileName().toString().startsWith("outcome-")))
          .as("what nobody came for")
          .singleElement()
          .satisfies(note -> assertThat(note).hasContent("0"));
    }
  }

  private static List<String> here(String lake) throws IOException {
    List<String> command = OurCommand.submit("--master", "local[2]", "--driver-memory", "1g");
    command.addAll(List.of("--", "nightly", "--config", SAMPLES, "--lake", lake));
    return command;
  }

  private static List<String> inside(StandaloneCluster cluster) {
    List<String> command = OurCommand.submit("--master", cluster.master());
    command.addAll(List.of("--deploy-mode", "cluster"));
    command.addAll(List.of("--driver-memory", "1g", "--executor-memory", "1g"));
    command.addAll(List.of("--", "nightly", "--config", SAMPLES, "--lake", "lake"));
    return command;
  }

  private static void assertThatTheLakeIsTrue(Path lake) {
    LakeTruth truth = new LakeTruth(LakeContent.of(SampleNight.lake()), NightJobs.ALL.last());
    assertThat(truth.rows()).isPositive();
    assertThat(truth.violations(new Lake(SharedSpark.session(), lake.toString()))).isEmpty();
  }
}
