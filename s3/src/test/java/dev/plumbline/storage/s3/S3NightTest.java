package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightHere;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.jobs.NightProcess;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.WholeFiles;
import dev.plumbline.testing.SharedSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The samples' nights with everything in a bucket: configuration, landing, lake and reports. */
@ExtendWith(SharedSpark.class)
class S3NightTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");

  @Test
  void theLakeInABucketHasTheRowsOfTheLakeOnADisk(@TempDir Path folder, SparkSession session)
      throws Exception {
    Path disk = folder.resolve("lake");
    assertThat(NightHere.nightly(NightJobs.ALL, SAMPLES.resolve("plumbline.yaml"), disk).code())
        .isZero();
    LakeTruth truth =
        new LakeTruth(LakeContent.of(new Lake(session, disk.toString())), NightJobs.ALL.last());
    assertThat(truth.rows()).isGreaterThan(10_000);

    try (S3Server server = S3Server.started()) {
      server.bucket("nights");
      server.put(SAMPLES, "nights", "conf/samples/");
      String lake = "s3a://nights/conf/lake";
      NightProcess night =
          NightProcess.command(
              List.of(
                  "nightly",
                  "--config",
                  "s3a://nights/conf/samples/plumbline.yaml",
                  "--lake",
                  lake),
              server.environment());
      assertThat(night.ended()).as(night.output()).isZero();
      assertThat(night.output()).contains("report: s3a://nights/conf/lake/reports/");

      Configuration hadoop = session.sparkContext().hadoopConfiguration();
      server.into(hadoop);
      assertThat(truth.violations(new Lake(session, lake))).isEmpty();
      String index =
          new String(
              WholeFiles.of(new org.apache.hadoop.fs.Path(lake), hadoop)
                  .read(new org.apache.hadoop.fs.Path(lake + "/reports/index.html")),
              StandardCharsets.UTF_8);
      assertThat(index).contains("/report.html");
    }
  }
}
