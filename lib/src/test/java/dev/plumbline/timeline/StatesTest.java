package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.GIB;
import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static dev.plumbline.timeline.Samples.idle;
import static dev.plumbline.timeline.Samples.spinning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.Cause;
import dev.plumbline.terms.LimitBasis;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.StagePart;
import dev.plumbline.terms.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatesTest {

  @Test
  void withoutASignalItIsUnknown() {
    Counters powerOnly = Counters.none().with(Counter.POWER, 70);
    assertThat(given().at("10:00", powerOnly).lines())
        .isEqualTo(List.of("10:00:00–10:01:00 job-0 unknown 60"));
  }

  @Test
  void sixHundredSecondsOfSpinningAreFalseBusy() {
    // 10:00–10:10 = 600 s; 11:00–11:09 = 540 s and is active. Power 70 W < 0.40 × 700 W.
    List<String> lines =
        given()
            .every(60, "10:00", "10:10", spinning())
            .every(60, "10:10", "11:00", half())
            .every(60, "11:00", "11:09", spinning())
            .every(60, "11:09", "11:20", half())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:10:00 job-0 false_busy 600",
                "10:10:00–11:00:00 job-0 active 3000",
                "11:00:00–11:20:00 job-0 active 1200"));
  }

  @Test
  void eachConditionOfFalseBusyHoldsForEverySample() {
    // one sample in the middle at DRAM 0.05 (not below): stretches of 300 s and 540 s, both short
    List<String> lines =
        given()
            .every(60, "10:00", "10:05", spinning())
            .at("10:05", spinning().with(Counter.DRAM_ACTIVE, 0.05))
            .every(60, "10:06", "10:15", spinning())
            .lines();
    assertThat(lines).isEqualTo(List.of("10:00:00–10:15:00 job-0 active 900"));
  }

  @Test
  void falseBusyNeedsTensorDramAndPowerMeasured() {
    for (Counter counter : List.of(Counter.TENSOR_ACTIVE, Counter.DRAM_ACTIVE, Counter.POWER)) {
      assertThat(given().every(60, "10:00", "10:20", spinning().without(counter)).lines())
          .as("without " + counter)
          .isEqualTo(List.of("10:00:00–10:20:00 job-0 active 1200"));
    }
    // a busy FP pipe is work, a busy link is somebody's wait for others; 0.40 × 700 = 280 W is not
    // below the bound
    Counters pipe = spinning().with(Counter.FP32_ACTIVE, 0.5);
    Counters warm = spinning().with(Counter.POWER, 280);
    Counters nvlink = spinning().with(Counter.NVLINK_SENT, 6e7).with(Counter.NVLINK_RECEIVED, 4e7);
    Counters all = spinning().with(Counter.NVLINK, 1e8);
    Counters oneWay = spinning().with(Counter.NVLINK_RECEIVED, 1e8);
    Counters pcie = spinning().with(Counter.PCIE_SENT, 9e7).with(Counter.PCIE_RECEIVED, 1e7);
    for (Counters counters : List.of(pipe, warm, nvlink, all, oneWay, pcie)) {
      assertThat(given().every(60, "10:00", "10:20", counters).lines())
          .isEqualTo(List.of("10:00:00–10:20:00 job-0 active 1200"));
    }
  }

  @Test
  void quietLinksDoNotSaveAStretch() {
    // 9.9e7 B/s together on each link kind is below 1e8; sent and received outrank the sum of both
    Counters quiet =
        spinning()
            .with(Counter.NVLINK_SENT, 5e7)
            .with(Counter.NVLINK_RECEIVED, 4.9e7)
            .with(Counter.NVLINK, 5e8)
            .with(Counter.PCIE_SENT, 5e7)
            .with(Counter.PCIE_RECEIVED, 4.9e7);
    assertThat(given().every(60, "10:00", "10:20", quiet).lines())
        .isEqualTo(List.of("10:00:00–10:20:00 job-0 false_busy 1200"));
  }

  @Test
  void theLimitIsEnforcedElseManagementElseDesignPower() {
    // TDP of the H100 is 700 W by the facts: 70 W is below 0.40 of it
    Counters none = spinning().without(Counter.POWER_LIMIT_ENFORCED);
    assertBasis(spinning(), LimitBasis.ENFORCED);
    assertBasis(none.with(Counter.POWER_LIMIT, 700), LimitBasis.MANAGEMENT);
    assertBasis(none, LimitBasis.TDP);
  }

  private static void assertBasis(Counters counters, LimitBasis basis) {
    List<Segment> segments = given().every(60, "10:00", "10:10", counters).segments();
    assertThat(segments).hasSize(1);
    assertThat(segments.get(0).key().state()).isEqualTo(State.FALSE_BUSY);
    assertThat(segments.get(0).key().basis().limit()).isEqualTo(basis);
  }

  @Test
  void muchPowerWithLittleActivityDisagrees() {
    // 490 W = 0.70 × 700 W; a = 0.25 < 0.30. At 0.30 it is active.
    Counters hot = half().with(Counter.POWER, 490).with(Counter.SM_ACTIVE, 0.25);
    List<Segment> segments =
        given()
            .every(60, "10:00", "10:05", hot)
            .every(60, "10:05", "10:10", hot.with(Counter.SM_ACTIVE, 0.30))
            .segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(
            List.of(
                "10:00:00–10:05:00 job-0 signals_disagree 300",
                "10:05:00–10:10:00 job-0 active 300"));
    assertThat(segments.get(0).totals().milliseconds(Stage.ACTIVE_UNRESOLVED)).isEqualTo(300_000);
  }

  @Test
  void heldIdleBeginsAtHalfAnHourAndCountsFromItsStart() {
    // 30 samples of 60 s = 1,800 s
    assertThat(
            given().every(60, "10:00", "10:30", idle()).every(60, "10:30", "10:35", half()).lines())
        .isEqualTo(
            List.of(
                "10:00:00–10:30:00 job-0 held_idle 1800", "10:30:00–10:35:00 job-0 active 300"));
  }

  @Test
  void aSecondLessIsAGap() {
    // 10:00:01 to 10:30:00 = 1,799 s
    assertThat(
            given()
                .at("10:00:01", idle())
                .every(60, "10:01", "10:30", idle())
                .every(60, "10:30", "10:35", half())
                .lines())
        .isEqualTo(
            List.of(
                "10:00:01–10:30:00 job-0 idle_gaps 1799", "10:30:00–10:35:00 job-0 active 300"));
  }

  @Test
  void twentySevenIdleMinutesOfEveryThirtyAreGaps() {
    // three times 27 idle minutes (1,620 s) and 3 of work: none is held idle, none is hidden
    Samples samples = given();
    for (String hour : List.of("10:00", "10:30", "11:00")) {
      String minutes = hour.substring(0, 3);
      int first = Integer.parseInt(hour.substring(3));
      samples
          .every(60, hour, minutes + (first + 27), idle())
          .every(60, minutes + (first + 27), minutes + (first + 29) + ":59", half());
    }
    List<Segment> segments = samples.segments();
    long gaps = segments.stream().mapToLong(s -> s.totals().milliseconds(Stage.IDLE_GAPS)).sum();
    assertThat(gaps).isEqualTo(3 * 1_620_000L);
    assertThat(segments).noneMatch(segment -> segment.key().cause() != null);
  }

  @Test
  void aBreathIsPartOfTheWork() {
    // 4 samples of 15 s = 60 s are a gap, 3 are 45 s and active: all of them SM idle
    List<String> lines =
        given()
            .every(15, "10:00", "10:05", half())
            .every(15, "10:05", "10:06", idle())
            .every(15, "10:06", "10:10", half())
            .every(15, "10:10", "10:10:45", idle())
            .every(15, "10:10:45", "10:12", half())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:05:00 job-0 active 300",
                "10:05:00–10:06:00 job-0 idle_gaps 60",
                "10:06:00–10:12:00 job-0 active 360"));
  }

  @Test
  void aStretchThatBeganYesterdayIsKnown() {
    // 23:40–00:10 = 1,800 s: this date's 10 minutes are held idle
    assertThat(
            given()
                .every(60, "-23:30", "-23:40", half())
                .every(60, "-23:40", "-23:59:59", idle())
                .every(60, "00:00", "00:10", idle())
                .every(60, "00:10", "00:20", half())
                .lines())
        .isEqualTo(
            List.of("00:00:00–00:10:00 job-0 held_idle 600", "00:10:00–00:20:00 job-0 active 600"));
  }

  @Test
  void aStretchOpenAtMidnightIsJudgedByItsLengthSoFar() {
    assertThat(given().every(60, "23:31", "23:59:59", idle()).lines())
        // 29 minutes
        .isEqualTo(List.of("23:31:00–24:00:00 job-0 idle_gaps 1740"));
    assertThat(given().every(60, "23:30", "23:59:59", idle()).lines())
        .isEqualTo(List.of("23:30:00–24:00:00 job-0 held_idle 1800"));
  }

  @Test
  void aShortHoleDoesNotBreakAStretchAndIsNotInIt() {
    // samples to 10:19 hold to 10:21 (2 × 60 s); hole 10:21–10:23 = 2 nominal; 10:23–10:32
    // held: 21 + 9 = 30 minutes
    List<String> lines =
        given().every(60, "10:00", "10:20", idle()).every(60, "10:23", "10:32", idle()).lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:21:00 job-0 held_idle 1260", "10:23:00–10:32:00 job-0 held_idle 540"));
  }

  @Test
  void aLongerHoleBreaksIt() {
    // hole 10:21–10:24 = 3 nominal: 21 minutes and 20 minutes, neither is 30
    List<String> lines =
        given().every(60, "10:00", "10:20", idle()).every(60, "10:24", "10:44", idle()).lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:21:00 job-0 idle_gaps 1260",
                "10:24:00–10:44:00 job-0 idle_gaps 1200"));
  }

  @Test
  void anOwnerChangeBreaksAStretch() {
    List<String> lines =
        given()
            .every(60, "10:00", "10:20", idle())
            .heldBy("job-1")
            .every(60, "10:20", "10:40", idle())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:20:00 job-0 idle_gaps 1200",
                "10:20:00–10:40:00 job-1 idle_gaps 1200"));
  }

  @Test
  void freeMemoryMakesUnallocatedIdleEmptyAtOnce() {
    Counters free = idle().with(Counter.MEMORY_USED, GIB - 1);
    List<Segment> segments = given().heldBy(null).every(60, "10:00", "10:03", free).segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(List.of("10:00:00–10:03:00 unallocated empty 180"));
    assertThat(segments.get(0).key().cause()).isEqualTo(Cause.DEMAND_UNKNOWN);
  }

  @Test
  void memoryLeftBehindIsHeldIdle() {
    // 1 GiB is not less than 1 GiB
    Counters left = idle().with(Counter.MEMORY_USED, GIB);
    List<Segment> segments = given().heldBy(null).every(60, "10:00", "10:30", left).segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(List.of("10:00:00–10:30:00 unallocated held_idle 1800"));
    assertThat(segments.get(0).key().cause()).isEqualTo(Cause.HELD_IDLE);
    assertThat(noted(segments)).isZero();
  }

  @Test
  void memoryThatIsNotMeasuredIsNotHeld() {
    // nobody, nothing moves, no memory counter: empty, and said to be so on 180 s
    Counters blind = idle().without(Counter.MEMORY_USED);
    List<Segment> segments = given().heldBy(null).every(60, "10:00", "10:03", blind).segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(List.of("10:00:00–10:03:00 unallocated empty 180"));
    assertThat(segments.get(0).key().cause()).isEqualTo(Cause.DEMAND_UNKNOWN);
    assertThat(noted(segments)).isEqualTo(180_000);
    // where memory is measured nothing is noted; and an owner's idle time is not empty
    assertThat(
            noted(
                given()
                    .heldBy(null)
                    .every(60, "10:00", "10:03", idle().with(Counter.MEMORY_USED, 0))
                    .segments()))
        .isZero();
    assertThat(given().every(60, "10:00", "10:30", blind).lines())
        .isEqualTo(List.of("10:00:00–10:30:00 job-0 held_idle 1800"));
  }

  private static long noted(List<Segment> segments) {
    return segments.stream()
        .mapToLong(s -> s.totals().milliseconds(StagePart.EMPTY_MEMORY_UNMEASURED))
        .sum();
  }

  @Test
  void encodingAndDecodingAreWork() {
    Counters decoding = idle().with(Counter.DECODER_UTILIZATION, 0.45);
    Counters still =
        idle().with(Counter.DECODER_UTILIZATION, 0).with(Counter.ENCODER_UTILIZATION, 0);
    assertThat(given().every(60, "10:00", "10:40", decoding).lines())
        .isEqualTo(List.of("10:00:00–10:40:00 job-0 active 2400"));
    assertThat(given().every(60, "10:00", "10:40", still).lines())
        .isEqualTo(List.of("10:00:00–10:40:00 job-0 held_idle 2400"));
  }

  @Test
  void utilizationAloneIsIdleBelowOnePerCent() {
    Counters busy = Counters.none().with(Counter.GPU_UTILIZATION, 0.01);
    Counters still = Counters.none().with(Counter.GPU_UTILIZATION, 0.0);
    assertThat(given().every(60, "10:00", "10:40", busy).lines())
        .isEqualTo(List.of("10:00:00–10:40:00 job-0 active 2400"));
    assertThat(given().every(60, "10:00", "10:40", still).lines())
        .isEqualTo(List.of("10:00:00–10:40:00 job-0 held_idle 2400"));
  }

  @Test
  void idleTimeGoesOnWhereMemoryIsFreed() {
    // idle for 15 + 20 = 35 min, nobody's: the first 15 with 32 GiB held, the rest with nothing
    List<String> lines =
        given()
            .heldBy(null)
            .every(60, "10:00", "10:15", idle())
            .every(60, "10:15", "10:35", idle().with(Counter.MEMORY_USED, 0))
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:15:00 unallocated held_idle 900",
                "10:15:00–10:35:00 unallocated empty 1200"));
  }
}
