package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
  void tensorAboveActivityIsCountedNotSpent() {
    // t = min(0.75, 0.5) = 0.5 at full clock; excess 0.25 × 60,000 = 15,000
    Counters excess = half().with(Counter.TENSOR_ACTIVE, 0.75).with(Counter.SM_CLOCK, 1980);
    assertThat(stages(excess)).isEqualTo(Map.of(Stage.SM_IDLE, 30_000L, Stage.DELIVERED, 30_000L));
    assertThat(totals(excess).tensorExcess().sum()).isEqualTo(15_000.0);
    assertThat(totals(excess).of(GpuMeasure.TENSOR).sum()).isEqualTo(30_000.0);
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
