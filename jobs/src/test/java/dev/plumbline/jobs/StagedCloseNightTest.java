package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.reliability.Folders;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.JobRun;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * July is closed five days after its end, by 6 August. That date is built beside 5 August, whose
 * bill it shares, and is not the night of a run of 5 August.
 */
@ExtendWith(SharedSpark.class)
@Tag("long")
class StagedCloseNightTest {
  @TempDir private Path folder;
  private ClosedLanding landing;

  @Test
  void datesAndStagesCloseAMonthOnTheDateThatIsOldEnoughAndLikeOneNight() throws IOException {
    Path whole = julyIsPublished();
    Path parts = copied(whole);
    augustLands("05", "06");
    ended(whole, "nightly");

    assertThat(ended(parts, "nightly", "--date", "2026-08-05"))
        .contains("builds 2026-08-06 of its billing period\n")
        .contains("published 2026-08-05");
    expect(lake(parts).read(ClosedPeriod.TABLE)).none();
    assertThat(newestNight(parts)).isEqualTo(LocalDate.of(2026, 8, 5));
    assertThat(parts.resolve("reports/2026-08-05/report.html")).exists();
    assertThat(parts.resolve("reports/2026-08-06")).doesNotExist();
    assertThat(Files.readString(parts.resolve("reports/2026-08-05/report.html")))
        .contains("<title>Plumbline 2026-08-05</title>");

    ended(parts, "run", "build", "--date", "2026-08-06");
    ended(parts, "run", "assess", "--date", "2026-08-06");
    assertThat(ended(parts, "run", "publish", "--date", "2026-08-06")).contains("published ");
    expect(lake(parts).read(ClosedPeriod.TABLE)).rows(ClosedLake.JULY_IS_CLOSED);
    assertThat(LakeContent.differences(content(whole), content(parts))).isEmpty();
    assertThat(ended(parts, "nightly")).contains("nothing to publish");
  }

  @Test
  void goldIsNotMadeOfSilverThatALaterNightClosed() throws IOException {
    Path whole = julyIsPublished();
    Path parts = copied(whole);
    augustLands("06", "07");
    ended(whole, "nightly");
    ended(parts, "run", "ingest");
    ended(parts, "run", "build", "--date", "2026-08-06");
    ended(parts, "run", "build", "--date", "2026-08-07");

    refused(parts, "run", "assess", "--date", "2026-08-06")
        .contains("silver stands closed by the night of 2026-08-07")
        .contains("not by that of 2026-08-06")
        .contains("plumbline run assess --date 2026-08-07");
    published(parts, "2026-08-07");
    published(parts, "2026-08-06");
    assertThat(LakeContent.differences(content(whole), content(parts))).isEmpty();
    assertThat(ended(parts, "nightly")).contains("nothing to publish");
  }

  @Test
  void whatLandsAfterABuildIsNotTheNightOfItsGold() throws IOException {
    Path lake = julyIsPublished();
    augustLands("06");
    ended(lake, "run", "ingest");
    ended(lake, "run", "build");
    augustLands("06", "07");
    ended(lake, "run", "ingest");
    ended(lake, "run", "assess");
    ended(lake, "run", "publish");
    julyIsClosedWithoutCorrections(lake);
  }

  @Test
  void aNightOfADateThatIsNotOldEnoughIsNotMadeBesideWhatIsClosed() throws IOException {
    Path lake = julyIsPublished();
    augustLands("05", "06");
    ended(lake, "run", "ingest");
    ended(lake, "run", "build");
    refused(lake, "nightly", "--date", "2026-08-05")
        .contains("silver stands closed by the night of 2026-08-06")
        .contains("plumbline nightly");
    ended(lake, "nightly");
    julyIsClosedWithoutCorrections(lake);
  }

  @Test
  void whatADateClosedThatLeavesTheLandingIsOpenAgain() throws IOException {
    Path lake = julyIsPublished();
    augustLands("05", "06");
    ended(lake, "run", "ingest");
    ended(lake, "run", "build");
    expect(lake(lake).read(ClosedPeriod.TABLE)).rows(ClosedLake.JULY_IS_CLOSED);
    augustLands("05");
    landing.seen("2026-08-05T00", 0.5, 0.3);
    landing.seen("2026-08-06T00", 0, 0, 0, "");
    assertThat(ended(lake, "nightly")).contains("published ");
    expect(lake(lake).read(ClosedPeriod.TABLE)).none();
    augustLands("05", "06");
    ended(lake, "nightly");
    julyIsClosedWithoutCorrections(lake);
  }

  private static void julyIsClosedWithoutCorrections(Path lake) {
    expect(lake(lake).read(ClosedPeriod.TABLE)).rows(ClosedLake.JULY_IS_CLOSED);
    Frame bridge = lake(lake).read(InvoiceBridge.TABLE);
    expect(bridge.where(InvoiceBridge.SEEN_DATE.of().isNotNull())).none();
    assertThat(bridge.where(InvoiceBridge.CLOSED_DATE.of().isNotNull()).rows().count())
        .isPositive();
  }

  private Path julyIsPublished() throws IOException {
    landing = ClosedLanding.in(folder.resolve("landing"));
    landing.seen("2026-07-31T00", 0.5, 0.2);
    landing.bill("main", "2026-07");
    landing.hour("main-2026-07", "2026-07-31T00", "vm-1", "1.20");
    landing.export("main-2026-07");
    Path whole = folder.resolve("whole");
    ended(whole, "nightly");
    return whole;
  }

  private Path copied(Path whole) throws IOException {
    Path parts = folder.resolve("parts");
    Folders.copy(whole, parts);
    return parts;
  }

  private void augustLands(String... days) throws IOException {
    landing.bill("main", "2026-08");
    for (String day : days) {
      landing.seen("2026-08-" + day + "T00", 0.5, 0.2);
      landing.hour("main-2026-08", "2026-08-" + day + "T00", "vm-1", "1.20");
    }
    landing.export("main-2026-08");
  }

  private static LocalDate newestNight(Path lake) {
    return lake(lake).read(JobRun.TABLE).select(JobRun.NIGHT_DATE).rows().collectAsList().stream()
        .map(row -> row.<LocalDate>getAs(0))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  /** A file that is read again has another reading. */
  private static Map<String, List<String>> content(Path lake) {
    Map<String, List<String>> content = LakeContent.of(lake(lake));
    content.keySet().removeAll(List.of("bronze.ingest_file_day", "bronze.reject"));
    return content;
  }

  private void published(Path lake, String date) {
    ended(lake, "run", "assess", "--date", date);
    ended(lake, "run", "publish", "--date", date);
  }

  private AbstractStringAssert<?> refused(Path lake, String... words) {
    NightHere.Ended ended = NightHere.command(landing.configuration(), lake, words);
    assertThat(ended.code()).as(String.join(" ", words) + "\n" + ended.words()).isEqualTo(4);
    return assertThat(ended.words());
  }

  private String ended(Path lake, String... words) {
    NightHere.Ended ended = NightHere.command(landing.configuration(), lake, words);
    assertThat(ended.code()).as(String.join(" ", words) + "\n" + ended.words()).isZero();
    return ended.words();
  }

  private static Lake lake(Path folder) {
    return new Lake(SharedSpark.session(), folder.toString());
  }
}
