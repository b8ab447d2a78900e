package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.tables.GpuMeasure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldTest {

  @Test
  void aSampleHoldsUntilTheNextAndTheLastHoldsOneInterval() {
    // gaps 60, 60 → nominal 60 s; 10:02 is last and holds to 10:03
    assertThat(given().every(60, "10:00", "10:03", half()).lines())
        .isEqualTo(List.of("10:00:00–10:03:00 job-0 active 180"));
  }

  @Test
  void aHoleBeginsAfterTwoIntervals() {
    // gaps 60, 60, 480, 60: sorted 60 60 60 480, lower median 60; 10:02 holds to 10:04
    List<String> lines =
        given().every(60, "10:00", "10:03", half()).every(60, "10:10", "10:12", half()).lines();
    assertThat(lines)
        .isEqualTo(
            List.of("10:00:00–10:04:00 job-0 active 240", "10:10:00–10:12:00 job-0 active 120"));
  }

  @Test
  void theMedianIsTheLowerOne() {
    // gaps 60, 120 → lower median 60; the last sample holds 60 s
    assertThat(given().at("10:00", half()).at("10:01", half()).at("10:03", half()).lines())
        .isEqualTo(List.of("10:00:00–10:04:00 job-0 active 240"));
  }

  @Test
  void eachHourHasItsOwnInterval() {
    // hour 10: gaps of 120; hour 11: gap 120 to 11:00, then 30s → 30; the last holds 30 s
    List<String> lines =
        given().every(120, "10:00", "11:00", half()).every(30, "11:00", "11:02", half()).lines();
    assertThat(lines)
        .isEqualTo(
            List.of("10:00:00–11:00:00 job-0 active 3600", "11:00:00–11:02:00 job-0 active 120"));
  }

  @Test
  void anHourWithoutAGapTakesTheDatesMedian() {
    // the first sample, 09:59, ends no gap: hour 9 has none; the date's lower median is 60 s
    List<Segment> segments =
        given().at("09:59", half()).every(60, "10:05", "10:08", half()).segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(
            // 09:59 holds 2 × 60 s and is cut at the hour
            List.of(
                "09:59:00–10:00:00 job-0 active 60",
                "10:00:00–10:01:00 job-0 active 60",
                "10:05:00–10:08:00 job-0 active 180"));
    assertThat(segments).noneMatch(segment -> segment.key().basis().isIntervalAssumed());
  }

  @Test
  void oneLongGapIsAnAbsenceAndNoInterval() {
    // 14:00 ends the only gap of hour 14, 5 h 1 min; hour 9 has none. The date's gaps are 59 × 60 s
    // and that one: lower median 60 s. So 08:59 holds 2 × 60 s, to 09:01, cut at the hour, and the
    // last sample holds 60 s, to 14:01: not to 19:01.
    List<Segment> segments =
        given().every(60, "08:00", "09:00", half()).at("14:00", half()).segments();
    assertThat(segments.stream().map(Samples::line))
        .containsExactly(
            "08:00:00–09:00:00 job-0 active 3600",
            "09:00:00–09:01:00 job-0 active 60",
            "14:00:00–14:01:00 job-0 active 60");
    assertThat(segments).noneMatch(segment -> segment.key().basis().isIntervalAssumed());
  }

  @Test
  void aDeviceOfOneSampleTakesItsSourcesInterval() {
    // the GPU's gaps are 30 s; its instance has one sample and no gap: 30 s, to 10:01:00. The
    // instance is the whole GPU (7 of 7 slices) while it exists; then the GPU itself goes on.
    List<Segment> segments =
        given()
            .every(30, "10:00", "10:02", half())
            .device(Samples.GPU + "/1", Samples.A100, "7g.40gb")
            .at("10:00:30", half())
            .segments();
    assertThat(segments.stream().map(s -> s.key().deviceId() + " " + Samples.line(s)))
        .containsExactly(
            "GPU-1 10:00:00–10:00:30 job-0 active 30",
            "GPU-1/1 10:00:30–10:01:00 job-0 active 30",
            "GPU-1 10:01:00–10:02:00 job-0 active 60");
  }

  @Test
  void aLoneSampleHoldsAnAssumedMinute() {
    List<Segment> segments = given().at("10:00", half()).segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(List.of("10:00:00–10:01:00 job-0 active 60"));
    assertThat(segments).allMatch(segment -> segment.key().basis().isIntervalAssumed());
  }

  @Test
  void aDeclaredIntervalGoesFirst() {
    // declared 120 s: 10:00 holds at most 240 s, the last 120 s
    assertThat(given().declares("dcgm", 120).at("10:00", half()).at("10:10", half()).lines())
        .isEqualTo(
            List.of("10:00:00–10:04:00 job-0 active 240", "10:10:00–10:12:00 job-0 active 120"));
  }

  @Test
  void aHoldAcrossMidnightGivesEachDateItsPart() {
    // 23:59:30 of the evening before holds until 00:00:30: this date's part is 30 s. 00:01:30 holds
    // 2 × 60 s. 23:59:30 is the last; its minute ends at midnight.
    List<String> lines =
        given()
            .every(60, "-23:57:30", "-23:59:59", half())
            .every(60, "00:00:30", "00:02", half())
            .every(60, "23:58:30", "23:59:59", half())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of("00:00:00–00:03:30 job-0 active 210", "23:58:30–24:00:00 job-0 active 90"));
  }

  @Test
  void timeIsCutAtHours() {
    assertThat(given().every(60, "10:58", "11:02", half()).lines())
        .isEqualTo(
            List.of("10:58:00–11:00:00 job-0 active 120", "11:00:00–11:02:00 job-0 active 120"));
  }

  @Test
  void partialRowsAndCopiesMakeOneSample() {
    Counters sm = Counters.none().with(Counter.SM_ACTIVE, 0.5);
    Counters rest = half().without(Counter.SM_ACTIVE).with(Counter.GPU_UTILIZATION, 0.75);
    List<Segment> whole = given().at("10:00", sm).at("10:00", rest).at("10:00", rest).segments();
    List<Segment> reversed = given().at("10:00", rest).at("10:00", sm).segments();
    for (List<Segment> segments : List.of(whole, reversed)) {
      assertThat(segments).hasSize(1);
      Totals totals = segments.get(0).totals();
      // 60 s × 0.5 active, 60 s × 0.75 utilization
      assertThat(totals.of(GpuMeasure.ACTIVITY).sum()).isEqualTo(30_000.0);
      assertThat(totals.of(GpuMeasure.GPU_UTILIZATION).sum()).isEqualTo(45_000.0);
    }
  }

  @Test
  void aLookbackOfMoreThanADayIsRefused() {
    // 1,800 s + 2 × 12 h
    assertThatThrownBy(
            () -> new TimelineRules(GpuStatePolicy.DEFAULT, Map.of("slow", Duration.ofHours(12))))
        .hasMessageContaining("shorten");
  }
}
