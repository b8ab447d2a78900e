package dev.plumbline.jobs.submitted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.SampleNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks run in other processes than the driver, as on other machines. */
@Tag("long")
@ExtendWith(SharedSpark.class)
class StandaloneNightIT {
  private static final String SAMPLES =
      SparkDistribution.HOME.resolve("data/samples/plumbline.yaml").toString();

  @TempDir private static Path machines;
  private static StandaloneCluster cluster;
  @TempDir private Path folder;

  @BeforeAll
  static void starts() throws Exception {
    cluster = StandaloneCluster.started(SparkDistribution.installed(), machines);
  }

  @AfterAll
  static void ends() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void withTheDriverHereTheTablesAreTheLocalOnesRowForRow() throws Exception {
    String lake = folder.resolve("lake").toString();
    List<String> words = new ArrayList<>();
    words.addAll(List.of("spark-submit", "--master", cluster.master()));
    words.addAll(List.of("--conf", "spark.speculation=true"));
    words.addAll(List.of("--class", "dev.plumbline.jobs.Main", ClusterJar.file().toString()));
    words.addAll(List.of("nightly", "--config", SAMPLES, "--lake", lake));
    String line = String.join(" ", words);
    Ran ran = Ran.of(folder, cluster.environment(), List.of("bash", "-c", line));
    assertThat(ran.code()).as(ran.output()).isZero();
    assertThat(executors()).as("both workers have worked").hasSize(2);
    assertThatTheLakeIsTrue(lake);
  }

  @Test
  void withTheDriverInTheClusterTheyAreTheSameAndSubmitWaitsForThem() throws Exception {
    Ran ran = submitted("nightly", "--config", SAMPLES, "--lake", "lake");
    assertThat(ran.code()).as(ran.output()).isZero();
    assertThat(ran.output()).contains(" is FINISHED");
    assertThatTheLakeIsTrue(folder.resolve("lake").toString());
    try (Stream<Path> notes = Files.list(folder.resolve("lake/_plumbline"))) {
      assertThat(notes).noneMatch(file -> file.getFileName().toString().startsWith("outcome"));
    }
  }

  @Test
  void theExitCodeOfADriverInTheClusterIsTheCommands() throws Exception {
    Files.writeString(
        folder.resolve("p.yaml"),
        "lake: ./lake\nsources: [{name: one, format: focus-csv, path: 'a/*.csv'}]\n");
    Ran ran = submitted("nightly", "--config", "p.yaml");
    assertThat(ran.output()).contains(" is FAILED");
    assertThat(ran.code()).as(ran.output()).isEqualTo(4);
  }

  @Test
  void aDriverWhoseProcessEndsByItselfIsNoSuccess() throws Exception {
    Ran ran = submitted("--conf", "spark.driver.extraJavaOptions=-agentlib:none");
    assertThat(ran.output())
        .contains(" is FAILED")
        .contains("problem: the driver driver-", " ended as FAILED and left no exit code");
    assertThat(ran.code()).isEqualTo(5);
  }

  private Ran submitted(String... words) throws Exception {
    List<String> command = new ArrayList<>(OurCommand.submit("--master", cluster.master()));
    command.addAll(List.of("--deploy-mode", "cluster"));
    boolean isOption = words[0].startsWith("--");
    command.addAll(isOption ? List.of(words) : List.of());
    command.add("--");
    command.addAll(isOption ? List.of("version") : List.of(words));
    return Ran.of(folder, cluster.environment(), command);
  }

  private static void assertThatTheLakeIsTrue(String lake) {
    LakeTruth truth = new LakeTruth(LakeContent.of(SampleNight.lake()), NightJobs.ALL.last());
    assertThat(truth.rows()).isPositive();
    assertThat(truth.violations(new Lake(SharedSpark.session(), lake))).isEmpty();
  }

  /** The workers that have had an executor. */
  private static List<Path> executors() throws Exception {
    List<Path> found = new ArrayList<>();
    for (String worker : List.of("worker", "turkish")) {
      try (Stream<Path> files = Files.walk(machines.resolve(worker))) {
        if (files.anyMatch(file -> file.getFileName().toString().startsWith("app-"))) {
          found.add(machines.resolve(worker));
        }
      }
    }
    return found;
  }
}
