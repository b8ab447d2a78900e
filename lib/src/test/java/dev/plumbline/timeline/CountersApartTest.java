package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.GPU;
import static dev.plumbline.timeline.Samples.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One look at a GPU whose counters carry instants of their own. */
class CountersApartTest {

  /** Four queries a minute, a quarter of a second apart, for an hour. */
  private static Samples fourQueries() {
    return given()
        .only(Counter.GPU_UTILIZATION, 0.95, 60, "10:00:00.184", "11:00")
        .only(Counter.POWER, 600, 60, "10:00:00.434", "11:00")
        .only(Counter.MEMORY_USED, 7e10, 60, "10:00:00.684", "11:00")
        // temperatures are no counter of the timeline: an instant of nothing
        .every(60, "10:00:00.934", "11:00", Counters.none());
  }

  private static void isAnHourOfUtilization(List<Segment> segments) {
    assertThat(segments.stream().mapToLong(s -> s.totals().gpuMilliseconds()).sum())
        .isEqualTo(3_600_000);
    assertThat(segments)
        .allSatisfy(
            segment -> {
              assertThat(segment.key().owner()).isEqualTo("team/job-0");
              assertThat(segment.totals().milliseconds(Stage.ACTIVE_UNRESOLVED))
                  .isEqualTo(segment.totals().gpuMilliseconds());
              // one stretch, from its first millisecond
              assertThat(segment.stretchFrom()).isEqualTo(Samples.millis("10:00:00.184"));
            });
    double joules =
        segments.stream().mapToDouble(s -> s.totals().of(GpuMeasure.ENERGY_POWER).sum()).sum();
    // 600 W over all but the first quarter of a second
    assertThat(joules).isCloseTo(600 * 3_599.75, within(1e-6));
  }

  @Test
  void aCounterHoldsUntilItsOwnNextValue() {
    // utilization 10:00:00.184 to 10:59:00.184, each a minute: to 11:00:00.184. Power holds on for
    // a quarter of a second after that, which is not observed.
    List<Segment> segments = fourQueries().segments();
    isAnHourOfUtilization(segments);
    assertThat(segments.get(segments.size() - 1).to()).isEqualTo(Samples.millis("11:00:00.184"));
  }

  @Test
  void aDeclaredIntervalMakesNoDifference() {
    isAnHourOfUtilization(fourQueries().declares("dcgm", 60).segments());
  }

  @Test
  void rangeQueriesOneAfterAnotherGiveWhatOneScrapeGives() {
    // SM 10:00:00, tensor 10:00:07, DRAM 10:00:11, clock and limit 10:00:13, every 30 s to 10:10.
    // From 10:00:13 to 10:10:00 everything is known: a = 0.5, t = 0.25, d = 0.25, at full clock.
    Samples samples =
        given()
            .only(Counter.SM_ACTIVE, 0.5, 30, "10:00:00", "10:10")
            .only(Counter.TENSOR_ACTIVE, 0.25, 30, "10:00:07", "10:10")
            .only(Counter.DRAM_ACTIVE, 0.25, 30, "10:00:11", "10:10")
            .only(Counter.SM_CLOCK, 1830, 30, "10:00:13", "10:10");
    List<Segment> segments = samples.segments();
    assertThat(segments.stream().map(Samples::line))
        .containsExactly("10:00:00–10:10:00 job-0 active 600");
    Totals totals = segments.get(0).totals();
    // 600 s × (1 − 0.5)
    assertThat(totals.milliseconds(Stage.SM_IDLE)).isEqualTo(300_000);
    // 0.25 × 587 s; before 10:00:13 the clock is missing: 6 s × 0.25 of tensor are unresolved, and
    // before 10:00:07 all of a: 7 s × 0.5; DRAM is missing for 4 s: a − t = 0.25
    assertThat(totals.milliseconds(Stage.DELIVERED)).isEqualTo(146_750);
    assertThat(totals.milliseconds(Stage.ACTIVE_UNRESOLVED)).isEqualTo(3_500 + 1_500 + 1_000);
  }

