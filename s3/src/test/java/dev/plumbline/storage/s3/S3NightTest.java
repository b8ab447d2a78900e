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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private static final String CONFIGURATION = "s3a://nights/conf/samples/plumbline.yaml";
  private static final String LAKE = "s3a://nights/conf/lake";

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
      String said = night(server);
      assertThat(said)
          .contains("report: " + LAKE + "/reports/2026-07-15/report.html")
          .contains("export: " + LAKE + "/exports/1/manifest.json")
          .doesNotContain("WARN")
          .doesNotContain("ERROR");
      Configuration hadoop = session.sparkContext().hadoopConfiguration();
      server.into(hadoop);
      assertThat(truth.violations(new Lake(session, LAKE))).isEmpty();
      assertThat(text(LAKE + "/reports/index.html", hadoop)).contains("2026-07-15/report.html");
      assertThat(text(LAKE + "/reports/2026-07-15/report.html", hadoop)).contains("</html>");

      assertThat(asked(server, "models")).contains("8 model versions, 1 traceable");
      assertThat(asked(server, "trace", "--model", "hydra-seg", "--version", "2"))
          .contains("registry: registry-2026-07-14.ndjson:25, 2026-07-14T12:05:00Z");

      // Objects that were put anew with the bytes they had: only their times are others.
      server.put(SAMPLES.resolve("landing"), "nights", "conf/samples/landing/");
      assertThat(night(server))
          .containsPattern("ingest +landing +unchanged")
          .contains("nothing to publish: everything is up to date");
    }
  }

  private static String night(S3Server server) throws Exception {
    return asked(server, "nightly");
  }

  private static String asked(S3Server server, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--config", CONFIGURATION, "--lake", LAKE));
    try (NightProcess night = NightProcess.command(command, server.environment())) {
      assertThat(night.ended()).as(night.output()).isZero();
      return night.output();
    }
  }

  private static String text(String uri, Configuration hadoop) throws IOException {
    org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(uri);
    return new String(WholeFiles.of(file, hadoop).read(file), StandardCharsets.UTF_8);
  }
}
