package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.LastingFailure;
import dev.plumbline.storage.StorageException;
import dev.plumbline.storage.s3.ScriptedServer.Answer;
import dev.plumbline.storage.s3.ScriptedServer.Script;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the answers of a server mean, and how often it is asked. */
class AnswersTest {
  private static final Path FILE = new Path("s3a://bucket/lake/_plumbline/lease/1.turn");
  private static final byte[] CONTENT = "mine".getBytes(StandardCharsets.UTF_8);
  private static final Answer OK = Answer.ok("");
  private static final Answer TAKEN = Answer.of(412, "PreconditionFailed");
  private static final Answer LATER = Answer.of(503, "SlowDown");

  private static Script all(Answer answer) {
    return (verb, number) -> answer;
  }

  @Test
  void aPutWhoseAnswerIsLostIsTheFirstWhenTheObjectSaysSo() throws IOException {
    Script kept =
        (verb, number) ->
            verb.equals("GET") ? Answer.ok("mine") : number == 1 ? ScriptedServer.CUT : TAKEN;
    try (ScriptedServer server = ScriptedServer.of(kept)) {
      assertThat(server.files().create(FILE, CONTENT)).isTrue();
      assertThat(server.requests()).containsExactly("PUT", "PUT", "GET");
    }
  }

  @Test
  void aPutWhoseAnswerIsLostIsNotTheFirstWhenTheObjectIsAnothers() throws IOException {
    Script lost =
        (verb, number) -> verb.equals("GET") ? Answer.ok("another's") : number == 1 ? LATER : TAKEN;
    try (ScriptedServer server = ScriptedServer.of(lost)) {
      assertThat(server.files().create(FILE, CONTENT)).isFalse();
    }
  }

  @Test
  void aPutThatIsRefusedAtOnceIsNotTheFirstAndNothingIsRead() throws IOException {
    try (ScriptedServer server = ScriptedServer.of(all(TAKEN))) {
      assertThat(server.files().create(FILE, CONTENT)).isFalse();
      assertThat(server.requests()).containsExactly("PUT");
    }
  }

  @Test
  void aConflictSaysNothingOfWhoWonAndThePutIsMadeAgain() throws IOException {
    Script conflict =
        (verb, number) -> number == 1 ? Answer.of(409, "ConditionalRequestConflict") : OK;
    try (ScriptedServer server = ScriptedServer.of(conflict)) {
      assertThat(server.files().create(FILE, CONTENT)).isTrue();
      assertThat(server.requests()).containsExactly("PUT", "PUT");
    }
    Script lost =
        (verb, number) -> number == 1 ? Answer.of(409, "ConditionalRequestConflict") : TAKEN;
    try (ScriptedServer server = ScriptedServer.of(lost)) {
      assertThat(server.files().create(FILE, CONTENT)).isFalse();
    }
  }

