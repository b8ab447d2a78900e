package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.NightProcess;
import dev.plumbline.storage.s3.ScriptedServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person and a scheduler are told where S3 says no. */
class CommandsTest {
  private static final int CONFIGURATION = 2;
  private static final int STORAGE = 5;

  @TempDir private Path folder;

  /** A landing of one file on this disk. */
  private Path configuration(String more) throws Exception {
    Files.writeString(folder.resolve("a.prom"), "# nothing yet\n");
    return Files.writeString(
        folder.resolve("plumbline.yaml"),
        "sources:\n  - {name: one, format: dcgm-exposition, path: a.prom}\n" + more);
  }

  private void ends(int code, Map<String, String> environment, List<String> words, String more)
      throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    List<String> command =
        List.of(
            "nightly", "--config", configuration(more).toString(), "--lake", "s3a://bucket/lake");
    try (NightProcess night = NightProcess.command(command, all).quietly()) {
      assertThat(night.ended()).as(night.output()).isEqualTo(code);
      assertThat(night.output()).contains(words).doesNotContain("a bug of plumbline");
    }
  }

  private static Map<String, String> credentials() {
    return Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b");
  }

  @Test
  void noPermissionIsSetUpWrongly() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.of((verb, number) -> Answer.of(403, "AccessDenied"))) {
      ends(
          CONFIGURATION,
          credentials(),
          List.of(
              "the lake s3a://bucket/lake cannot be reached", "AccessDenied", server.endpoint()),
          "s3: {endpoint: \"" + server.endpoint() + "\"}\n");
    }
  }

  @Test
  void aBucketThatIsNotThereIsSetUpWrongly() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.of((verb, number) -> Answer.of(404, "NoSuchBucket"))) {
      ends(
          CONFIGURATION,
          credentials(),
          List.of("the lake s3a://bucket/lake cannot be reached", "NoSuchBucket"),
          "s3: {endpoint: \"" + server.endpoint() + "\"}\n");
    }
  }

  @Test
  void noCredentialsAreSetUpWrongly() throws Exception {
    ends(
        CONFIGURATION,
        Map.of(
            "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(),
            "AWS_CONFIG_FILE", folder.resolve("none").toString()),
        List.of("the lake s3a://bucket/lake cannot be reached", "no credentials are found"),
        "s3: {endpoint: \"http://127.0.0.1:9\"}\n");
  }

  @Test
  @Tag("long")
  void aServerThatDoesNotAnswerIsWorthARetry() throws Exception {
    ends(
        STORAGE,
        credentials(),
        List.of(
            "the lake s3a://bucket/lake cannot be reached",
            "Connection refused",
            "storage has not answered for 10 s: s3a://bucket at http://127.0.0.1:9"),
        "s3: {endpoint: \"http://127.0.0.1:9\"}\n");
  }

  @Test
  void aServerThatPutsTwiceUnderTheConditionHoldsNoLake() throws Exception {
    String empty =
        "<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated>"
            + "<KeyCount>0</KeyCount></ListBucketResult>";
    try (ScriptedServer server =
        ScriptedServer.of((verb, number) -> Answer.ok(verb.equals("GET") ? empty : ""))) {
      ends(
          CONFIGURATION,
          credentials(),
          List.of("the server " + server.endpoint() + " cannot hold a lake", "If-None-Match"),
          "s3: {endpoint: \"" + server.endpoint() + "\"}\n");
    }
  }
}
