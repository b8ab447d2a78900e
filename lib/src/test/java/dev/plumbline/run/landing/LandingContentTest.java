package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.run.landing.FileState.Bill;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandingContentTest {
  private static final LocalDate D1 = LocalDate.of(2026, 7, 14);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 15);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  @Test
  void onlyWhatIsRuledToBeInForceCounts() {
    FileState old = file("v1.csv", Map.of(new Touch(D1, JULY), "a", new Touch(D2, JULY), "c"));
    LandingContent content =
        LandingContent.of(
            List.of(
                ruled(old, ExportStanding.SUPERSEDED),
                ruled(file("v2.csv", Map.of(new Touch(D1, JULY), "b")), ExportStanding.IN_FORCE)));
    assertThat(content.holds(new FileKey("bill", "v1.csv"), JULY)).isFalse();
    assertThat(content.holds(new FileKey("bill", "v2.csv"), JULY)).isTrue();
    assertThat(content.hashByDate()).containsOnlyKeys(D1);
  }

  @Test
  void onlyDatesWhoseContentChangedDiffer() {
    LandingContent before =
        LandingContent.of(
            List.of(file("f", Map.of(new Touch(D1, null), "a", new Touch(D2, null), "b"))));
    LandingContent after =
        LandingContent.of(
            List.of(file("f", Map.of(new Touch(D1, null), "x", new Touch(D2, null), "b"))));
    assertThat(after.differences(before)).containsExactly(new Touch(D1, null));
    assertThat(after.hashByDate().get(D2)).isEqualTo(before.hashByDate().get(D2));
    assertThat(after.hashByDate().get(D1)).isNotEqualTo(before.hashByDate().get(D1));
  }

  @Test
  void aDateThatVanishedDiffers() {
    LandingContent before = LandingContent.of(List.of(file("f", Map.of(new Touch(D1, null), "a"))));
    LandingContent after = LandingContent.of(List.of(file("f", Map.of())));
    assertThat(after.differences(before)).containsExactly(new Touch(D1, null));
  }

  private static FileState ruled(FileState file, ExportStanding standing) {
    return file.ruled(Map.of(JULY, new ExportRuling("run", standing, ExportOrder.NAME)));
  }

  private static FileState file(String path, Map<Touch, String> hashes) {
    return new FileState(
        new FileKey("bill", path),
        "focus-csv",
        new FileState.Version("sha", 1, Instant.EPOCH, "settings"),
        hashes,
        Bill.NONE);
  }
}
