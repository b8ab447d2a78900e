package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyTest {

  private static Counters energy(double joules) {
    return half().with(Counter.ENERGY, joules);
  }

  @Test
  void theDifferenceLiesBetweenItsReadings() {
    // 1,000 → 22,000 in the minute to 10:01; the last reading has no successor
    Totals totals = only(given().at("10:00", energy(1_000)).at("10:01", energy(22_000)).segments());
    assertThat(totals.of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(21_000.0);
    assertThat(totals.of(GpuMeasure.ENERGY_COUNTER).measuredMilliseconds()).isEqualTo(60_000);
    // power × time over both minutes: 350 W × 120 s
    assertThat(totals.of(GpuMeasure.ENERGY_POWER).sum()).isEqualTo(42_000.0);
    assertThat(totals.energyUnplaced().sum()).isNull();
  }

  @Test
  void aDifferenceAcrossTheHourIsPartedByTime() {
    // 10:59:30 → 11:00:30: 600 J, 30 s on each side
    List<Segment> segments =
        given().at("10:59:30", energy(0)).at("11:00:30", energy(600)).segments();
    assertThat(segments).hasSize(2);
    assertThat(segments.get(0).totals().of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(300.0);
    assertThat(segments.get(1).totals().of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(300.0);
  }

  @Test
  void acrossUnobservedTimeItStandsApart() {
    // 10:02 holds to 10:04; the 9,000 J until 10:10 belong to no known time
    List<Segment> segments =
        given()
            .at("10:00", energy(0))
            .at("10:01", energy(100))
            .at("10:02", energy(200))
            .at("10:10", energy(9_200))
            .at("10:11", energy(9_300))
            .segments();
    assertThat(segments).hasSize(2);
    assertThat(segments.get(0).totals().of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(200.0);
    assertThat(segments.get(1).totals().of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(100.0);
    assertThat(segments.get(1).totals().energyUnplaced().sum()).isEqualTo(9_000.0);
  }

  @Test
  void afterAResetWhatTheCounterShowsStandsApart() {
    // 5,000 → 40: reset; 40 J since then, at an unknown time
    Totals totals =
        only(
            given()
                .at("10:00", energy(4_900))
                .at("10:01", energy(5_000))
                .at("10:02", energy(40))
                .at("10:03", energy(140))
                .segments());
    assertThat(totals.of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(200.0);
    assertThat(totals.energyUnplaced().sum()).isEqualTo(40.0);
  }

  @Test
  void aMissingReadingSpreadsTheDifferenceOverBothSamples() {
    Totals totals =
        only(
            given()
                .at("10:00", energy(0))
                .at("10:01", half())
                .at("10:02", energy(1_000))
                .segments());
    assertThat(totals.of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(1_000.0);
    assertThat(totals.of(GpuMeasure.ENERGY_COUNTER).measuredMilliseconds()).isEqualTo(120_000);
  }

  private static Totals only(List<Segment> segments) {
    assertThat(segments).hasSize(1);
    return segments.get(0).totals();
  }
}
