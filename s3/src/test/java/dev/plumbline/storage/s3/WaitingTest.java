package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.storage.ObjectStores;
import dev.plumbline.storage.s3.ScriptedServer.Answer;
import dev.plumbline.storage.waiting.Unanswered;
import dev.plumbline.storage.waiting.Waited;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** Whoever asks a bucket tells of each try, by our requests and by Hadoop's. */
class WaitingTest {
  private static final Path FILE = new Path("s3a://bucket/lake/a");

  private static Waited of(ScriptedServer server) {
    return Unanswered.here().stores().stream()
        .filter(waited -> waited.store().where().endsWith(server.endpoint()))
        .findFirst()
        .orElseThrow();
  }

  private static FileSystem hadoop(ScriptedServer server) throws IOException {
    Configuration hadoop =
        ObjectStores.hadoop(
            Map.of(
                "fs.s3a.endpoint", server.endpoint(),
                "fs.s3a.path.style.access", "true",
                "fs.s3a.attempts.maximum", "1",
                "fs.s3a.retry.limit", "1",
                "fs.s3a.retry.interval", "10ms",
                "fs.s3a.retry.throttle.limit", "1",
                "fs.s3a.retry.throttle.interval", "10ms"));
    return FileSystem.newInstance(FILE.toUri(), hadoop);
  }

  @Test
  void triesOfOursThatFailAreCountedAndAnAnswerIsAnAnswer() {
    try (ScriptedServer server = ScriptedServer.of((verb, number) -> Answer.of(503, "SlowDown"))) {
      assertThatThrownBy(() -> server.files().read(FILE)).isInstanceOf(IOException.class);
      Waited waited = of(server);
      assertThat(waited.failed()).isEqualTo(ScriptedServer.ATTEMPTS);
      assertThat(waited.operation()).isEqualTo("GetObject lake/a");
      assertThat(waited.why()).isEqualTo("status 503 SlowDown");
      assertThat(waited.store().where()).startsWith("s3a://bucket at http://127.0.0.1:");
    }
    try (ScriptedServer server = ScriptedServer.of((verb, number) -> Answer.of(404, "NoSuchKey"))) {
      assertThatThrownBy(() -> server.files().read(FILE)).isInstanceOf(IOException.class);
      assertThat(of(server).failed()).isZero();
      assertThat(of(server).isAnswering()).isTrue();
    }
  }

  @Test
  void aTryThatIsCutSaysWhy() {
    try (ScriptedServer server =
        ScriptedServer.of(
            (verb, number) -> number == 3 ? Answer.of(403, "AccessDenied") : ScriptedServer.CUT)) {
      assertThatThrownBy(() -> server.files().read(FILE)).isInstanceOf(IOException.class);
      assertThat(of(server).failed()).as("a refusal is an answer").isZero();
    }
    try (ScriptedServer server = ScriptedServer.of((verb, number) -> ScriptedServer.CUT)) {
      assertThatThrownBy(() -> server.files().replace(FILE, new byte[1]))
          .isInstanceOf(IOException.class);
      assertThat(of(server).operation()).isEqualTo("PutObject lake/a");
      assertThat(of(server).why()).isNotBlank().doesNotContain("local-credential");
    }
  }

  @Test
  void triesOfHadoopsThatFailAreCountedAndAnAnswerIsAnAnswer() throws IOException {
    try (ScriptedServer server = ScriptedServer.of((verb, number) -> Answer.of(503, "SlowDown"));
        FileSystem files = hadoop(server)) {
      assertThatThrownBy(() -> files.open(FILE)).isInstanceOf(IOException.class);
      Waited waited = of(server);
      assertThat(waited.failed()).isEqualTo(server.requests().size()).isGreaterThan(1);
      assertThat(waited.operation()).startsWith("GetObjectMetadata").contains("lake/a");
      assertThat(waited.isAnswering()).isFalse();
    }
    try (ScriptedServer server = ScriptedServer.of((verb, number) -> Answer.of(404, "NoSuchKey"));
        FileSystem files = hadoop(server)) {
      assertThatThrownBy(() -> files.open(FILE)).isInstanceOf(IOException.class);
      assertThat(of(server).failed()).isZero();
      assertThat(of(server).isAnswering()).isTrue();
    }
  }

  @Test
  void hadoopGivesUpAServerThatIsTooBusyAfterMinutesAndNotAfterDays() {
    Configuration hadoop = ObjectStores.hadoop(Map.of());
    Duration first =
        Duration.ofMillis(
            hadoop.getTimeDuration("fs.s3a.retry.throttle.interval", 500, TimeUnit.MILLISECONDS));
    Duration all = first.multipliedBy(1L << hadoop.getInt("fs.s3a.retry.throttle.limit", 20));
    assertThat(all).as("each pause is twice the one before").isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void triesOfHadoopsThatAreCutSayWhy() throws IOException {
    try (ScriptedServer server = ScriptedServer.of((verb, number) -> ScriptedServer.CUT);
        FileSystem files = hadoop(server)) {
      assertThatThrownBy(() -> files.open(FILE)).isInstanceOf(IOException.class);
      assertThat(of(server).failed()).isEqualTo(server.requests().size());
      assertThat(of(server).why()).isNotBlank().doesNotContain("local-credential");
    }
  }
}
