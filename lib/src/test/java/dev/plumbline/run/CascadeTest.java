package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Reach;
import dev.plumbline.job.Slice;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CascadeTest {
  private static final LocalDate D1 = LocalDate.of(2026, 7, 30);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 31);
  private static final LocalDate D3 = LocalDate.of(2026, 8, 1);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

  private final TreeMap<LocalDate, TreeSet<LocalDate>> periods = new TreeMap<>();
  private final Cascade cascade = new Cascade(new TreeSet<>(List.of(D1, D2, D3)), periods);

  CascadeTest() {
    periods.put(D1, new TreeSet<>(List.of(JULY)));
    periods.put(D2, new TreeSet<>(List.of(JULY)));
    periods.put(D3, new TreeSet<>(List.of(AUGUST)));
  }

  @Test
  void reachDecidesWhichDatesAreComputedAgain() {
    cascade.changed(GpuSample.TABLE, new TreeSet<>(List.of(D1)));
    assertThat(cascade.candidates(job(Reach.SAME_DATE))).containsExactly(D1);
    assertThat(cascade.candidates(job(Reach.DAY_BEFORE))).containsExactly(D1, D2);
    assertThat(cascade.candidates(job(Reach.SAME_PERIOD))).containsExactly(D1, D2);
    assertThat(cascade.candidates(job(Reach.SAME_MONTH))).containsExactly(D1, D2);
    assertThat(cascade.candidates(job(Reach.lastDays(3)))).containsExactly(D1, D2, D3);
    assertThat(cascade.candidates(job(Reach.ALL_EARLIER))).containsExactly(D1, D2, D3);
  }

  @Test
  void nothingBeyondTheNightsIsComputed() {
    cascade.changed(GpuSample.TABLE, new TreeSet<>(List.of(D3)));
    assertThat(cascade.candidates(job(Reach.DAY_BEFORE))).containsExactly(D3);
  }

  @Test
  void whatReadsItsOwnYesterdayGoesOnToTheEnd() {
    JobSpec itself =
        JobSpec.of(
            "idle",
            NightStage.ASSESS,
            "",
            List.of(
                JobSpec.reads(GpuSegment.TABLE, Reach.SAME_DATE),
                JobSpec.reads(IdleWasteDaily.TABLE, Reach.DAY_BEFORE)),
            IdleWasteDaily.TABLE);
    assertThat(cascade.candidates(itself)).isEmpty();
    cascade.changed(GpuSegment.TABLE, new TreeSet<>(List.of(D2)));
    assertThat(cascade.candidates(itself)).containsExactly(D2, D3);
  }

  @Test
  void aTableByBillingPeriodChangesTheNightsOfItsPeriods() {
    JobSpec hours =
        JobSpec.of(
            "hours",
            NightStage.BUILD,
            "",
            List.of(JobSpec.reads(ChargeLine.TABLE, Reach.SAME_PERIOD)),
            GpuSegment.TABLE);
    cascade.changedPeriods(ChargeLine.TABLE, new TreeSet<>(List.of(AUGUST)));
    assertThat(cascade.candidates(hours)).containsExactly(D3);
    cascade.changedPeriods(ChargeLine.TABLE, new TreeSet<>(List.of(JULY)));
    assertThat(cascade.candidates(hours)).containsExactly(D1, D2, D3);
  }

  @Test
  void aPeriodIsComputedAgainWhenTheOneBeforeChanges() {
    cascade.changed(GpuSample.TABLE, new TreeSet<>(List.of(D1)));
    assertThat(cascade.candidates(job(Reach.PERIOD_BEFORE))).containsExactly(D1, D2, D3);
    assertThat(cascade.periodsBefore(new TreeSet<>(List.of(AUGUST)))).containsExactly(JULY);
    assertThat(cascade.periodsBefore(new TreeSet<>(List.of(JULY)))).isEmpty();
    // weeks: all that begin within a month before
    periods.put(D1, new TreeSet<>(List.of(AUGUST.minusWeeks(1), AUGUST.minusWeeks(5))));
    periods.put(D2, new TreeSet<>(List.of(AUGUST.minusWeeks(2))));
    assertThat(cascade.periodsBefore(new TreeSet<>(List.of(AUGUST))))
        .containsExactly(AUGUST.minusWeeks(2), AUGUST.minusWeeks(1));
  }

  @Test
  void aForcedDateIsComputedByEveryJob() {
    cascade.force(new TreeSet<>(List.of(D2)));
    assertThat(cascade.candidates(job(Reach.SAME_DATE))).containsExactly(D2);
  }

  @Test
  void aSliceCarriesItsBillingPeriods() {
    Slice slice = cascade.slice(new TreeSet<>(List.of(D2, D3)));
    assertThat(slice.periods()).containsExactly(JULY, AUGUST);
  }

  private static JobSpec job(Reach reach) {
    return JobSpec.of(
        "segments",
        NightStage.BUILD,
        "",
        List.of(JobSpec.reads(GpuSample.TABLE, reach)),
        GpuSegment.TABLE);
  }
}
