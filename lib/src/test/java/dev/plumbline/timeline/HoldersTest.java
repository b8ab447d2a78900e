package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldersTest {

  @Test
  void timeIsCutWhereTheOwnerChanges() {
    List<String> lines =
        given()
            .heldBy("one")
            .every(60, "10:00", "10:05", half())
            .heldBy("two")
            .every(60, "10:05", "10:08", half())
            .heldBy(null)
            .every(60, "10:08", "10:10", half())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:05:00 one active 300",
                "10:05:00–10:08:00 two active 180",
                "10:08:00–10:10:00 unallocated active 120"));
  }

  @Test
  void unlabelledSamplesInheritTheOwnerOnBothSidesForTwoIntervals() {
    // unlabelled 10:05 and 10:06, labelled again at 10:07: 120 s = 2 × 60 s
    List<Segment> segments =
        given()
            .every(60, "10:00", "10:05", half())
            .heldBy(null)
            .every(60, "10:05", "10:07", half())
            .heldBy("job-0")
            .every(60, "10:07", "10:10", half())
            .segments();
    assertThat(segments.stream().map(s -> s.key().owned().rule().text() + " " + Samples.line(s)))
        .isEqualTo(
            List.of(
                "label 10:00:00–10:05:00 job-0 active 300",
                "inherited 10:05:00–10:07:00 job-0 active 120",
                "label 10:07:00–10:10:00 job-0 active 180"));
  }

  @Test
  void nothingIsInheritedForLonger() {
    // unlabelled for 180 s > 2 × 60 s
    assertThat(
            given()
                .every(60, "10:00", "10:05", half())
                .heldBy(null)
                .every(60, "10:05", "10:08", half())
                .heldBy("job-0")
                .every(60, "10:08", "10:10", half())
                .lines())
        .contains("10:05:00–10:08:00 unallocated active 180");
  }

  @Test
  void nothingIsInheritedBetweenDifferentOwners() {
    assertThat(
            given()
                .every(60, "10:00", "10:05", half())
                .heldBy(null)
                .at("10:05", half())
                .heldBy("job-1")
                .every(60, "10:06", "10:10", half())
                .lines())
        .contains("10:05:00–10:06:00 unallocated active 60");
  }

  @Test
  void copiesThatDifferInThePodShareTheDevice() {
    // two holders present: 1/2 each. 60 s × 1/2 = 30 s; a = 0.5 → 15 s sm_idle each
    Samples samples = given().heldBy("one").at("10:00", half()).heldBy("two").at("10:00", half());
    List<Segment> segments = samples.segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(List.of("10:00:00–10:01:00 one active 30", "10:00:00–10:01:00 two active 30"));
    for (Segment segment : segments) {
      assertThat(segment.key().share()).isEqualTo(0.5);
      assertThat(segment.totals().milliseconds(Stage.SM_IDLE)).isEqualTo(15_000);
      // 350 W × 60 s = 21,000 J for the device
      assertThat(segment.totals().of(GpuMeasure.ENERGY_POWER).sum()).isEqualTo(10_500.0);
    }
  }

  @Test
  void threeSharersOfOneMillisecondMoreStillSumToIt() {
    // 60,001 ms = 3 × 20,000 + 1: the first by name gets the one that is left
    List<Segment> segments =
        given()
            .heldBy("c")
            .at("10:00", half())
            .heldBy("a")
            .at("10:00", half())
            .heldBy("b")
            .at("10:00", half())
            .at("10:01:00.001", half().without(Counter.SM_ACTIVE, Counter.GPU_UTILIZATION))
            .segments();
    assertThat(segments.stream().limit(3).map(Samples::line))
        .isEqualTo(
            List.of(
                "10:00:00–10:01:00 a active 20.001",
                "10:00:00–10:01:00 b active 20",
                "10:00:00–10:01:00 c active 20"));
  }

  @Test
  void whatSharersLeaveOverGoesRoundAmongThem() {
    // 31 × 60,001 ms among three: 1,860,031 = 3 × 620,010 + 1. Each sample alone would give the
    // first 31 × 20,001 = 620,031.
    Samples samples = given();
    for (int i = 0; i < 31; i++) {
      for (String pod : List.of("a", "b", "c")) {
        String at = Instant.ofEpochMilli(36_000_000 + i * 60_001L).toString();
        samples.heldBy(pod).at(at.substring(11, at.length() - 1), half());
      }
    }
    // the last sample holds 60,001 ms too
    assertThat(samples.segments().stream().map(s -> s.totals().gpuMilliseconds()))
        .containsExactly(620_011L, 620_010L, 620_010L);
  }

  @Test
  void aHoldersRunStandsOnItsSegments() {
    List<Reading> readings =
        List.of(
            new Reading(
                Samples.GPU,
                "dcgm",
                Samples.millis("10:00"),
                Place.UNKNOWN,
                new Holder("team", "job-0", "0d6c"),
                half()));
    List<Segment> segments =
        new GpuTimeline(Samples.GPU, given().rules()).segments(Samples.DAY, readings);
    assertThat(segments).hasSize(1);
    assertThat(segments.get(0).key().holder().runId()).isEqualTo("0d6c");
  }
}