  @Test
  void aCounterThatFallsSilentHoldsTwoOfItsOwnIntervals() {
    // SM every 10 s; power every 60 s, last at 10:04:05. It holds 2 × 60 s, to 10:06:05.
    Samples samples =
        given()
            .only(Counter.SM_ACTIVE, 0.5, 10, "10:00:00", "10:10")
            .only(Counter.POWER, 300, 60, "10:00:05", "10:05")
            .only(Counter.POWER, 300, 60, "10:08:05", "10:10");
    Integral watts = samples.segments().get(0).totals().of(GpuMeasure.ENERGY_POWER);
    // 10:00:05–10:06:05 and 10:08:05–10:10:00, where SM's last hold ends
    assertThat(watts.measuredMilliseconds()).isEqualTo(360_000 + 115_000);
  }

  @Test
  void aRhythmThatIsAMultipleOfAnotherHoldsToo() {
    // power stands on every sixth scrape only, at the scrape's own instant: 300 W all the time
    Samples samples = given();
    for (int i = 0; i < 60; i++) {
      String at = "10:0%d:%02d".formatted(i / 6, i % 6 * 10);
      Counters sm = Counters.none().with(Counter.SM_ACTIVE, 0.5);
      samples.at(at, i % 6 == 0 ? sm.with(Counter.POWER, 300) : sm);
    }
    Totals totals = samples.segments().get(0).totals();
    assertThat(totals.of(GpuMeasure.ENERGY_POWER).measuredMilliseconds()).isEqualTo(600_000);
  }

  @Test
  void aCounterThatAScrapeLacksIsNotMeasuredUntilTheNext() {
    // a wide scrape: without tensor from 10:04 to 10:06, though everything else is there
    Samples samples =
        given()
            .every(60, "10:00", "10:04", Samples.half())
            .every(60, "10:04", "10:06", Samples.half().without(Counter.TENSOR_ACTIVE))
            .every(60, "10:06", "10:10", Samples.half());
    Totals totals = samples.segments().get(0).totals();
    assertThat(totals.of(GpuMeasure.TENSOR).measuredMilliseconds()).isEqualTo(480_000);
  }

  @Test
  void aMillisecondMoreOrLessPartsNoLook() {
    // two clocks that mostly read the same millisecond: every third look power is 1 ms later
    Samples samples = given();
    for (int i = 0; i < 60; i++) {
      String minute = "10:%02d:00".formatted(i);
      Counters util = Counters.none().with(Counter.GPU_UTILIZATION, 0.9);
      if (i % 3 == 2) {
        samples.at(minute, util);
        samples.at(minute + ".001", Counters.none().with(Counter.POWER, 500));
      } else {
        samples.at(minute, util.with(Counter.POWER, 500));
      }
    }
    Totals totals = samples.segments().get(0).totals();
    assertThat(totals.of(GpuMeasure.ACTIVITY).measuredMilliseconds()).isEqualTo(3_600_000);
    assertThat(totals.of(GpuMeasure.ENERGY_POWER).measuredMilliseconds()).isEqualTo(3_600_000);
  }

  @Test
  void activityThatIsMissingInTheMiddleIsUnknownAndNotUnobserved() {
    // utilization is silent from 10:05 to 10:20 and holds 2 × 60 s, to 10:06; power goes on
    Samples samples =
        given()
            .only(Counter.GPU_UTILIZATION, 0.9, 60, "10:00", "10:05")
            .only(Counter.GPU_UTILIZATION, 0.9, 60, "10:20", "10:25")
            .only(Counter.POWER, 500, 60, "10:00:01", "10:30:01");
    assertThat(samples.lines())
        .containsExactly(
            "10:00:00–10:06:00 job-0 active 360",
            "10:06:00–10:20:00 job-0 unknown 840",
            // power alone goes on to 10:31:01: after the last activity nothing is observed
            "10:20:00–10:25:00 job-0 active 300");
  }

  @Test
  void timeBeforeTheFirstAndAfterTheLastActivityIsNotObserved() {
    // power and utilization at :00, memory at :00.250, from 10:00 to 10:10; utilization is blank in
    // the first two looks and in the last: its first value is of 10:02, its last, of 10:08, holds
    // until the look of 10:09 did not find it
    Counters power = Counters.none().with(Counter.POWER, 500);
    Samples samples =
        given()
            .every(60, "10:00", "10:02", power)
            .every(60, "10:02", "10:09", power.with(Counter.GPU_UTILIZATION, 0.9))
            .every(60, "10:09", "10:10", power)
            .only(Counter.MEMORY_USED, 7e10, 60, "10:00:00.250", "10:10");
    assertThat(samples.lines()).containsExactly("10:02:00–10:09:00 job-0 active 420");
  }

