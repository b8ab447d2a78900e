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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class ReadmeSubmitIT {
  @TempDir private Path folder;

  @Test
  void theLineOfTheReadmeTakesTheSampleNightsToTheSameRows() throws Exception {
    SparkDistribution spark = SparkDistribution.installed();
    asACheckout();
    Ran ran = Ran.of(folder, spark.environment(), List.of("bash", "-c", lineOfTheReadme()));
    assertThat(ran.code()).as(ran.output()).isZero();
    Path report = folder.toRealPath().resolve("lake/reports/2026-07-15/report.html");
    assertThat(ran.output()).contains("\nreport: " + report + "\n");
    assertThat(report).isNotEmptyFile();
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    LakeTruth truth = new LakeTruth(LakeContent.of(SampleNight.lake()), NightJobs.ALL.last());
    assertThat(truth.rows()).isPositive();
    assertThat(truth.violations(lake)).isEmpty();
  }

  /** What the line names, where it names it; the lake is made in a folder of the test. */
  private void asACheckout() throws IOException {
    Files.createSymbolicLink(folder.resolve("data"), SparkDistribution.HOME.resolve("data"));
    Path jar = Files.createDirectories(folder.resolve("jobs/target"));
    Files.createSymbolicLink(jar.resolve(ClusterJar.file().getFileName()), ClusterJar.file());
  }

  private static String lineOfTheReadme() throws IOException {
    return Files.readAllLines(SparkDistribution.HOME.resolve("README.md")).stream()
        .filter(line -> line.startsWith("spark-submit "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("README.md has no line for spark-submit"));
  }
}
