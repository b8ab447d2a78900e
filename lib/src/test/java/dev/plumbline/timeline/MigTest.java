package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.A100;
import static dev.plumbline.timeline.Samples.GPU;
import static dev.plumbline.timeline.Samples.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigTest {
  /** What the parent prints: utilization 0, the profiling values of the whole board, 200 W. */
  private static final Counters BOARD =
      Counters.none()
          .with(Counter.GPU_UTILIZATION, 0)
          .with(Counter.SM_ACTIVE, 0.25)
          .with(Counter.POWER, 210)
          .with(Counter.POWER_LIMIT_ENFORCED, 400)
          .with(Counter.MEMORY_USED, 0);

  private static final Counters HALF =
      Counters.none()
          .with(Counter.GRAPHICS_ENGINE_ACTIVE, 0.75)
          .with(Counter.SM_ACTIVE, 0.5)
          .with(Counter.TENSOR_ACTIVE, 0.25)
          .with(Counter.DRAM_ACTIVE, 0.25)
          .with(Counter.SM_CLOCK, 1410)
          .with(Counter.POWER, 210);

  private static Samples board() {
    return given().device(GPU, A100, null).heldBy(null).every(60, "10:00", "10:07", BOARD);
  }

  private static List<String> devices(List<Segment> segments) {
    return segments.stream().map(s -> s.key().deviceId() + " " + Samples.line(s)).toList();
  }

  @Test
  void instancesTakeTheirSlicesAndTheRestIsEmpty() {
    // 420,000 ms: 3/7 → 180,000, 2/7 → 120,000, 1/7 → 60,000, the rest 60,000, to the millisecond
    // though no minute divides by seven. The parent has no row.
    Samples samples =
        board()
            .device(GPU + "/2", A100, "3g.20gb")
            .heldBy("three")
            .every(60, "10:00", "10:07", HALF)
            .device(GPU + "/3", A100, "2g.10gb")
            .heldBy("two")
            .every(60, "10:00", "10:07", HALF)
            .device(GPU + "/9", A100, "1g.5gb")
            .heldBy("one")
            .every(60, "10:00", "10:07", HALF);
    List<Segment> segments = samples.segments();
    assertThat(devices(segments))
        .isEqualTo(
            List.of(
                "GPU-1/2 10:00:00–10:07:00 three active 180",
                "GPU-1/3 10:00:00–10:07:00 two active 120",
                "GPU-1/9 10:00:00–10:07:00 one active 60",
                "GPU-1/unsold 10:00:00–10:07:00 unallocated empty 60"));
  }

  @Test
  void wattsGoByShareAndAreMarked() {
    Samples samples =
        board()
            .device(GPU + "/2", A100, "3g.20gb")
            .heldBy("three")
            .every(60, "10:00", "10:07", HALF);
    List<Segment> segments = samples.segments();
    // 3/7 of 210 W × 420 s = 37,800 J; unsold 4/7 = 50,400 J; together 88,200 J
    assertThat(segments).hasSize(2);
    assertThat(segments).allMatch(segment -> segment.key().basis().isEnergyEstimated());
    double instance = segments.get(0).totals().of(GpuMeasure.ENERGY_POWER).sum();
    double unsold = segments.get(1).totals().of(GpuMeasure.ENERGY_POWER).sum();
    assertThat(instance).isCloseTo(37_800.0, org.assertj.core.data.Offset.offset(1.0));
    assertThat(instance + unsold).isCloseTo(88_200.0, org.assertj.core.data.Offset.offset(1e-6));
    // 4 compute and 4 memory slices are left: a 4g.20gb fits
    assertThat(segments.get(1).key().cause()).isEqualTo(Cause.DEMAND_UNKNOWN);
    assertThat(segments.get(1).key().share()).isEqualTo(4.0 / 7);
  }

  @Test
  void aRestThatNoProfileFitsIsStranded() {
    // two 3g take 6 of 7 compute and 8 of 8 memory slices
    Samples samples =
        given()
            .device(GPU + "/1", A100, "3g.20gb")
            .every(60, "10:00", "10:07", HALF)
            .device(GPU + "/2", A100, "3g.20gb")
            .every(60, "10:00", "10:07", HALF);
    Segment unsold = samples.segments().get(2);
    assertThat(unsold.key().deviceId()).isEqualTo(GPU + "/unsold");
    assertThat(unsold.key().cause()).isEqualTo(Cause.STRANDED);
    assertThat(unsold.key().state()).isEqualTo(State.EMPTY);
    assertThat(unsold.totals().milliseconds(Stage.EMPTY))
        .isEqualTo(unsold.totals().gpuMilliseconds());
  }

  @Test
  void anUnobservedInstanceIsNeitherSoldTwiceNorEmpty() {
    // /2 is silent from 10:02 + 2 × 60 s to 10:06; its 3/7 are then in no row, the rest stays 4/7.
    // 240,000 × 3/7 = 102,857.14 → 102,857. 360,000 × 3/7 = 154,285.71 → 154,286, so of the 180,000
    // of all seven minutes the last one has 25,714. 420,000 × 4/7 = 240,000.
    Samples samples =
        board()
            .device(GPU + "/2", A100, "3g.20gb")
            .heldBy("three")
            .every(60, "10:00", "10:03", HALF)
            .at("10:06", HALF);
    assertThat(devices(samples.segments()))
        .containsExactly(
            "GPU-1/2 10:00:00–10:04:00 three active 102.857",
            "GPU-1/unsold 10:00:00–10:07:00 unallocated empty 240",
            "GPU-1/2 10:06:00–10:07:00 three active 25.714");
  }

  @Test
  void beforeItIsDividedTheGpuIsMeasuredForItself() {
    Samples samples =
        given()
            .device(GPU, A100, null)
            .every(60, "09:58", "10:00", Samples.half())
            .heldBy(null)
            .every(60, "10:00", "10:07", BOARD)
            .device(GPU + "/2", A100, "7g.40gb")
            .heldBy("all")
            .every(60, "10:00", "10:07", HALF);
    assertThat(devices(samples.segments()))
        .isEqualTo(
            List.of(
                "GPU-1 09:58:00–10:00:00 job-0 active 120",
                "GPU-1/2 10:00:00–10:07:00 all active 420"));
  }

  @Test
  void aGpuInstanceStandsForItselfUntilAComputeInstanceOfItExists() {
    // To 10:02 3/7 of 120,000 = 51,428.57 → 51,429, the rest 68,571. From then on the compute
    // instance, 1/7 of 120,000 = 17,142.86 → 17,143, the rest 102,857.
    Samples samples =
        given()
            .device(GPU + "/1", A100, "3g.20gb")
            .heldBy("outer")
            .every(60, "10:00", "10:04", HALF)
            .device(GPU + "/1/0", A100, "1c.3g.20gb")
            .heldBy("inner")
            .every(60, "10:02", "10:04", HALF);
    assertThat(devices(samples.segments()))
        .containsExactly(
            "GPU-1/1 10:00:00–10:02:00 outer active 51.429",
            "GPU-1/unsold 10:00:00–10:02:00 unallocated empty 68.571",
            "GPU-1/1/0 10:02:00–10:04:00 inner active 17.143",
            "GPU-1/unsold 10:02:00–10:04:00 unallocated empty 102.857");
  }

  @Test
  void energyOfAnUnknownTimeGoesWhollyToThePartsThatArePresent() {
    // 9,000 J came while nobody looked, 10:04–10:10. At 10:10 /2 (3/7) is still silent; /3 and the
    // rest have 2/7 each, so half of it each: 4,500 J.
    Samples samples =
        given()
            .device(GPU, A100, null)
            .heldBy(null)
            .at("10:00", BOARD.with(Counter.ENERGY, 0))
            .at("10:01", BOARD.with(Counter.ENERGY, 100))
            .at("10:02", BOARD.with(Counter.ENERGY, 200))
            .at("10:10", BOARD.with(Counter.ENERGY, 9_200))
            .at("10:11", BOARD.with(Counter.ENERGY, 9_300))
            .device(GPU + "/2", A100, "3g.20gb")
            .every(60, "10:00", "10:03", HALF)
            .every(60, "10:12", "10:14", HALF)
            .device(GPU + "/3", A100, "2g.10gb")
            .every(60, "10:00", "10:03", HALF)
            .every(60, "10:10", "10:14", HALF);
    List<String> unplaced =
        samples.segments().stream()
            .filter(s -> s.totals().energyUnplaced().sum() != null)
            .map(s -> s.key().deviceId() + " " + Math.round(s.totals().energyUnplaced().sum()))
            .toList();
    assertThat(unplaced).containsExactlyInAnyOrder("GPU-1/3 4500", "GPU-1/unsold 4500");
  }

  @Test
  void aNearlyIdleGraphicsEngineOfAnInstanceSaysNothing() {
    Counters unclear = Counters.none().with(Counter.GRAPHICS_ENGINE_ACTIVE, 0.015625);
    Samples samples =
        given().device(GPU + "/2", A100, "7g.40gb").every(60, "10:00", "10:40", unclear);
    assertThat(samples.lines()).isEqualTo(List.of("10:00:00–10:40:00 job-0 unknown 2400"));
  }

  @Test
  void utilizationOfAnInstanceIsAbsent() {
    // older exporters print 0 there: neither idle nor measured
    Counters zero = Counters.none().with(Counter.GPU_UTILIZATION, 0);
    Samples samples = given().device(GPU + "/2", A100, "7g.40gb").every(60, "10:00", "10:40", zero);
    assertThat(samples.lines()).isEqualTo(List.of("10:00:00–10:40:00 job-0 unknown 2400"));
    assertThat(samples.segments().get(0).totals().of(GpuMeasure.GPU_UTILIZATION).sum()).isNull();
  }

  @Test
  void theBoardsPowerProvesNothingAboutAnInstance() {
    // 390 W of 400 W beside a < 0.30 would disagree on a whole GPU
    Counters quiet = HALF.with(Counter.SM_ACTIVE, 0.25).with(Counter.POWER, 390);
    Samples samples =
        given().device(GPU + "/2", A100, "7g.40gb").every(60, "10:00", "10:05", quiet);
    assertThat(samples.lines()).isEqualTo(List.of("10:00:00–10:05:00 job-0 active 300"));
  }

  @Test
  void computeInstancesShareTheMemoryOfTheirGpuInstance() {
    // 1c and 2c of one 3g.20gb: 1/7 and 2/7; memory slices 4 of 8 once; a 4g.20gb still fits
    MigDivision division =
        MigDivision.of(
            List.of(
                new MigDivision.Instance("g/1/0", A100, "1c.3g.20gb"),
                new MigDivision.Instance("g/1/1", A100, "2c.3g.20gb")));
    assertThat(division.share(0)).isEqualTo(1.0 / 7);
    assertThat(division.share(1)).isEqualTo(2.0 / 7);
    assertThat(division.unsold()).isEqualTo(4);
    assertThat(division.unsoldCause()).isEqualTo(Cause.DEMAND_UNKNOWN);
  }
}
