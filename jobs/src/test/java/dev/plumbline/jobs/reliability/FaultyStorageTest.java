package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.reliability.StorageRounds.Outcome;
import dev.plumbline.jobs.reliability.StorageRounds.Place;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night of two jobs for each kind of fault, at an n that a seed chooses. {@code reliability/run
 * storage} tries every n.
 */
@Tag("long")
class FaultyStorageTest {
  private static final long SEED = 20_260_714;

  @TempDir private Path folder;

  @Test
  void aNightEndsRightOrStopsInWordsAndTheNextIsRight() throws Exception {
    StorageRounds rounds = new StorageRounds(folder.toRealPath(), Place.LAKE, false);
    // A table that cannot be made while others are: what the harness found first.
    assertRight(rounds, FaultKind.RENAME_FALSE, 10);
    Random random = new Random(SEED);
    for (FaultKind kind : FaultKind.values()) {
      // A night asks storage for more than a hundred things of each kind.
      assertRight(rounds, kind, 1 + random.nextInt(100));
    }
  }

  private static void assertRight(StorageRounds rounds, FaultKind kind, int number)
      throws Exception {
    Outcome outcome = rounds.run(kind, number, false);
    String what = kind + " " + number + ": " + outcome.befallen().first().orElse("nothing");
    assertThat(outcome.befallen().first()).as(what).isPresent();
    assertThat(outcome.violations()).as(what).isEmpty();
    System.out.println(what + ": ended with " + outcome.code());
  }
}
