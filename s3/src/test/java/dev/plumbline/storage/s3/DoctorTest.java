package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.NightProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What doctor and init say of a configuration and a landing that lie in a bucket. */
class DoctorTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final String CONFIGURATION = "s3a://doctor/conf/plumbline.yaml";

  private static String says(int code, Map<String, String> environment, String... command)
      throws Exception {
    try (NightProcess process = NightProcess.command(List.of(command), environment).quietly()) {
      assertThat(process.ended()).as(process.output()).isEqualTo(code);
      assertThat(process.output()).doesNotContain("a bug of plumbline", "local-credential");
      return process.output();
    }
  }

  @Test
  void aConfigurationInABucketIsLookedAtWithItsLandingThere() throws Exception {
    try (S3Server server = S3Server.started()) {
      server.bucket("doctor");
      server.put(SAMPLES, "doctor", "conf/");
      String here =
          says(0, Map.of(), "doctor", "--config", SAMPLES.resolve("plumbline.yaml").toString());
      String there = says(0, server.environment(), "doctor", "--config", CONFIGURATION);
      assertThat(there)
          .contains(CONFIGURATION)
          .contains("the lake is not on this machine")
          .contains("next: plumbline nightly --config " + CONFIGURATION);
      assertThat(findings(there, "source ")).isEqualTo(findings(here, "source ")).isNotEmpty();
      assertThat(findings(there, "heap")).hasSameSizeAs(findings(here, "heap")).isNotEmpty();
    }
  }

  private static List<String> findings(String output, String with) {
    return output
        .lines()
        .filter(line -> line.contains(with))
        .map(line -> line.replaceAll("\\S*plumbline.yaml", "FILE"))
        .toList();
  }

  @Test
  void aConfigurationThatIsNotInTheBucketIsAFinding() throws Exception {
    try (S3Server server = S3Server.started()) {
      server.bucket("doctor");
      assertThat(says(2, server.environment(), "doctor", "--config", CONFIGURATION))
          .contains("the configuration " + CONFIGURATION + " cannot be read");
    }
  }

  @Test
  void aServerThatIsAwayIsToldAfterSecondsAndIsWorthARetry() throws Exception {
    Map<String, String> away =
        Map.of(
            "AWS_ACCESS_KEY_ID", "a",
            "AWS_SECRET_ACCESS_KEY", "local-credential",
            "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9");
    assertThat(says(5, away, "doctor", "--config", CONFIGURATION))
        .contains("the configuration " + CONFIGURATION + " cannot be read", "Connection refused")
        .doesNotContain("storage has not answered");
  }

  @Test
  void initSaysWhatToDoWithALandingInABucket() throws Exception {
    assertThat(says(2, Map.of(), "init", "s3a://doctor/landing"))
        .contains("init looks at files of this machine", "s3a://doctor/landing", "doctor --config");
  }
}
