package dev.plumbline.jobs.told;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.storage.waiting.Request;
import dev.plumbline.storage.waiting.Store;
import dev.plumbline.storage.waiting.Unanswered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StorageWatchTest {
  private static final Store BUCKET =
      new Store("s3a://acme at https://minio.acme.lan", "for some minutes");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
  private long seconds;
  private final Unanswered unanswered = new Unanswered(() -> TimeUnit.SECONDS.toNanos(seconds));

  /** Every second of the clock, as the timer looks. */
  private void pass(StorageWatch watch, int more) {
    for (int i = 0; i < more; i++) {
      seconds++;
      watch.looks();
    }
  }

  private List<String> lines() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void whatIsWaitedForIsSaidWithinFifteenSecondsAndEveryFifteenAndThatItIsBack() {
    StorageWatch watch = new StorageWatch(Teller.of(out), unanswered);
    unanswered.asks(BUCKET, "GetObject lake/a").failed("Connection refused");
    pass(watch, 9);
    assertThat(lines()).isEmpty();
    pass(watch, 21);
    assertThat(lines())
        .containsExactly(
            "warning: storage has not answered for 10 s: s3a://acme at https://minio.acme.lan"
                + " (GetObject lake/a; 1 failed, the last: Connection refused). The run"
                + " waits and goes on by itself; it asks for some minutes",
            "warning: storage has not answered for 25 s: s3a://acme at https://minio.acme.lan"
                + " (GetObject lake/a; 1 failed, the last: Connection refused). The run"
                + " waits and goes on by itself; it asks for some minutes");
    unanswered.asks(BUCKET, "GetObject lake/a").answered();
    pass(watch, 60);
    assertThat(lines())
        .hasSize(3)
        .last()
        .asString()
        .isEqualTo("storage answers again: s3a://acme at https://minio.acme.lan");
  }

  @Test
  void storageThatAnswersAndStorageThatWasGivenUpAreNoNews() {
    StorageWatch watch = new StorageWatch(Teller.of(out), unanswered);
    unanswered.asks(BUCKET, "get").failed("late");
    unanswered.asks(BUCKET, "get").answered();
    pass(watch, 100);
    assertThat(lines()).isEmpty();
    unanswered.asks(BUCKET, "get").failed("late");
    pass(watch, 200);
    assertThat(lines())
        .as("at 10, 25 … 115 s, and not that it is back")
        .hasSize(8)
        .allMatch(line -> line.contains("has not answered"));
  }

  @Test
  void aQuietRunSaysItTooAndNeverASecret() {
    StorageWatch watch =
        new StorageWatch(Teller.of(out, out, Format.TEXT, true, false), unanswered);
    Request request = unanswered.asks(BUCKET, "get a?password=hunter2hunter2\u001b[31m");
    pass(watch, 11);
    request.answered();
    pass(watch, 1);
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).doesNotContain("hunter2", "\u001b").contains("password=");
  }

  /** What {@code status --json} and {@code readers} print is read by programs. */
  @Test
  void itStandsBesideAnAnswerAndNotInIt() {
    ByteArrayOutputStream beside = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(beside, true, StandardCharsets.UTF_8);
    Teller teller = Teller.of(out, errors, "status", "--json");
    StorageWatch watch = new StorageWatch(teller, unanswered);
    Request request = unanswered.asks(BUCKET, "get");
    pass(watch, 11);
    request.answered();
    pass(watch, 1);
    teller.answers("{\"published\":false}");
    assertThat(lines()).containsExactly("{\"published\":false}");
    assertThat(beside.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("warning: storage has not answered");
  }

  @Test
  void asAnObjectItHasTheFigures() throws IOException {
    StorageWatch watch =
        new StorageWatch(Teller.of(out, out, Format.JSON, false, false), unanswered);
    unanswered.asks(BUCKET, "get");
    pass(watch, 12);
    JsonNode object = new ObjectMapper().readTree(lines().get(0));
    assertThat(object.get("level").asText()).isEqualTo("warn");
    assertThat(object.get("storage").asText()).isEqualTo(BUCKET.where());
    assertThat(object.get("seconds_so_far").asLong()).isEqualTo(10);
    assertThat(object.get("tries_failed").asInt()).isZero();
  }
}
