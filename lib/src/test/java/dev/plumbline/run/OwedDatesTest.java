package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Reach;
import dev.plumbline.run.publication.Owed;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A run that is bounded to a date settles what is owed of it, and nothing of other dates. */
class OwedDatesTest {
  private static final LocalDate D1 = LocalDate.of(2026, 7, 14);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 15);
  private static final LocalDate D3 = LocalDate.of(2026, 7, 16);
  private static final Job SEGMENTS =
      new DeclaredJob(
          JobSpec.of(
              "segments",
              NightStage.BUILD,
              "",
              List.of(JobSpec.reads(GpuSample.TABLE, Reach.SAME_DATE)),
              GpuSegment.TABLE));
  private static final Job WASTE =
      new DeclaredJob(
          JobSpec.of(
              "waste",
              NightStage.ASSESS,
              "",
              List.of(JobSpec.reads(GpuSegment.TABLE, Reach.DAY_BEFORE)),
              IdleWasteDaily.TABLE));

  @Test
  void goldThatLooksAtTheDateIsComputedAndNothingIsOwedOfItAfterwards() {
    Computation.Known known = known(dates(D1), dates(D1, D3));
    Dates dates = Dates.of(known, List.of(SEGMENTS, WASTE), List.of(SEGMENTS, WASTE));
    assertThat(dates.candidates(WASTE.spec(), false)).containsExactly(D1, D2);
    Owed after = known.ahead().after(dates.cascade(), known.bound(), known.all().nights());
    assertThat(after.dates()).containsExactly(D3);
  }

  /** Published to the third day, unchanged since, with gold owed of some dates. */
  private static Computation.Known known(
      NavigableSet<LocalDate> asked, NavigableSet<LocalDate> owed) {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    List.of(D1, D2, D3).forEach(date -> hashes.put(date, Map.of(GpuSample.TABLE.fullName(), "h")));
    NavigableSet<LocalDate> nights = dates(D1, D2, D3);
    Landed landed =
        new Landed(
            nights,
            hashes,
            new TreeMap<>(),
            new Landed.Closing(new TreeSet<>(), nights.last(), false));
    Publications.State published =
        new Publications.State(
            hashes,
            Map.of(IdleWasteDaily.TABLE.fullName(), 1L),
            "n",
            Instant.EPOCH,
            new Owed(Map.of(GpuSegment.TABLE.fullName(), owed)));
    Ahead ahead = new Ahead(null, List.of(SEGMENTS), published, new TreeSet<>());
    return new Computation.Known(
        published, landed, landed, new Bound(asked, nights, nights, new TreeSet<>()), ahead);
  }

  private static NavigableSet<LocalDate> dates(LocalDate... dates) {
    return new TreeSet<>(List.of(dates));
  }
}