  @Test
  void whatMayPassIsTriedAgainAndGivenUpAfterFiveTimes() throws IOException {
    try (ScriptedServer server = ScriptedServer.of((verb, n) -> n < 3 ? LATER : OK)) {
      server.files().replace(FILE, CONTENT);
      assertThat(server.requests()).hasSize(3);
    }
    try (ScriptedServer server = ScriptedServer.of(all(LATER))) {
      assertThat(failed(() -> server.files().replace(FILE, CONTENT)))
          .hasMessageContaining("503 SlowDown")
          .hasMessageContaining(server.endpoint())
          .matches(StorageException::isWorthRetrying);
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  void halfOfAnAnswerIsNoAnswer() throws IOException {
    Script half = (verb, number) -> number == 1 ? ScriptedServer.half("mine") : Answer.ok("mine");
    try (ScriptedServer server = ScriptedServer.of(half)) {
      assertThat(server.files().read(FILE)).isEqualTo(CONTENT);
      assertThat(server.requests()).containsExactly("GET", "GET");
    }
  }

  @Test
  void aPutWhoseAnswerIsLostOnAConnectionThatWasKeptIsTheFirst() throws IOException {
    Script kept =
        (verb, number) ->
            verb.equals("GET")
                ? Answer.ok("mine")
                : number == 1 ? OK : number == 2 ? ScriptedServer.CUT : TAKEN;
    try (ScriptedServer server = ScriptedServer.of(kept)) {
      server.files().replace(FILE, CONTENT);
      assertThat(server.files().create(FILE, CONTENT)).isTrue();
    }
  }

  @Test
  void noPermissionForAVerbIsToldAtOnce() {
    Map<String, Verb> verbs =
        Map.of(
            "put", files -> files.replace(FILE, CONTENT),
            "first put", files -> files.create(FILE, CONTENT),
            "get", files -> files.read(FILE),
            "list", files -> files.names(FILE.getParent()),
            "remove", files -> files.remove(FILE));
    verbs.forEach(
        (name, verb) -> {
          try (ScriptedServer server = ScriptedServer.of(all(Answer.of(403, "AccessDenied")))) {
            assertThat(failed(() -> verb.on(server.files())))
                .as(name)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("s3a://bucket/lake/_plumbline/lease/")
                .hasMessageContaining("AccessDenied (so it is said)")
                .matches(e -> !StorageException.isWorthRetrying(e));
            assertThat(server.requests()).as(name).hasSize(1);
          }
        });
  }

  @FunctionalInterface
  private interface Verb {
    void on(S3WholeFiles files) throws IOException;
  }

  @Test
  void aBucketThatIsNotThereIsNoFileThatIsNotThere() {
    try (ScriptedServer server = ScriptedServer.of(all(Answer.of(404, "NoSuchBucket")))) {
      for (ThrowingCallable ask :
          List.<ThrowingCallable>of(
              () -> server.files().read(FILE), () -> server.files().names(FILE.getParent()))) {
        assertThat(failed(ask))
            .isInstanceOf(LastingFailure.class)
            .hasMessageContaining("NoSuchBucket")
            .matches(e -> !StorageException.isWorthRetrying(e));
      }
    }
    try (ScriptedServer server = ScriptedServer.of(all(Answer.of(404, "NoSuchKey")))) {
      assertThat(failed(() -> server.files().read(FILE))).isInstanceOf(FileNotFoundException.class);
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpAndWorthARetry() {
    String gone;
    try (ScriptedServer server = ScriptedServer.of(all(OK))) {
      gone = server.endpoint();
    }
    Configuration hadoop = new Configuration();
    hadoop.setInt(Requests.ATTEMPTS, 2);
    hadoop.set("fs.s3a.endpoint", gone);
    hadoop.set("fs.s3a.path.style.access", "true");
    S3WholeFiles files = new S3WholeFiles(Bucket.of(FILE, hadoop), FILE);
    assertThat(failed(() -> files.read(FILE)))
        .hasMessageContaining(gone)
        .hasMessageContaining("Connection refused")
        .matches(StorageException::isWorthRetrying);
  }

  @Test
  void aServerThatDoesNotKeepTheConditionHoldsNoLake() {
    for (Answer refusal :
        List.of(OK, Answer.of(501, "NotImplemented"), Answer.of(400, "InvalidArgument"))) {
      try (ScriptedServer server = ScriptedServer.of(all(refusal))) {
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> server.files().assertExclusive(FILE.getParent()))
            .satisfies(
                failure -> {
                  assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
                  assertThat(failure).hasMessageContaining(server.endpoint());
                  assertThat(failure.because()).contains("If-None-Match");
                  assertThat(failure.remedy()).contains("docs/s3.md");
                });
      }
    }
  }

  @Test
  void aServerThatKeepsTheConditionHoldsALakeAndTheProbeIsRemoved() throws IOException {
    Script keeps = (verb, number) -> verb.equals("PUT") && number == 2 ? TAKEN : OK;
    try (ScriptedServer server = ScriptedServer.of(keeps)) {
      server.files().assertExclusive(FILE.getParent());
      assertThat(server.requests()).containsExactly("PUT", "PUT", "DELETE");
    }
  }

  @Test
  void aProbeThatIsNotPermittedIsNoWordOnTheServer() {
    try (ScriptedServer server = ScriptedServer.of(all(Answer.of(403, "AccessDenied")))) {
      assertThat(failed(() -> server.files().assertExclusive(FILE.getParent())))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  private static IOException failed(ThrowingCallable work) {
    try {
      work.call();
    } catch (IOException e) {
      return e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing failed");
  }
}