  @Test
  void noSecondOfAnEdgeIsUnknown() {
    // SM, tensor, DRAM and power a second apart, in every order; activity is SM's alone
    for (int first = 0; first < 4; first++) {
      Samples samples = given();
      Counter[] counters = {
        Counter.SM_ACTIVE, Counter.TENSOR_ACTIVE, Counter.DRAM_ACTIVE, Counter.POWER
      };
      for (int i = 0; i < 4; i++) {
        int at = (i + first) % 4;
        samples.only(counters[i], 0.5, 30, "10:00:0" + at, "10:10");
      }
      // 20 looks of 30 s, from SM's first to the end of its last
      assertThat(samples.lines())
          .containsExactly("10:00:0%d–10:10:0%d job-0 active 600".formatted(first, first));
    }
  }

  @Test
  void theLatestInstantsHoldersCount() {
    // the pod changes between the two queries of 10:05: from 10:05:00.250 on it is the other's
    Samples samples =
        given()
            .heldBy("one")
            .only(Counter.GPU_UTILIZATION, 0.9, 60, "10:00:00", "10:05:01")
            .only(Counter.POWER, 500, 60, "10:00:00.250", "10:05")
            .heldBy("two")
            .only(Counter.POWER, 500, 60, "10:05:00.250", "10:10")
            .only(Counter.GPU_UTILIZATION, 0.9, 60, "10:06:00", "10:10");
    assertThat(samples.lines())
        .containsExactly(
            "10:00:00–10:05:00 one active 300.25", "10:05:00–10:10:00 two active 299.75");
  }

  @Test
  void aCounterThatNeverNamesAHolderSaysNothingOfHolders() {
    Samples samples =
        given()
            .only(Counter.GPU_UTILIZATION, 0.9, 60, "10:00:00", "10:10")
            .heldBy(null)
            .only(Counter.POWER, 500, 60, "10:00:00.250", "10:10");
    assertThat(samples.lines()).containsExactly("10:00:00–10:10:00 job-0 active 600");
  }

  @Test
  void anEnergyCounterIsPlacedThoughItIsReadFirst() {
    // energy 10:00:00, utilization 10:00:00.500: 30 kJ a minute; nine differences are placed, the
    // first of them from 10:00:00.500 on
    Samples samples = given().only(Counter.GPU_UTILIZATION, 0.9, 60, "10:00:00.500", "10:10");
    for (int i = 0; i < 10; i++) {
      samples.at(
          "10:0%d:00".formatted(i), Counters.none().with(Counter.ENERGY, 5e8 + 30_000.0 * i));
    }
    Totals totals = samples.segments().get(0).totals();
    assertThat(totals.of(GpuMeasure.ENERGY_COUNTER).sum()).isCloseTo(270_000.0, within(1e-6));
    assertThat(totals.energyUnplaced().sum()).isNull();
  }

  @Test
  void anInstancesCountersHoldOnTheirOwnToo() {
    // the board's watts 3 ms after the instances' activity: 1/7 and 6/7 unsold, for ten minutes
    Samples samples =
        given()
            .device(GPU, Samples.A100, null)
            .heldBy(null)
            .only(Counter.POWER, 210, 30, "10:00:00.003", "10:10")
            .device(GPU + "/3", Samples.A100, "1g.5gb")
            .heldBy("one")
            .only(Counter.GRAPHICS_ENGINE_ACTIVE, 0.5, 30, "10:00", "10:10")
            .only(Counter.MEMORY_USED, 1e9, 30, "10:00:00.001", "10:10");
    List<Segment> segments = samples.segments();
    assertThat(
            segments.stream()
                .filter(s -> s.key().deviceId().equals(GPU + "/3"))
                .mapToLong(s -> s.totals().gpuMilliseconds())
                .sum())
        // 600,000 / 7 = 85,714.29
        .isEqualTo(85_714);
  }
}
