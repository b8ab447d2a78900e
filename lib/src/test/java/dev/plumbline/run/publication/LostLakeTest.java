package dev.plumbline.run.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that has lost the lake leaves the notes of the run that took it. */
class LostLakeTest {
  @TempDir private Path folder;

  @Test
  void neitherWhatIsStagedNorWhatIsBuiltIsTouched() {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    lake.files().write(Staging.FILE, "of the newer run");
    lake.files().write(BuiltSilver.FILE, "of the newer run");
    lake.writes()
        .underRight(
            () -> {
              throw new IllegalStateException("the lake was taken");
            });
    Staging staging = new Staging(lake, List.of(), NightMoments.UNWATCHED);
    BuiltSilver built = new BuiltSilver(new TreeMap<>(), Map.of());

    assertThatThrownBy(staging::forget).hasMessage("the lake was taken");
    assertThatThrownBy(() -> built.write(lake)).hasMessage("the lake was taken");

    assertThat(lake.files().read(Staging.FILE)).contains("of the newer run");
    assertThat(lake.files().read(BuiltSilver.FILE)).contains("of the newer run");
  }
}
