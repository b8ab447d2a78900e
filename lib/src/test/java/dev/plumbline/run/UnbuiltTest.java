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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Silver that a run began and did not build to its end stands in the way of gold. */
class UnbuiltTest {
  private static final LocalDate D1 = LocalDate.of(2026, 7, 14);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 15);
  private static final LocalDate D3 = LocalDate.of(2026, 7, 16);
  private static final LocalDate D4 = LocalDate.of(2026, 7, 17);

  /** A job of silver that looks a day back. */
  private static final Job SEGMENTS =
      new DeclaredJob(
          JobSpec.of(
              "segments",
              NightStage.BUILD,
              "",
              List.of(JobSpec.reads(GpuSample.TABLE, Reach.DAY_BEFORE)),
              GpuSegment.TABLE));

  @Test
  void goldOfSilverAsItStandsIsRefused() {
    assertThat(inTheWay(dates(D1), dates(), dates(), false)).containsExactly(D1);
    assertThat(inTheWay(dates(D1), dates(D1), dates(), false)).containsExactly(D1);
    assertThat(inTheWay(dates(D1), dates(D3), dates(D1), false)).containsExactly(D1);
    assertThat(inTheWay(dates(D1), dates(D3), dates(), false)).isEmpty();
    assertThat(inTheWay(dates(), dates(), dates(D1, D2), false)).isEmpty();
  }

  /** The day after looks back on it, and a run that was killed may have gone so far. */
  @Test
  void soIsThatOfDatesWhichItReaches() {
    assertThat(inTheWay(dates(D1), dates(D2), dates(), false)).containsExactly(D1);
    assertThat(inTheWay(dates(D1), dates(D4), dates(D2), false)).containsExactly(D1);
    assertThat(inTheWay(dates(D2), dates(D1), dates(), false)).isEmpty();
    assertThat(inTheWay(dates(D3), dates(D1), dates(D2), false)).isEmpty();
  }

  @Test
  void aRunThatBuildsThemComputesThemAgain() {
    assertThat(inTheWay(dates(D1), dates(), dates(D1), true)).isEmpty();
    assertThat(inTheWay(dates(D1), dates(D1), dates(D1), true)).isEmpty();
    assertThat(inTheWay(dates(D1, D4), dates(D3), dates(D1), true)).containsExactly(D1);
  }

  @Test
  void aRunBeginsTheDatesThatItIsOfOrThatChanged() {
    assertThat(Unbuilt.begun(bound(dates(D2)), dates(D1, D2), dates(D1, D2, D3)))
        .containsExactly(D2);
    assertThat(Unbuilt.begun(bound(dates()), dates(D1), dates(D1, D2, D3))).containsExactly(D1);
    assertThat(Unbuilt.begun(bound(dates()), dates(), dates(D1, D2))).containsExactly(D1, D2);
  }

  private static NavigableSet<LocalDate> inTheWay(
      NavigableSet<LocalDate> unbuilt,
      NavigableSet<LocalDate> asked,
      NavigableSet<LocalDate> published,
      boolean isBuilding) {
    NavigableSet<LocalDate> nights = dates(D1, D2, D3, D4);
    Landed landed =
        new Landed(
            nights,
            new TreeMap<>(),
            new TreeMap<>(),
            new Landed.Closing(new TreeSet<>(), nights.last(), false));
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    published.forEach(date -> hashes.put(date, Map.of()));
    Publications.State state =
        new Publications.State(hashes, Map.of(), "n", Instant.EPOCH, Owed.NOTHING);
    Computation.Known known = new Computation.Known(state, landed, landed, bound(asked), null);
    return new Unbuilt(null, known, List.of(SEGMENTS)).inTheWay(unbuilt, isBuilding);
  }

  private static Bound bound(NavigableSet<LocalDate> asked) {
    return new Bound(asked, dates(D1, D2, D3), dates(D1, D2, D3), dates());
  }

  private static NavigableSet<LocalDate> dates(LocalDate... dates) {
    return new TreeSet<>(List.of(dates));
  }
}
