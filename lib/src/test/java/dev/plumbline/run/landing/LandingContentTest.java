package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.run.landing.FileState.Bill;
import dev.plumbline.run.landing.FileState.Day;
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
  private static final Day A = new Day(1, 1, 1);
  private static final Day B = new Day(1, 2, 1);
  private static final Day X = new Day(2, 1, 1);

  @Test
  void onlyWhatIsRuledToBeInForceCounts() {
    FileState old =
        ruled(
            file("v1.csv", Map.of(new Touch(D1, JULY), A, new Touch(D2, JULY), X)),
            ExportStanding.SUPERSEDED);
    FileState now = ruled(file("v2.csv", Map.of(new Touch(D1, JULY), B)), ExportStanding.IN_FORCE);
    assertThat(old.holds(JULY)).isFalse();
    assertThat(now.holds(JULY)).isTrue();
    assertThat(LandingContent.of(List.of(old, now)).hashByDate()).containsOnlyKeys(D1);
    assertThat(LandingContent.of(List.of(old, now)).periodsByDate().get(D1)).containsExactly(JULY);
  }

  @Test
  void onlyDatesWhoseContentChangedDiffer() {
    FileState before = file("f", Map.of(new Touch(D1, null), A, new Touch(D2, null), B));
    FileState after = file("f", Map.of(new Touch(D1, null), X, new Touch(D2, null), B));
    assertThat(ContentChanges.between(map(before), map(after)))
        .containsExactly(new Touch(D1, null));
    LandingContent old = LandingContent.of(List.of(before));
    LandingContent now = LandingContent.of(List.of(after));
    assertThat(now.hashByDate().get(D2)).isEqualTo(old.hashByDate().get(D2));
    assertThat(now.hashByDate().get(D1)).isNotEqualTo(old.hashByDate().get(D1));
  }

  @Test
  void aDateThatVanishedDiffers() {
    FileState before = file("f", Map.of(new Touch(D1, null), A));
    assertThat(ContentChanges.between(map(before), map(file("f", Map.of()))))
        .containsExactly(new Touch(D1, null));
    assertThat(ContentChanges.between(map(before), Map.of())).containsExactly(new Touch(D1, null));
  }

  /** Rules change without a file: of two exports, the other one counts. */
  @Test
  void anotherRulingDiffersOverAllDatesOfTheFile() {
    FileState file = file("v1.csv", Map.of(new Touch(D1, JULY), A, new Touch(D2, JULY), B));
    assertThat(
            ContentChanges.between(
                map(ruled(file, ExportStanding.IN_FORCE)),
                map(ruled(file, ExportStanding.SUPERSEDED))))
        .containsExactly(new Touch(D1, JULY), new Touch(D2, JULY));
    assertThat(
            ContentChanges.between(
                map(ruled(file, ExportStanding.COPY)), map(ruled(file, ExportStanding.SUPERSEDED))))
        .isEmpty();
  }

  @Test
  void hashesAreTheDigitsTheyWereMadeOf() {
    String hash = "00f1e2d3c4b5a69788796a5b4c3d2e1f";
    assertThat(Day.of(hash, 7).hash()).isEqualTo(hash);
    assertThat(Sha256.of(hash + hash).text()).isEqualTo(hash + hash);
  }

  private static Map<FileKey, FileState> map(FileState file) {
    return Map.of(file.key(), file);
  }

  private static FileState ruled(FileState file, ExportStanding standing) {
    return file.ruled(Map.of(JULY, new ExportRuling("run", standing, ExportOrder.NAME)));
  }

  private static FileState file(String path, Map<Touch, Day> days) {
    return new FileState(
        new FileKey("bill", path),
        "focus-csv",
        new FileState.Version(new Sha256(1, 2, 3, 4), 1, Instant.EPOCH, "settings"),
        days,
        Bill.NONE);
  }
}
