package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.quality.CheckResult.Status;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is told of how much a source brings, and how late. */
class ArrivalChecksTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-07-01");
  private static final List<Long> NINE =
      List.of(1000L, 980L, 1010L, 990L, 1005L, 995L, 1000L, 1020L, 1000L);

  @Test
  void aTenthOfTheUsualRowsIsToldWithWhatIsUsualAndSinceWhen() {
    CheckResult result = volume(with(NINE, 100L), FIRST.plusDays(10));
    assertThat(result.status()).isEqualTo(Status.VIOLATED);
    assertThat(result.stopsPublication()).isFalse();
    assertThat(result.check().name()).isEqualTo("source dcgm brings as many rows a date as usual");
    assertThat(result.detail())
        .isEqualTo(
            "2026-07-10 has 100 rows where 980 to 1,020 were usual on the 9 dates since"
                + " 2026-07-01");
  }

  @Test
  void aUsualDateIsPassed() {
    CheckResult result = volume(with(NINE, 1015L), FIRST.plusDays(10));
    assertThat(result.status()).isEqualTo(Status.PASSED);
    assertThat(result.detail()).isNull();
  }

  @Test
  void threeDatesAreNotJudged() {
    CheckResult result = volume(List.of(1000L, 1000L, 100L), FIRST.plusDays(3));
    assertThat(result.status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(result.detail()).contains("not judged");
  }

  /** The date of the night itself has not ended. */
  @Test
  void aDateThatIsNotOverIsNotJudged() {
    CheckResult result = volume(with(NINE, 100L), FIRST.plusDays(9));
    assertThat(result.status()).isEqualTo(Status.PASSED);
  }

  /** Between 1 and 3 rows: 9 are more than double and three deviations, and 6 rows more. */
  @Test
  void aFewRowsMoreAreNothing() {
    List<Long> few = with(List.of(1L, 3L, 2L, 2L, 1L, 3L), 9L);
    assertThat(volume(few, FIRST.plusDays(9)).status()).isEqualTo(Status.PASSED);
  }

  @Test
  void whatDidNotChangeTonightIsNotToldAgain() {
    Arrivals arrivals = new Arrivals();
    List<FileState> files = files(arrivals, with(NINE, 100L), Instant.EPOCH);
    TreeMap<LocalDate, Long> rows = new TreeMap<>(Arrivals.rows(files).get("dcgm"));
    CheckResult result =
        new ArrivalChecks(arrivals, FIRST.plusDays(10))
            .volume(source(null), rows, new TreeSet<>(List.of(FIRST.plusDays(8))));
    assertThat(result.status()).isEqualTo(Status.PASSED);
  }

  /** Exports fill the newest days of a bill up later. */
  @Test
  void theNewestThreeDatesOfABillAreNotJudged() {
    TreeMap<LocalDate, Long> rows = new TreeMap<>();
    for (int day = 0; day < 5; day++) {
      rows.put(FIRST.plusDays(day), 10L);
    }
    ArrivalChecks checks = new ArrivalChecks(new Arrivals(), FIRST.plusDays(5));
    assertThat(checks.settled(rows, rows.keySet())).containsExactly(FIRST, FIRST.plusDays(1));
  }

  /** Rows of the date before, seven nights in a row; on the eighth, nothing came. */
  @Test
  void aSourceThatComesADayLaterThanItEverDidIsToldSo() {
    CheckResult result = freshness(source(null), 1, FIRST);
    assertThat(result.status()).isEqualTo(Status.VIOLATED);
    assertThat(result.detail())
        .isEqualTo(
            "its newest rows are of 2026-07-07, 2 days before this night, where 1 day were usual"
                + " on the 7 nights since 2026-07-02");
  }

  @Test
  void aSourceThatIsOnTimePasses() {
    assertThat(freshness(source(null), 0, FIRST).status()).isEqualTo(Status.PASSED);
  }

  /** What gold.attention_daily says of a source is not said twice. */
  @Test
  void aSourceWithLateAfterDaysIsToldByAttention() {
    LocalDate newest = FIRST.plusDays(7);
    assertThat(freshness(source(1), 1, newest).status()).isEqualTo(Status.PASSED);
    assertThat(freshness(source(2), 1, newest).status()).isEqualTo(Status.VIOLATED);
    assertThat(freshness(source(0), 1, newest).status()).isEqualTo(Status.PASSED);
  }

  /** Seven nights that each read the rows of the date before, and then so many without. */
  private static CheckResult freshness(Source source, int without, LocalDate newest) {
    Arrivals arrivals = new Arrivals();
    int last = 0;
    for (int day = 0; day < 7; day++) {
      LocalDate date = FIRST.plusDays(day);
      take(arrivals, date, date.plusDays(1));
      last = day;
    }
    LocalDate tonight = FIRST.plusDays(last + 2);
    if (without == 0) {
      take(arrivals, FIRST.plusDays(last + 1), tonight);
    }
    return new ArrivalChecks(arrivals, tonight).freshness(source, newest);
  }

  private static void take(Arrivals arrivals, LocalDate date, LocalDate night) {
    arrivals.take("dcgm", date, night.atTime(2, 0).toInstant(ZoneOffset.UTC));
  }

  private static CheckResult volume(List<Long> rows, LocalDate tonight) {
    Arrivals arrivals = new Arrivals();
    List<FileState> files = files(arrivals, rows, tonight.atStartOfDay().toInstant(ZoneOffset.UTC));
    TreeMap<LocalDate, Long> dated = new TreeMap<>(Arrivals.rows(files).get("dcgm"));
    return new ArrivalChecks(arrivals, tonight)
        .volume(source(null), dated, new TreeSet<>(dated.keySet()));
  }

  private static List<FileState> files(Arrivals arrivals, List<Long> rows, Instant readAt) {
    List<FileState> files = new ArrayList<>();
    for (int day = 0; day < rows.size(); day++) {
      LocalDate date = FIRST.plusDays(day);
      Touch touch = new Touch(date, null);
      arrivals.take("dcgm", date, readAt);
      files.add(
          new FileState(
              key(date),
              "dcgm-exposition",
              new FileState.Version(new Sha256(1, 2, 3, 4), 1, Instant.EPOCH, null),
              Map.of(touch, new FileState.Day(1, 2, rows.get(day))),
              FileState.Bill.NONE));
    }
    return files;
  }

  private static FileKey key(LocalDate date) {
    return new FileKey("dcgm", date + ".prom");
  }

  private static List<Long> with(List<Long> before, long figure) {
    List<Long> all = new ArrayList<>(before);
    all.add(figure);
    return all;
  }

  private static Source source(Integer lateAfterDays) {
    return new Source(
        SourceSettings.of("dcgm", "dcgm-exposition"), "", "*", ExportScope.PERIOD, lateAfterDays);
  }
}
