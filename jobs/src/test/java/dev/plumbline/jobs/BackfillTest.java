package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.reliability.DailyLanding;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.run.publication.BackfillNote;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many dates in parts: stopped in the middle it goes on, and its tables are those of one night. */
@Tag("long")
class BackfillTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 30);
  private static final List<String> RANGE =
      List.of("nightly", "--from", "2025-01-30", "--to", "2025-02-03");

  @TempDir private Path folder;

  @Test
  void goesOnWhereItStoppedAndEndsLikeOneNight() throws IOException {
    DailyLanding landing = new DailyLanding(folder);
    for (int day : List.of(0, 1, 2, 4)) {
      landing.add(FIRST.plusDays(day));
    }
    Path whole = folder.resolve("whole");
    assertThat(ended(landing, whole, List.of("nightly")).code()).isZero();
    Map<String, List<String>> expected = LakeContent.of(lake(whole));

    Path parts = folder.resolve("parts");
    NightHere.Ended stopped =
        NightHere.command(
            JobCatalog.ALL,
            secondPublication(),
            landing.configuration(),
            parts,
            RANGE.toArray(String[]::new));
    assertThat(stopped.code()).as(stopped.words()).isEqualTo(1);
    assertThat(stopped.words())
        .contains("1 of 5 dates have no landing data and are passed over")
        .contains("1 of 2: 2025-01-30 … 2025-01-31, published; ");
    assertThat(String.join("\n", new Status(published(parts)).lines(Instant.now())))
        .contains("backfill:  2025-01-30 … 2025-02-03, begun ")
        .contains(", 2025-01-30, 2025-01-31 published, not at its end: plumbline nightly")
        .contains("plumbline nightly --from 2025-01-30 --to 2025-02-03");
    assertThat(StatusObject.of(published(parts), Instant.now()))
        .contains("\"backfill\":{\"from\":\"2025-01-30\"");

    NightHere.Ended again = ended(landing, parts, RANGE);
    assertThat(again.code()).as(again.words()).isZero();
    assertThat(again.words())
        .contains("goes on with the backfill of 2025-01-30 … 2025-02-03")
        .contains("finished the publication that run ")
        .contains("2 of 2: 2025-02-01 … 2025-02-03, published\n")
        .doesNotContain("1 of 2:");
    assertThat(LakeContent.differences(expected, LakeContent.of(lake(parts)))).isEmpty();
    assertThat(published(parts).backfill()).isEmpty();
    assertThat(ended(landing, parts, List.of("nightly")).words()).contains("nothing to publish");
  }

  /** What an earlier one has done counts for the same backfill only, and never on request. */
  @Test
  void beginsAnewWhereThatIsAskedForOrTheConfigurationIsAnother() throws IOException {
    DailyLanding landing = new DailyLanding(folder);
    landing.add(FIRST.plusDays(1));
    landing.add(FIRST.plusDays(2));
    Path whole = folder.resolve("whole");
    assertThat(ended(landing, whole, List.of("nightly")).code()).isZero();
    Map<String, List<String>> expected = content(whole);

    Path parts = folder.resolve("parts");
    NightHere.Ended stopped =
        NightHere.command(
            JobCatalog.ALL,
            secondPublication(),
            landing.configuration(),
            parts,
            RANGE.toArray(String[]::new));
    assertThat(stopped.code()).as(stopped.words()).isEqualTo(1);
    List<String> restart = new ArrayList<>(RANGE);
    restart.add("--restart");
    NightHere.Ended again = ended(landing, parts, restart);
    assertThat(again.code()).as(again.words()).isZero();
    assertThat(again.words())
        .contains("begins anew: leaves behind the backfill of 2025-01-30 … 2025-02-03, begun ")
        .contains("1 of 2: 2025-01-31, published")
        .contains("2 of 2: 2025-02-01, published");
    assertThat(LakeContent.differences(expected, content(parts))).isEmpty();

    NavigableSet<LocalDate> done = dates("2025-01-31", 2);
    new BackfillNote(Instant.EPOCH, FIRST, LocalDate.of(2025, 2, 3), "of another", done)
        .write(lake(parts).files());
    NightHere.Ended other = ended(landing, parts, RANGE);
    assertThat(other.code()).as(other.words()).isZero();
    assertThat(other.words())
        .contains(
            "begins anew: the backfill of 2025-01-30 … 2025-02-03, begun 1970-01-01T00:00:00Z")
        .contains("was of other dates, another configuration or another version of the program")
        .contains("1 of 2: 2025-01-31, published")
        .contains("2 of 2: 2025-02-01, published");
    assertThat(LakeContent.differences(expected, content(parts))).isEmpty();
    assertThat(published(parts).backfill()).isEmpty();
  }

  /** In a process of its own, of two jobs, killed with the gold of its second part staged. */
  @Test
  void killedItGoesOnAfterThePartThatIsPublished() throws Exception {
    DailyLanding landing = new DailyLanding(folder.toRealPath());
    landing.add(FIRST.plusDays(1));
    landing.add(FIRST.plusDays(2));
    Path whole = folder.toRealPath().resolve("whole");
    assertThat(NightHere.command(NightJobs.FEW, landing.configuration(), whole, "nightly").code())
        .isZero();

    Path parts = folder.toRealPath().resolve("parts");
    String[] words = RANGE.toArray(String[]::new);
    try (NightProcess process =
        NightProcess.telling(NightJobs.FEW, landing.configuration(), parts, words).quietly()) {
      process.awaits("1 of 2: 2025-01-31, published");
      process.awaits("reached STAGED gold");
      assertThat(process.killed()).isEqualTo(137);
    }
    assertThat(published(parts).backfill().orElseThrow().done())
        .containsExactly(LocalDate.of(2025, 1, 31));
    NightHere.leave(lake(parts));
    NightHere.Ended again = NightHere.command(NightJobs.FEW, landing.configuration(), parts, words);
    assertThat(again.code()).as(again.words()).isZero();
    assertThat(again.words())
        .contains("goes on with the backfill of 2025-01-30 … 2025-02-03")
        .contains("2 of 2: 2025-02-01, published\n")
        .doesNotContain("1 of 2:");
    assertThat(LakeContent.differences(content(whole), content(parts))).isEmpty();
    assertThat(published(parts).backfill()).isEmpty();
  }

  /** A file that is read again has another reading. */
  private static Map<String, List<String>> content(Path lake) {
    Map<String, List<String>> content = LakeContent.of(lake(lake));
    content.keySet().removeAll(List.of("bronze.ingest_file_day", "bronze.reject"));
    return content;
  }

  @Test
  void partsAreWeeksOfAMonthAndMonthsWhereThereAreMany() {
    assertThat(Backfill.parts(dates("2026-06-25", 20)))
        .extracting(part -> part.first() + " … " + part.last())
        .containsExactly(
            "2026-06-25 … 2026-06-30", "2026-07-01 … 2026-07-07", "2026-07-08 … 2026-07-14");
    assertThat(Backfill.parts(dates("2026-01-10", 120)))
        .extracting(part -> part.first() + " … " + part.last())
        .containsExactly(
            "2026-01-10 … 2026-01-31",
            "2026-02-01 … 2026-02-28",
            "2026-03-01 … 2026-03-31",
            "2026-04-01 … 2026-04-30",
            "2026-05-01 … 2026-05-09");
  }

  private static NavigableSet<LocalDate> dates(String first, int count) {
    LocalDate from = LocalDate.parse(first);
    return new TreeSet<>(from.datesUntil(from.plusDays(count)).toList());
  }

  /** Ends the run where the second part is promised. */
  private static NightMoments secondPublication() {
    AtomicInteger count = new AtomicInteger();
    return (moment, what) -> {
      if (moment == Moment.PROMISED && what.equals("gold") && count.incrementAndGet() == 2) {
        throw new IllegalStateException("ended here");
      }
    };
  }

  private static NightHere.Ended ended(DailyLanding landing, Path lake, List<String> words) {
    return NightHere.command(landing.configuration(), lake, words.toArray(String[]::new));
  }

  private static PublishedNight published(Path lake) {
    return PublishedNight.newest(lake(lake));
  }

  private static Lake lake(Path folder) {
    return new Lake(SharedSpark.session(), folder.toString());
  }
}
