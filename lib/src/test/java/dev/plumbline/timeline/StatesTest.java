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
