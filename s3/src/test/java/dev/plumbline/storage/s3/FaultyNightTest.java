package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.LakeContent;
import dev.plumbline.jobs.LakeTruth;
import dev.plumbline.jobs.NightHere;
import dev.plumbline.jobs.NightHere.Ended;
import dev.plumbline.jobs.NightJobs;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights whose way to the bucket is bad, or whose server goes. Either the night ends as if nothing
 * had been, or it ends with 5 and the night after it does.
 */
@Tag("long")
@ExtendWith(SharedSpark.class)
class FaultyNightTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final int STORAGE = 5;
  private static final int MOST_NIGHTS = 4;

  @TempDir private static Path folder;

  private static LakeTruth truth;
  private static Configuration hadoop;

  @BeforeAll
  static void aNightThatNothingBefalls(SparkSession session) {
    Path disk = folder.resolve("lake");
    assertThat(
            NightHere.of(NightJobs.FEW, SAMPLES.resolve("plumbline.yaml"), disk.toString()).code())
        .isZero();
    truth = new LakeTruth(LakeContent.of(new Lake(session, disk.toString())), NightJobs.FEW.last());
    hadoop = session.sparkContext().hadoopConfiguration();
  }

  /** The samples' configuration, with their landing in a bucket. */
  private static Path configuration(String bucket) throws IOException {
    String text = Files.readString(SAMPLES.resolve("plumbline.yaml"));
    String there = text.replace("path: landing/", "path: s3a://" + bucket + "/landing/");
    // Mappings lie beside a configuration.
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return Files.writeString(folder.resolve(bucket + ".yaml"), there);
  }

  private static void leads(String bucket, String endpoint) {
    hadoop.set("fs.s3a.bucket." + bucket + ".endpoint", endpoint);
    hadoop.set("fs.s3a.bucket." + bucket + ".path.style.access", "true");
  }

  private static void endsRight(String bucket, String what) throws IOException {
    String lake = "s3a://" + bucket + "/lake";
    Ended night = null;
    int nights = 0;
    do {
      assertThat(nights++).as("nights that end with 5").isLessThan(MOST_NIGHTS);
      night = NightHere.of(NightJobs.FEW, configuration(bucket), lake);
      System.out.println(what + ": a night ended with " + night.code());
      assertThat(night.code()).as(night.words()).isIn(0, STORAGE);
    } while (night.code() == STORAGE);
  }

  private static void badWay(String bucket, double share, long seed, SparkSession session)
      throws IOException {
    try (S3Server server = S3Server.open();
        FaultyWay way = new FaultyWay(server.endpoint(), share, seed)) {
      leads(bucket, server.endpoint());
      server.bucket(bucket);
      server.put(SAMPLES.resolve("landing"), bucket, "landing/");
      leads(bucket, way.endpoint());
      endsRight(bucket, share + " of the requests go wrong");
      System.out.println(way.requests() + " requests, " + way.faults());
      assertThat(way.faults()).isNotEmpty();
      // Hadoop's file system is at hand since the night, and goes the same way.
      way.mend();
      assertThat(truth.violations(new Lake(session, "s3a://" + bucket + "/lake"))).isEmpty();
    }
  }

  @Test
  void aWayOnWhichOneInAHundredRequestsGoesWrong(SparkSession session) throws IOException {
    badWay("hundredth", 0.01, 1, session);
  }

  @Test
  void aWayOnWhichOneInFiveRequestsGoesWrong(SparkSession session) throws IOException {
    badWay("fifth", 0.2, 2, session);
  }

  @Test
  void aServerThatIsKilledInTheMiddleOfANightAndStartedAgain(SparkSession session)
      throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (S3Server server = S3Server.open();
        FaultyWay way = new FaultyWay(server.endpoint(), 0, 3)) {
      leads("killed", server.endpoint());
      server.bucket("killed");
      server.put(SAMPLES.resolve("landing"), "killed", "landing/");
      leads("killed", way.endpoint());
      Future<?> killing =
          thread.submit(
              () -> {
                while (way.requests() < 900) {
                  Thread.sleep(5);
                }
                server.kill();
                Thread.sleep(10_000);
                server.start();
                return null;
              });
      endsRight("killed", "the server is killed");
      killing.get();
      assertThat(truth.violations(new Lake(session, "s3a://killed/lake"))).isEmpty();
    } finally {
      thread.shutdownNow();
    }
  }
}
