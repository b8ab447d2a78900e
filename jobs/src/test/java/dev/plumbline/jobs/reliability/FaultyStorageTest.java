package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.reliability.StorageRounds.Outcome;
import dev.plumbline.jobs.reliability.StorageRounds.Place;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night of two jobs for each kind of fault, at an n that a seed chooses. {@code reliability/run
 * storage} tries every n.
 */
class FaultyStorageTest {
  private static final long SEED = 20_260_714;

  @TempDir private Path folder;

  @Test
  void aNightEndsRightOrStopsInWordsAndTheNextIsRight() throws Exception {
    StorageRounds rounds = new StorageRounds(folder.toRealPath(), Place.LAKE, false);
    Random random = new Random(SEED);
    for (FaultKind kind : FaultKind.values()) {
      // A night asks storage for more than a hundred things of each kind.
      int number = 1 + random.nextInt(100);
      Outcome outcome = rounds.run(kind, number, false);
      String what = kind + " " + number + ": " + outcome.befallen().first().orElse("nothing");
      assertThat(outcome.befallen().first()).as(what).isPresent();
      assertThat(outcome.violations()).as(what).isEmpty();
    }
  }
}
