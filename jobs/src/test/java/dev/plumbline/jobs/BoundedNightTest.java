package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.reliability.Folders;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.Publication;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A date on the command line bounds a run to that date and to what its change reaches. */
class BoundedNightTest {
  private static final String FIRST = "2026-07-14";
  private static final String SECOND = "2026-07-15";

  @TempDir private Path folder;

  @Test
  void datesThatRunStageByStageNeverPublishEachOthersWorkAndEndLikeOneNight() throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    Path whole = folder.resolve("whole");
    ended(landing, whole, "nightly");
    Map<String, List<String>> expected = content(whole);

    Path staged = folder.resolve("staged");
    assertThat(ended(landing, staged, "run", "ingest", "--date", FIRST))
        .contains("reads every new file of the landing")
        .contains("1 other date has changed files and waits: plumbline nightly");
    ended(landing, staged, "run", "ingest", "--date", SECOND);
    assertThat(ended(landing, staged, "run", "build", "--date", FIRST))
        .contains("computes 2026-07-14; builds 2026-07-15 of its billing period\n");
    ended(landing, staged, "run", "build", "--date", SECOND);
    assertThat(ended(landing, staged, "run", "assess", "--date", FIRST))
        .contains("computes " + FIRST + "\n")
        .contains("staged " + FIRST + ";");
    assertThat(ended(landing, staged, "run", "publish", "--date", FIRST))
        .contains("published " + FIRST + "\n");
    assertThat(dates(lake(staged))).containsExactly(FIRST);
    assertThat(published(lake(staged))).containsExactly(FIRST);
    assertThat(ended(landing, staged, "run", "assess", "--date", SECOND))
        .contains("staged " + SECOND);
    assertThat(ended(landing, staged, "run", "publish", "--date", SECOND))
        .contains("published " + SECOND);
    assertThat(LakeContent.differences(expected, content(staged))).isEmpty();
    assertThat(ended(landing, staged, "nightly")).contains("nothing to publish");
    assertThat(LakeContent.differences(expected, content(staged))).isEmpty();
  }

  /** Silver of the first date is built and waits; the second is published past it. */
  @Test
  void whatIsBuiltAndOutsideTheBoundIsNeitherPublishedNorForgotten() throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    Path bounded = folder.resolve("bounded");
    ended(landing, bounded, "nightly");
    Path whole = folder.resolve("copied");
    Folders.copy(bounded, whole);
    List<String> before = waterfall(bounded, FIRST);
    landing.correctFirstDay();
    ended(landing, whole, "nightly");
    assertThat(waterfall(whole, FIRST)).isNotEqualTo(before);

    ended(landing, bounded, "run", "ingest");
    assertThat(ended(landing, bounded, "run", "build", "--date", FIRST))
        .contains("computes 2026-07-14, and 2026-07-15, which looks back on it\n");
    ended(landing, bounded, "run", "assess", "--date", SECOND);
    assertThat(ended(landing, bounded, "run", "publish", "--date", SECOND))
        .contains("published " + SECOND);
    assertThat(waterfall(bounded, FIRST)).as("what waits is not published").isEqualTo(before);
    ended(landing, bounded, "nightly", "--date", SECOND);
    assertThat(waterfall(bounded, FIRST)).isEqualTo(before);

    assertThat(ended(landing, bounded, "nightly")).contains("published " + FIRST);
    assertThat(LakeContent.differences(content(whole), content(bounded))).isEmpty();
    assertThat(ended(landing, bounded, "nightly")).contains("nothing to publish");
  }

  private static List<String> waterfall(Path lake, String date) {
    return LakeContent.rows(
        GpuWaterfallDaily.TABLE,
        lake(lake)
            .read(GpuWaterfallDaily.TABLE)
            .where(GpuWaterfallDaily.USAGE_DATE.of().equalTo(LocalDate.parse(date))));
  }

  /** A file that is read again has another reading. */
  private static Map<String, List<String>> content(Path lake) {
    Map<String, List<String>> content = LakeContent.of(lake(lake));
    content.keySet().removeAll(List.of("bronze.ingest_file_day", "bronze.reject"));
    return content;
  }

  private static List<String> dates(Lake lake) {
    return texts(
        lake.read(GpuWaterfallDaily.TABLE)
            .select(GpuWaterfallDaily.USAGE_DATE)
            .rows()
            .distinct()
            .collectAsList());
  }

  private static List<String> published(Lake lake) {
    return texts(
        lake.read(Publication.TABLE).select(Publication.PUBLISHED_DATE).rows().collectAsList());
  }

  private static List<String> texts(List<org.apache.spark.sql.Row> rows) {
    return rows.stream().map(row -> row.get(0).toString()).sorted().toList();
  }

  private static String ended(SmallLanding landing, Path lake, String... words) {
    NightHere.Ended ended = NightHere.command(landing.configuration(), lake, words);
    assertThat(ended.code()).as(ended.words()).isZero();
    return ended.words();
  }

  private static Lake lake(Path folder) {
    return new Lake(SharedSpark.session(), folder.toString());
  }
}
