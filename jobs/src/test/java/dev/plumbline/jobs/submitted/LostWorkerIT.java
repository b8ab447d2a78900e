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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Machines are lost in the middle of a night, with the tasks and the shuffled rows they had. */
@Tag("long")
@ExtendWith(SharedSpark.class)
class LostWorkerIT {
  private static final String SAMPLES =
      SparkDistribution.HOME.resolve("data/samples/plumbline.yaml").toString();

  private static final Pattern TASK_BEGINS = Pattern.compile("Running task (\\S+ in stage \\S+) ");
  private static final Pattern TASK_ENDS = Pattern.compile("Finished task (\\S+ in stage \\S+) ");

  @TempDir private Path machines;
  @TempDir private Path folder;

  @Test
  void aNightThatLosesAWorkerAndThenAnotherHasTheLocalTablesRowForRow() throws Exception {
    String lake = folder.resolve("lake").toString();
    try (StandaloneCluster cluster =
            StandaloneCluster.started(SparkDistribution.installed(), machines);
        Running night = Running.of(folder, cluster.environment(), line(cluster, lake))) {
      night.awaits("ingest                 landing               begins");
      while (unfinished("worker").isEmpty()) {
        assertThat(night.isAlive()).as("the night goes on").isTrue();
        Thread.sleep(50);
      }
      assertThat(cluster.kill("worker")).as("executors that were lost").isEqualTo(1);
      assertThat(unfinished("worker")).as("tasks that were lost").isNotEmpty();
      cluster.worker("third");
      night.awaits("gpu-hour-cost          2026-07-14 2026-07-15 begins");
      assertThat(cluster.kill("turkish")).as("executors that were lost").isEqualTo(1);
      Ran ran = night.ended();
      assertThat(ran.code()).as(ran.output()).isZero();
      assertThat(ran.output()).contains("Lost executor 0 on", "Lost executor 1 on");
    }
    LakeTruth truth = new LakeTruth(LakeContent.of(SampleNight.lake()), NightJobs.ALL.last());
    assertThat(truth.rows()).isPositive();
    assertThat(truth.violations(new Lake(SharedSpark.session(), lake))).isEmpty();
  }

  /** The tasks that executors of a worker have begun and not ended. */
  private Set<String> unfinished(String worker) throws IOException {
    Set<String> tasks = new TreeSet<>();
    try (Stream<Path> files = Files.walk(machines.resolve(worker))) {
      for (Path log : files.filter(file -> file.endsWith("stderr")).toList()) {
        String text = Files.readString(log);
        TASK_BEGINS.matcher(text).results().forEach(task -> tasks.add(task.group(1)));
        TASK_ENDS.matcher(text).results().forEach(task -> tasks.remove(task.group(1)));
      }
    }
    return tasks;
  }

  private static List<String> line(StandaloneCluster cluster, String lake) throws Exception {
    List<String> command = OurCommand.submit("--master", cluster.master());
    command.addAll(List.of("--driver-memory", "1g", "--executor-memory", "1g"));
    command.addAll(List.of("--conf", "spark.speculation=true"));
    command.addAll(List.of("--", "nightly", "--config", SAMPLES, "--lake", lake));
    return command;
  }
}
