package dev.plumbline.storage.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import dev.plumbline.storage.Burst;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeFiles;
import dev.plumbline.storage.lease.Lease.Life;
import dev.plumbline.storage.process.Owner;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has a lake, and who gets it from whom. */
class LeaseTest {
  private static final LeaseTimes SHORT = new LeaseTimes(Duration.ofMillis(30), ofMillis(300));
  private static final Instant NOW = Instant.parse("2026-07-15T02:00:00Z");

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private LakeFiles lake;
  private LeaseNotes notes;

  private static Duration ofMillis(int milliseconds) {
    return Duration.ofMillis(milliseconds);
  }

  @BeforeEach
  void open() {
    lake = new Lake(SharedSpark.session(), folder.toString()).files();
    notes = new LeaseNotes(lake.whole(), lake.path(Lease.FOLDER));
  }

  @Test
  void aLakeIsTakenGivenBackAndTakenAgain() {
    try (Lease first = take()) {
      assertThat(first.abandoned()).isEmpty();
      assertThat(Lease.holder(lake))
          .hasValueSatisfying(it -> assertThat(it.life()).isEqualTo(Life.RUNNING));
      assertThatThrownBy(this::take)
          .isInstanceOf(Failure.class)
          .hasMessage("another run is writing to this lake");
      first.assertHeld();
    }
    assertThat(Lease.holder(lake)).isEmpty();
    try (Lease second = take()) {
      assertThat(second.abandoned()).isEmpty();
    }
    assertThat(said).isEmpty();
  }

