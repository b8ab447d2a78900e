package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.RawLocalFileSystem;
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
    assertThat(OutcomeNote.taken(file, Map.of())).hasValue(4);
    assertThat(OutcomeNote.taken(file, Map.of())).isEmpty();
    assertThat(lake.resolve("_plumbline").toFile().list()).isEmpty();
  }

  @Test
  void nobodyWhoDoesNotAskIsLeftACode() {
    OutcomeNote.leave(4);
    assertThat(lake).isEmptyDirectory();
  }

  @Test
  void aStoreIsReachedAsTheConfigurationSaysFromEitherSide() {
    Map<String, String> stores =
        Map.of("fs.note.impl", Noted.class.getName(), "fs.note.impl.disable.cache", "true");
    String file = "note://" + lake.resolve("1");
    List<String> told = OutcomeNote.settings(file, stores);
    told.forEach(it -> System.setProperty(it.split("=")[0], it.split("=")[1]));
    try {
      OutcomeNote.leave(3);
    } finally {
      told.forEach(it -> System.clearProperty(it.split("=")[0]));
    }
    assertThat(OutcomeNote.taken(file, Map.of())).as("nobody says how to reach it").isEmpty();
    assertThat(OutcomeNote.taken(file, stores)).hasValue(3);
  }

  /** Files of this machine in a store that is reached by a setting only. */
  public static final class Noted extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("note:///");
    }
  }
}
