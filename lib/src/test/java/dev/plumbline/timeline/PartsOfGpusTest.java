package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.A100;
import static dev.plumbline.timeline.Samples.GPU;
import static dev.plumbline.timeline.Samples.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares that facts tell, and shares that nothing tells. */
class PartsOfGpusTest {
  private static final Counters HALF =
      Counters.none()
          .with(Counter.GRAPHICS_ENGINE_ACTIVE, 0.75)
          .with(Counter.SM_ACTIVE, 0.5)
          .with(Counter.TENSOR_ACTIVE, 0.25)
          .with(Counter.DRAM_ACTIVE, 0.25)
          .with(Counter.SM_CLOCK, 1410)
          .with(Counter.POWER, 210);

  private static List<String> devices(List<Segment> segments) {
    return segments.stream().map(s -> s.key().deviceId() + " " + Samples.line(s)).toList();
  }

  @Test
  void anInstanceOfUnknownProfileHasNoShareThatIsKnown() {
    // 3g known: 3/7. How the other two divide the rest nobody knows, nor whether any is unsold.
    MigDivision division =
        MigDivision.of(
            List.of(
                new MigDivision.Instance("g/1", A100, "3g.20gb"),
                new MigDivision.Instance("g/2", A100, null),
                new MigDivision.Instance("g/3", A100, "5g.odd")));
    assertThat(division.share(0)).isEqualTo(3.0 / 7);
    assertThat(division.share(1)).isNaN();
    assertThat(division.share(2)).isNaN();
    assertThat(division.unsold()).isZero();
    assertThat(division.carried().next(7_000)).containsExactly(3_000, 0, 0, 0);
  }

  @Test
  void aProfileTellsItsSlicesWhereNobodyNamesTheDevice() {
    // 1g.5gb and 1g.10gb are 1 of 7 wherever they exist, 1g.6gb (A30) 1 of 4
    assertThat(MigDivision.of(List.of(new MigDivision.Instance("g/1", null, "1g.5gb"))).share(0))
        .isEqualTo(1.0 / 7);
    assertThat(MigDivision.of(List.of(new MigDivision.Instance("g/1", null, "1g.10gb"))).share(0))
        .isEqualTo(1.0 / 7);
    assertThat(MigDivision.of(List.of(new MigDivision.Instance("g/1", null, "1g.6gb"))).share(0))
        .isEqualTo(1.0 / 4);
    // a device that is named and not known is not guessed at
    assertThat(
            MigDivision.of(List.of(new MigDivision.Instance("g/1", "NVIDIA X1", "1g.10gb")))
                .share(0))
        .isNaN();
  }

  @Test
  void timeOfUnknownShareIsInNoSum() {
    // neither model nor profile: once one whole GPU, now 0 of 300 s, with the share unknown
    Samples samples = given().device(GPU + "/2", null, null).every(60, "10:00", "10:05", HALF);
    List<Segment> segments = samples.segments();
    assertThat(devices(segments)).containsExactly("GPU-1/2 10:00:00–10:05:00 job-0 active 0");
    assertThat(segments.get(0).key().share()).isNaN();
    assertThat(segments.get(0).totals().of(GpuMeasure.TENSOR).sum()).isNull();
  }

  @Test
  void aVirtualGpuIsThePartThatItsNameSays() {
    // 10 of 40 GB: a quarter of 300 s; 5 of 24 GB of cells of 1.001 s: 1,001 × 5 ÷ 24 = 208.54…,
    // ten of them 10,010 × 5 ÷ 24 = 2,085.4 and not ten times 208
    assertThat(
            given()
                .device(GPU, "GRID A100-10C", null)
                .every(60, "10:00", "10:05", Samples.half())
                .lines())
        .isEqualTo(List.of("10:00:00–10:05:00 job-0 active 75"));
    Samples odd = given().device(GPU, "NVIDIA A10-5Q", null).declares("dcgm", 60);
    for (int i = 0; i < 10; i++) {
      double even = i % 2 == 0 ? 0.5 : 0.25;
      odd.atMillis(
          Samples.millis("10:00") + 1_001L * i, Samples.half().with(Counter.SM_ACTIVE, even));
    }
    long first = odd.segments().get(0).totals().gpuMilliseconds();
    // the last of the ten holds its nominal 60 s: 9 × 1,001 + 60,000 = 69,009 × 5 ÷ 24 = 14,376.9
    assertThat(first).isEqualTo(14_376);
  }

  @Test
  void aVirtualGpuOfAnUnknownBoardHasNoShare() {
    List<Segment> segments =
        given()
            .device(GPU, "GRID Z9-10C", null)
            .every(60, "10:00", "10:05", Samples.half())
            .segments();
    assertThat(segments.get(0).key().share()).isNaN();
    assertThat(segments.get(0).totals().gpuMilliseconds()).isZero();
  }

  @Test
  void aGuestsSliceHasNoUnsoldRest() {
    // what a guest does not see may be another guest's
    Samples samples =
        given().device(GPU + "/0", "GRID A100D-1-10C", "1g.10gb").every(60, "10:00", "10:07", HALF);
    assertThat(devices(samples.segments()))
        .containsExactly("GPU-1/0 10:00:00–10:07:00 job-0 active 60");
  }
}
