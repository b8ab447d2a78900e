package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeNoteTest {
  @TempDir private Path lake;

  @Test
  void aCodeIsTakenOnceByWhoWaitsForIt() {
    String file = OutcomeNote.in(lake.toString(), "1");
    System.setProperty(OutcomeNote.SETTING, file);
    try {
      OutcomeNote.leave(4);
    } finally {
      System.clearProperty(OutcomeNote.SETTING);
    }
    assertThat(lake.resolve("_plumbline")).isNotEmptyDirectory();
    assertThat(OutcomeNote.taken(file)).hasValue(4);
    assertThat(OutcomeNote.taken(file)).isEmpty();
    assertThat(lake.resolve("_plumbline").toFile().list()).isEmpty();
  }

  @Test
  void nobodyWhoDoesNotAskIsLeftACode() {
    OutcomeNote.leave(4);
    assertThat(lake).isEmptyDirectory();
  }
}
