package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Reach;
import dev.plumbline.run.publication.Owed;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageReachDaily;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A bill that comes late makes a night of a date between two that are published: every table with a
 * row for each night gets its row, also where the job reads no bill.
 */
class NewNightTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 9);
  private static final LocalDate BILLED = LocalDate.of(2026, 7, 10);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 14);

  private static final Job NO_READER_OF_BILLS =
      new DeclaredJob(
          JobSpec.of(
              "reach",
              NightStage.ASSESS,
              "",
              List.of(JobSpec.reads(LineageEvent.TABLE, Reach.ALL_EARLIER)),
              LineageReachDaily.TABLE));

  @Test
  void aDateThatWasNoNightIsEveryJobs() {
    NavigableMap<LocalDate, Map<String, String>> landed = telemetry();
    landed.put(BILLED, Map.of(FocusCharge.TABLE.fullName(), "b"));
    assertThat(candidates(landed)).containsExactly(BILLED);
  }

  @Test
  void aDateThatIsPublishedIsNotTouchedByABillThatTheJobDoesNotRead() {
    NavigableMap<LocalDate, Map<String, String>> landed = telemetry();
    landed.put(LAST, Map.of(GpuSample.TABLE.fullName(), "h", FocusCharge.TABLE.fullName(), "b"));
    assertThat(candidates(landed)).isEmpty();
  }

  private static Iterable<LocalDate> candidates(
      NavigableMap<LocalDate, Map<String, String>> hashes) {
    TreeSet<LocalDate> nights = new TreeSet<>(hashes.keySet());
    Landed landed =
        new Landed(
            nights, hashes, new TreeMap<>(), new Landed.Closing(new TreeSet<>(), LAST, false));
    Publications.State published =
        new Publications.State(
            telemetry(),
            Map.of(LineageReachDaily.TABLE.fullName(), 1L),
            "n",
            Instant.EPOCH,
            Owed.NOTHING);
    Bound none = new Bound(new TreeSet<>(), nights, nights, new TreeSet<>());
    Ahead ahead = new Ahead(null, List.of(), published, new TreeSet<>());
    List<Job> jobs = List.of(NO_READER_OF_BILLS);
    return Dates.of(new Computation.Known(published, landed, landed, none, ahead), jobs, jobs)
        .candidates(NO_READER_OF_BILLS.spec(), false);
  }

  /** What is published: two nights with telemetry, of which nothing else has landed. */
  private static NavigableMap<LocalDate, Map<String, String>> telemetry() {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    List.of(FIRST, LAST).forEach(date -> hashes.put(date, Map.of(GpuSample.TABLE.fullName(), "h")));
    return hashes;
  }
}
