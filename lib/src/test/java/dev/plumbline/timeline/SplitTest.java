package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.StagePart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

  @Test
  void activeTimeIsSplitByTensorMemoryAndClock() {
    // a 0.75, t 0.5, d 0.625, clock 1464 ÷ 1830 = 0.8, over 60 s:
    // sm_idle 0.25 → 15; memory_bound min(0.25, 0.125) → 7.5; non_tensor 0.125 → 7.5;
    // clock_loss 0.5 × 0.2 = 0.1 → 6; delivered 0.5 × 0.8 = 0.4 → 24
    Counters training =
        half()
            .with(Counter.SM_ACTIVE, 0.75)
            .with(Counter.TENSOR_ACTIVE, 0.5)
            .with(Counter.DRAM_ACTIVE, 0.625)
            .with(Counter.SM_CLOCK, 1464);
    assertThat(stages(training))
        .isEqualTo(
            Map.of(
                Stage.SM_IDLE, 15_000L,
                Stage.MEMORY_BOUND, 7_500L,
                Stage.NON_TENSOR, 7_500L,
                Stage.CLOCK_LOSS, 6_000L,
                Stage.DELIVERED, 24_000L));
    Totals totals = totals(training);
    // ∫ t × clock ratio = 0.4 × 60,000; power 350 ÷ 700 = 0.5
    assertThat(totals.of(GpuMeasure.CLOCKED_TENSOR).sum()).isEqualTo(24_000.0);
    assertThat(totals.of(GpuMeasure.POWER_LIMIT_FRACTION).sum()).isEqualTo(30_000.0);
    assertThat(totals.tensorExcess().sum()).isEqualTo(0.0);
  }

  @Test
  void memoryBindsFromSixTenthsOn() {
    // a 0.875, t 0.125: at d 0.75 min(0.75, 0.625) → 37.5 s wait, 0.125 → 7.5 s do not; at d 0.59
    // all 0.75 → 45 s are non-tensor, at 0.60 0.475 → 28.5 s wait and 0.275 → 16.5 s do not
    Counters decode = half().with(Counter.SM_ACTIVE, 0.875).with(Counter.TENSOR_ACTIVE, 0.125);
    assertThat(stages(decode.with(Counter.DRAM_ACTIVE, 0.75)))
        .containsEntry(Stage.MEMORY_BOUND, 37_500L)
        .containsEntry(Stage.NON_TENSOR, 7_500L);
    assertThat(stages(decode.with(Counter.DRAM_ACTIVE, 0.59)))
        .containsEntry(Stage.NON_TENSOR, 45_000L)
        .doesNotContainKey(Stage.MEMORY_BOUND);
    assertThat(stages(decode.with(Counter.DRAM_ACTIVE, 0.60)))
        .containsEntry(Stage.MEMORY_BOUND, 28_500L)
        .containsEntry(Stage.NON_TENSOR, 16_500L);
  }

  @Test
  void waitingInACollectiveIsCommunication() {
    // a 0.25 → 45 s SM idle; t 0.01 < 0.02 → 0.6 s delivered; the rest 0.24 → 14.4 s
    Counters waiting =
        half()
            .with(Counter.SM_ACTIVE, 0.25)
            .with(Counter.TENSOR_ACTIVE, 0.01)
            .with(Counter.DRAM_ACTIVE, 0.04)
            .with(Counter.NVLINK_SENT, 2e9)
            .with(Counter.NVLINK_RECEIVED, 2e9);
    assertThat(stages(waiting))
        .isEqualTo(
            Map.of(Stage.SM_IDLE, 45_000L, Stage.COMMUNICATION, 14_400L, Stage.DELIVERED, 600L));
    // quiet or unmeasured links, PCIe alone, a working tensor pipe or memory: non-tensor
    for (Counters other :
        List.of(
            waiting.with(Counter.NVLINK_SENT, 0).with(Counter.NVLINK_RECEIVED, 9.9e7),
            waiting.without(Counter.NVLINK_SENT, Counter.NVLINK_RECEIVED),
            waiting
                .without(Counter.NVLINK_SENT, Counter.NVLINK_RECEIVED)
                .with(Counter.PCIE_SENT, 9e9),
            waiting.with(Counter.TENSOR_ACTIVE, 0.02),
            waiting.with(Counter.DRAM_ACTIVE, 0.05))) {
      assertThat(stages(other))
          .containsKey(Stage.NON_TENSOR)
          .doesNotContainKey(Stage.COMMUNICATION);
    }
    // 449 alone tells it too
    assertThat(
            stages(
                waiting
                    .without(Counter.NVLINK_SENT, Counter.NVLINK_RECEIVED)
                    .with(Counter.NVLINK, 1e8)))
        .containsEntry(Stage.COMMUNICATION, 14_400L);
  }

  @Test
  void anInstancesLinksAreItsBoards() {
    Counters waiting =
        half()
            .with(Counter.TENSOR_ACTIVE, 0)
            .with(Counter.DRAM_ACTIVE, 0)
            .with(Counter.NVLINK, 4e9);
    Totals totals =
        given()
            .device(Samples.GPU + "/2", Samples.A100, "7g.40gb")
            .at("10:00", waiting)
            .segments()
            .get(0)
            .totals();
    assertThat(totals.milliseconds(Stage.COMMUNICATION)).isZero();
    assertThat(totals.milliseconds(Stage.NON_TENSOR)).isEqualTo(30_000);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,    0,    0
          1,    0,    0
          4,    6000, 0
          128,  6000, 0
          32,   0,    6000
          64,   0,    6000
          100,  0,    6000
          8,    0,    0
          12,   6000, 0
          """)
  void clockLossNamesItsCause(int mask, long power, long thermal) {
    // t 0.5 at 1464 ÷ 1830 = 0.8 loses 0.1 of 60 s = 6 s. Bits: 1 idle, 4 power cap, 8 hardware
    // slowdown not told apart, 32 and 64 thermal, 128 power brake; 100 = 64 + 32 + 4: thermal wins
    Counters slow =
        half()
            .with(Counter.SM_ACTIVE, 0.75)
            .with(Counter.TENSOR_ACTIVE, 0.5)
            .with(Counter.SM_CLOCK, 1464);
    Totals totals = totals(slow.with(Counter.CLOCK_EVENTS, mask));
    assertThat(totals.milliseconds(Stage.CLOCK_LOSS)).isEqualTo(6_000);
    assertThat(totals.milliseconds(StagePart.CLOCK_LOSS_POWER)).isEqualTo(power);
    assertThat(totals.milliseconds(StagePart.CLOCK_LOSS_THERMAL)).isEqualTo(thermal);
    assertThat(totals(slow).milliseconds(StagePart.CLOCK_LOSS_POWER)).isZero();
  }

  @Test
  void rooflineIsTheNearestRoof() {
    // decode: t 0.07 ÷ 0.9, d 0.78 ÷ 0.9 = 0.8667; HPC: FP64 0.63 ÷ 0.9 = 0.7; 0.95 ÷ 0.9 is 1
    Counters decode = half().with(Counter.TENSOR_ACTIVE, 0.07).with(Counter.DRAM_ACTIVE, 0.78);
    Counters hpc =
        half()
            .with(Counter.TENSOR_ACTIVE, 0)
            .with(Counter.DRAM_ACTIVE, 0.3)
            .with(Counter.FP64_ACTIVE, 0.63);
    assertThat(roofline(decode)).isCloseTo(0.78 / 0.9 * 60_000, within(1e-6));
    assertThat(roofline(hpc)).isCloseTo(42_000, within(1e-6));
    assertThat(roofline(hpc.with(Counter.FP32_ACTIVE, 0.95))).isEqualTo(60_000);
    assertThat(roofline(hpc.with(Counter.FP16_ACTIVE, 0.72))).isCloseTo(48_000, within(1e-6));
    // the clock plays no part; without tensor pipe or memory nobody knows the nearest roof
    assertThat(roofline(hpc.with(Counter.SM_CLOCK, 300))).isCloseTo(42_000, within(1e-6));
    assertThat(roofline(hpc.without(Counter.TENSOR_ACTIVE))).isNull();
    assertThat(roofline(hpc.without(Counter.DRAM_ACTIVE))).isNull();
  }

  private static Double roofline(Counters counters) {
    return totals(counters).of(GpuMeasure.ROOFLINE).sum();
  }

  @Test
  void theHalfPrecisionPipeBoundsTheFp16Equivalent() {
    // t 0.25 at the peak's clock; HMMA 0.1 → 6 s, HMMA 0.5 → no more than t, none → t: 15 s
    assertThat(fp16(half().with(Counter.TENSOR_FP16_ACTIVE, 0.1))).isEqualTo(6_000.0);
    assertThat(fp16(half().with(Counter.TENSOR_FP16_ACTIVE, 0.5))).isEqualTo(15_000.0);
    assertThat(fp16(half())).isEqualTo(15_000.0);
    assertThat(totals(half()).of(GpuMeasure.TENSOR_FP16).measuredMilliseconds()).isZero();
  }

  private static Double fp16(Counters counters) {
    return totals(counters).of(GpuMeasure.CLOCKED_FP16).sum();
  }

  @Test
  void tensorAboveActivityIsCountedNotSpent() {
    // t = min(0.75, 0.5) = 0.5 at full clock; excess 0.25 × 60,000 = 15,000
    Counters excess = half().with(Counter.TENSOR_ACTIVE, 0.75).with(Counter.SM_CLOCK, 1980);
    assertThat(stages(excess)).isEqualTo(Map.of(Stage.SM_IDLE, 30_000L, Stage.DELIVERED, 30_000L));
    assertThat(totals(excess).tensorExcess().sum()).isEqualTo(15_000.0);
    assertThat(totals(excess).of(GpuMeasure.TENSOR).sum()).isEqualTo(30_000.0);
  }

  @Test
  void theMostMemoryInUseIsKept() {
    Samples samples =
        given()
            .at("10:00", half().with(Counter.MEMORY_USED, 5e9))
            .at("10:01", half().with(Counter.MEMORY_USED, 7e9))
            .at("10:02", half().with(Counter.MEMORY_USED, 6e9));
    assertThat(samples.segments()).hasSize(1);
    assertThat(samples.segments().get(0).totals().memoryPeak()).isEqualTo(7e9);
    assertThat(totals(half().without(Counter.MEMORY_USED)).memoryPeak()).isNaN();
  }

  @Test
  void theGraphicsEngineLeavesWhatLiesBetweenUnresolved() {
    // a 0.75 of the graphics engine, t 0.25: sm_idle 0.25, a − t = 0.5 unresolved, delivered 0.25
    Counters graphics =
        half().without(Counter.SM_ACTIVE).with(Counter.GRAPHICS_ENGINE_ACTIVE, 0.75);
    assertThat(stages(graphics))
        .isEqualTo(
            Map.of(
                Stage.SM_IDLE, 15_000L,
                Stage.ACTIVE_UNRESOLVED, 30_000L,
                Stage.DELIVERED, 15_000L));
  }

  @Test
  void whatAMissingCounterCannotSplitIsUnresolved() {
    // without DRAM: a − t = 0.25; without tensor: a = 0.5; without clock: t = 0.25
    assertUnresolved(half().without(Counter.DRAM_ACTIVE), 15_000L);
    assertUnresolved(half().without(Counter.TENSOR_ACTIVE), 30_000L);
    assertUnresolved(half().without(Counter.SM_CLOCK), 15_000L);
    // utilization alone: all
    Counters utilization = Counters.none().with(Counter.GPU_UTILIZATION, 0.5);
    assertUnresolved(utilization, 60_000L);
  }

  @Test
  void aModelWithoutAKnownPeakClockLeavesTensorTimeUnresolved() {
    Samples samples = given().device(Samples.GPU, "NVIDIA X1", null).at("10:00", half());
    Totals totals = samples.segments().get(0).totals();
    assertThat(totals.milliseconds(Stage.ACTIVE_UNRESOLVED)).isEqualTo(15_000);
    assertThat(totals.of(GpuMeasure.CLOCKED_TENSOR).sum()).isNull();
    assertThat(totals.of(GpuMeasure.TENSOR).sum()).isEqualTo(15_000.0);
  }

  @Test
  void whatWasNotMeasuredHasNoSum() {
    Totals totals = totals(Counters.none().with(Counter.GPU_UTILIZATION, 0.5));
    assertThat(totals.of(GpuMeasure.TENSOR).sum()).isNull();
    assertThat(totals.of(GpuMeasure.TENSOR).measuredMilliseconds()).isZero();
    assertThat(totals.of(GpuMeasure.DRAM).sum()).isNull();
    assertThat(totals.of(GpuMeasure.ENERGY_POWER).sum()).isNull();
    assertThat(totals.of(GpuMeasure.POWER_LIMIT_FRACTION).sum()).isNull();
  }

  private static void assertUnresolved(Counters counters, long milliseconds) {
    assertThat(stages(counters).get(Stage.ACTIVE_UNRESOLVED)).isEqualTo(milliseconds);
  }

  private static Totals totals(Counters counters) {
    return given().at("10:00", counters).segments().get(0).totals();
  }

  private static Map<Stage, Long> stages(Counters counters) {
    Map<Stage, Long> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      if (totals(counters).milliseconds(stage) != 0) {
        stages.put(stage, totals(counters).milliseconds(stage));
      }
    }
    return stages;
  }
}
