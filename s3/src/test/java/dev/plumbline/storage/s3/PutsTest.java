package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.s3.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** What a put asks of the server beside its content. */
class PutsTest {
  private static final byte[] CONTENT = "<html></html>".getBytes(StandardCharsets.UTF_8);
  private static final Path REPORT = new Path("s3a://bucket/lake/reports/index.html");
  private static final Path NOTE = new Path("s3a://bucket/lake/gold/_published.json");

  private static ScriptedServer server() {
    return ScriptedServer.of((verb, number) -> Answer.ok(""));
  }

  @Test
  void encryptionIsAskedForWhereTheConfigurationSaysIt() throws IOException {
    try (ScriptedServer server = server()) {
      server.files().replace(NOTE, CONTENT);
      assertThat(server.header("x-amz-server-side-encryption")).isNull();
      server.files(Map.of("fs.s3a.encryption.algorithm", "AES256")).replace(NOTE, CONTENT);
      assertThat(server.header("x-amz-server-side-encryption")).isEqualTo("AES256");
      Map<String, String> managed =
          Map.of("fs.s3a.encryption.algorithm", "SSE-KMS", "fs.s3a.encryption.key", "alias/lake");
      server.files(managed).create(NOTE, CONTENT);
      assertThat(server.header("x-amz-server-side-encryption")).isEqualTo("aws:kms");
      assertThat(server.header("x-amz-server-side-encryption-aws-kms-key-id"))
          .isEqualTo("alias/lake");
      assertThat(server.header("If-None-Match")).isEqualTo("*");
    }
  }

  @Test
  void reportsAreRetainedAndNothingElse() throws IOException {
    Map<String, String> retained =
        Map.of("plumbline.s3.retention.mode", "governance", "plumbline.s3.retention.days", "30");
    try (ScriptedServer server = server()) {
      server.files(retained).replace(REPORT, CONTENT);
      assertThat(server.header("x-amz-object-lock-mode")).isEqualTo("GOVERNANCE");
      assertThat(Instant.parse(server.header("x-amz-object-lock-retain-until-date")))
          .isBetween(
              Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
      assertThat(server.header("Content-Type")).startsWith("text/html");
      server.files(retained).replace(NOTE, CONTENT);
      assertThat(server.header("x-amz-object-lock-mode")).isNull();
      server.files(retained).replace(new Path("s3a://bucket/reports/lake/gold/x.json"), CONTENT);
      assertThat(server.header("x-amz-object-lock-mode")).isNull();
    }
  }
}