  /** A process that is told to end says how it stands, and is not kept by storage that is away. */
  @Test
  void whoCannotGiveTheLakeBackLeavesItAndSaysWhenItIsFree() throws IOException {
    Lease lease = take();
    assertThat(lease.leave()).isEmpty();
    Lease lost = take();
    Path taken = Files.move(folder.resolve(Lease.FOLDER), folder.resolve("away"));
    Files.writeString(folder.resolve(Lease.FOLDER), "what is no folder cannot be listed");
    assertThat(lost.leave())
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("the lake could not be given back (cannot ")
                    .contains("no sign of life of this one for 180 s"));
    Files.delete(folder.resolve(Lease.FOLDER));
    Files.move(taken, folder.resolve(Lease.FOLDER));
    assertThat(Lease.holder(lake)).as("it is still taken").isPresent();
  }

  @Test
  void theProcessOfThisMachineThatIsGoneLosesTheLakeAtOnce() {
    notes.take(7, GoneRuns.owner());
    assertThat(Lease.holder(lake))
        .hasValueSatisfying(it -> assertThat(it.life()).isEqualTo(Life.GONE));
    try (Lease lease = take()) {
      assertThat(lease.abandoned()).hasValueSatisfying(it -> assertThat(it).startsWith("process "));
    }
    assertThat(said).isEmpty();
    assertThat(notes.newest()).isEqualTo(8);
  }

  /** Its clock is an hour behind, or far ahead: only its sign of life counts. */
  @ParameterizedTest
  @CsvSource({"2026-07-15T01:00:00Z", "2036-01-01T00:00:00Z", "1970-01-01T00:00:00Z"})
  void aHolderElsewhereIsWaitedForAndGoneWithoutASign(String since) {
    notes.take(1, new Owner("elsewhere", "another boot", "", 1, 1, since));
    assertThat(Lease.holder(lake))
        .hasValueSatisfying(it -> assertThat(it.life()).isEqualTo(Life.UNKNOWN));
    try (Lease lease = take()) {
      assertThat(lease.abandoned())
          .hasValue("process 1 of elsewhere, since " + since + " by its clock");
    }
    assertThat(said)
        .containsExactly(
            "the lake was taken by process 1 of elsewhere, since %s by its clock; waiting up to 0 s"
                    .formatted(since)
                + " for its sign of life");
  }

  @Test
  void aHolderElsewhereThatShowsALifeSignKeepsTheLake() {
    notes.take(1, new Owner("elsewhere", "another boot", "", 1, 1, "2020-01-01T00:00:00Z"));
    try (Heartbeat heartbeat = new Heartbeat(notes, 1, SHORT)) {
      assertThatThrownBy(this::take)
          .isInstanceOf(Failure.class)
          .hasMessage("another run is writing to this lake");
    }
    assertThat(notes.newest()).isEqualTo(1);
  }

  /** A full disk or a kill between making a note and writing it, and what is no note at all. */
  @ParameterizedTest
  @CsvSource({"''", "garbage", "{}", "null", "elsewhere 1 2020-01-01T00:00:00Z", "'{\"host\":1'"})
  void aNoteThatSaysNothingDoesNotHoldTheLakeForEver(String note) throws Exception {
    Path file = folder.resolve(Lease.FOLDER).resolve("000000000001.turn");
    Files.createDirectories(file.getParent());
    Files.write(file, note.getBytes(StandardCharsets.UTF_8));
    try (Lease lease = take()) {
      assertThat(lease.abandoned()).hasValue("a run whose note says nothing that can be read");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void ofManyThatFindAGoneRunOneGetsTheLake() throws Exception {
    for (int round = 0; round < 20; round++) {
      notes.take(notes.newest() + 1, GoneRuns.owner());
      List<Lease> winners = race(8);
      assertThat(winners).hasSize(1);
      winners.get(0).assertHeld();
      winners.get(0).close();
    }
  }

  private List<Lease> race(int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CyclicBarrier start = new CyclicBarrier(count);
    Callable<Lease> racer =
        () -> {
          start.await();
          try {
            return Lease.take(lake, NOW, line -> {}, SHORT);
          } catch (Failure lost) {
            return null;
          }
        };
    List<Lease> winners = new ArrayList<>();
    try {
      List<Future<Lease>> racers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        racers.add(threads.submit(racer));
      }
      for (Future<Lease> future : racers) {
        Lease lease = future.get();
        if (lease != null) {
          winners.add(lease);
        }
      }
    } finally {
      threads.shutdown();
    }
    return winners;
  }

  @Test
  void whoWasReplacedFindsOutAndLeavesTheOtherAlone() {
    try (Lease slow = take()) {
      notes.take(2, new Owner("elsewhere", "another boot", "", 1, 1, "2026-07-15T02:10:00Z"));
      assertThatThrownBy(slow::assertHeld)
          .isInstanceOf(Failure.class)
          .hasMessage("another run took this lake");
    }
    assertThat(notes.isOver(2)).isFalse();
    assertThat(notes.newest()).isEqualTo(2);
  }

  /** Its promise would replace that of the run which has the lake, and the next night keep it. */
  @Test
  void whoWasReplacedPromisesNothing() {
    Lake replaced = new Lake(SharedSpark.session(), folder.toString());
    try (Lease slow = take()) {
      replaced.writes().underRight(slow::assertHeld);
      notes.take(2, new Owner("elsewhere", "another boot", "", 1, 1, "2026-07-15T02:10:00Z"));
      assertThatThrownBy(() -> new Burst(replaced).promise(new Burst.Intent("n", "", List.of())))
          .isInstanceOf(Failure.class)
          .hasMessage("another run took this lake");
      assertThat(new Burst(replaced).pending(List.of())).isEmpty();
    }
  }

  @Test
  void aHolderShowsThatItIsThere() throws InterruptedException {
    try (Lease lease = take()) {
      String before = notes.beat(notes.newest());
      for (int i = 0; i < 200 && notes.beat(notes.newest()).equals(before); i++) {
        Thread.sleep(10);
      }
      assertThat(notes.beat(notes.newest())).isNotEqualTo(before);
    }
    assertThat(notes.beat(notes.newest())).isEmpty();
  }

  private Lease take() {
    return Lease.take(lake, NOW, said::add, SHORT);
  }
}
