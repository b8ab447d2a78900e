package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.SampleNight;
import dev.plumbline.jobs.submitted.OurCommand;
import dev.plumbline.jobs.submitted.Ran;
import dev.plumbline.jobs.submitted.SparkDistribution;
import dev.plumbline.jobs.submitted.StandaloneCluster;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples' nights with everything in a bucket, by a real Spark that has two jars of ours and
 * its own versions of what they share.
 */
@Tag("long")
@ExtendWith(SharedSpark.class)
class S3SubmitIT {
  private static final String SAMPLES = "s3a://nights/conf/samples/plumbline.yaml";

  private static SparkDistribution spark;
  private static S3Server server;
  @TempDir private Path folder;

  @BeforeAll
  static void starts() throws Exception {
    spark = SparkDistribution.installed();
    server = S3Server.started();
    server.bucket("nights");
    server.put(SparkDistribution.HOME.resolve("data/samples"), "nights", "conf/samples/");
  }

  @AfterAll
  static void ends() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void theLineThatIsPrintedTakesTheNightsToTheRowsOfALakeOnADisk() throws Exception {
    Map<String, String> environment = with(spark.environment());
    Ran printed =
        Ran.of(
            folder,
            environment,
            OurCommand.submit(
                "--print", "--", "nightly", "--config", SAMPLES, "--lake", "s3a://nights/local"));
    assertThat(printed.code()).as(printed.output()).isZero();
    assertThat(printed.output()).contains("plumbline-jobs-", "--jars ", "plumbline-s3-");
    Ran ran = Ran.of(folder, environment, List.of("bash", "-c", printed.output()));
    assertThat(ran.code()).as(ran.output()).isZero();
    assertThat(ran.output())
        .contains("report: s3a://nights/local/reports/2026-07-15/report.html")
        .doesNotContain(" ERROR ");
    assertThatTheLakeIsTrue("s3a://nights/local");
  }

  @Test
  void executorsOfAClusterReadTheBucketAndWriteIt() throws Exception {
    try (StandaloneCluster cluster = cluster()) {
      String[] words = {"--", "nightly", "--config", SAMPLES, "--lake", "s3a://nights/cluster"};
      Ran ran = submitted(cluster, "client", words);
      assertThat(ran.code()).as(ran.output()).isZero();
      assertThatTheLakeIsTrue("s3a://nights/cluster");
    }
  }

  @Test
  void aDriverInAClusterLeavesItsExitCodeInTheBucket() throws Exception {
    Path given = Files.createDirectory(folder.resolve("given"));
    Files.writeString(
        given.resolve("p.yaml"),
        "lake: ./lake\nsources: [{name: one, format: focus-csv, path: 'a/*.csv'}]\n");
    server.put(given, "nights", "empty/");
    try (StandaloneCluster cluster = cluster()) {
      String[] words = {
        "--", "nightly", "--config", "s3a://nights/empty/p.yaml", "--lake", "s3a://nights/empty"
      };
      Ran ran = submitted(cluster, "cluster", words);
      assertThat(ran.output()).contains(" is FAILED");
      assertThat(ran.code()).as(ran.output()).isEqualTo(4);
    }
  }

  private StandaloneCluster cluster() throws Exception {
    return StandaloneCluster.started(spark, folder, server.environment());
  }

  private Ran submitted(StandaloneCluster cluster, String mode, String... words) throws Exception {
    List<String> command = OurCommand.submit("--master", cluster.master(), "--deploy-mode", mode);
    command.addAll(List.of("--driver-memory", "1g", "--executor-memory", "1g"));
    command.addAll(List.of(words));
    return Ran.of(folder, cluster.environment(), command);
  }

  private static Map<String, String> with(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(server.environment());
    return all;
  }

  private static void assertThatTheLakeIsTrue(String lake) {
    LakeTruth truth = new LakeTruth(LakeContent.of(SampleNight.lake()), NightJobs.ALL.last());
    assertThat(truth.rows()).isPositive();
    server.into(SharedSpark.session().sparkContext().hadoopConfiguration());
    assertThat(truth.violations(new Lake(SharedSpark.session(), lake))).isEmpty();
  }
}
