package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.FileState;
import dev.plumbline.run.landing.LandingContent.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandingContentTest {
  private static final LocalDate D1 = LocalDate.of(2026, 7, 14);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 15);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final Map<String, ExportScope> PERIOD = Map.of("bill", ExportScope.PERIOD);

  @Test
  void ofPeriodExportsOnlyTheGreatestPathIsInForce() {
    LandingContent content =
        LandingContent.of(
            List.of(
                file("2026-07_v1.csv", Map.of(new Touch(D1, JULY), "a")),
                file("2026-07_v2.csv", Map.of(new Touch(D1, JULY), "b"))),
            PERIOD);
    assertThat(content.holds(new FileKey("bill", "2026-07_v1.csv"), JULY)).isFalse();
    assertThat(content.holds(new FileKey("bill", "2026-07_v2.csv"), JULY)).isTrue();
  }

  @Test
  void ofDeltaExportsAllFilesCount() {
    LandingContent content =
        LandingContent.of(
            List.of(
                file("1.csv", Map.of(new Touch(D1, JULY), "a")),
                file("2.csv", Map.of(new Touch(D1, JULY), "b"))),
            Map.of("bill", ExportScope.DELTA));
    assertThat(content.holds(new FileKey("bill", "1.csv"), JULY)).isTrue();
    assertThat(content.holds(new FileKey("bill", "2.csv"), JULY)).isTrue();
  }

  @Test
  void onlyDatesWhoseContentChangedDiffer() {
    LandingContent before =
        LandingContent.of(
            List.of(file("f", Map.of(new Touch(D1, null), "a", new Touch(D2, null), "b"))), PERIOD);
    LandingContent after =
        LandingContent.of(
            List.of(file("f", Map.of(new Touch(D1, null), "x", new Touch(D2, null), "b"))), PERIOD);
    assertThat(after.differences(before)).containsExactly(new Touch(D1, null));
    assertThat(after.hashByDate().get(D2)).isEqualTo(before.hashByDate().get(D2));
    assertThat(after.hashByDate().get(D1)).isNotEqualTo(before.hashByDate().get(D1));
  }

  @Test
  void aDateThatVanishedDiffers() {
    LandingContent before =
        LandingContent.of(List.of(file("f", Map.of(new Touch(D1, null), "a"))), PERIOD);
    LandingContent after = LandingContent.of(List.of(file("f", Map.of())), PERIOD);
    assertThat(after.differences(before)).containsExactly(new Touch(D1, null));
  }

  private static FileState file(String path, Map<Touch, String> hashes) {
    return new FileState(new FileKey("bill", path), "focus-csv", "sha", 1, Instant.EPOCH, hashes);
  }
}
