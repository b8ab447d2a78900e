package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GpuPeaksTest {

  private static Optional<String> match(String name) {
    return GpuPeaks.SHIPPED.of(name).map(GpuPeak::match);
  }

  @Test
  void aMatchEndsAtTheNamesEndOrBeforeWhatIsNoLetter() {
    assertThat(match("NVIDIA A10")).contains("NVIDIA A10");
    assertThat(match("NVIDIA A10G")).contains("NVIDIA A10G");
    assertThat(match("NVIDIA A100-SXM4-40GB")).contains("NVIDIA A100-SXM4-40GB");
    assertThat(match("NVIDIA L4")).contains("NVIDIA L4");
    assertThat(match("NVIDIA L40")).isEmpty();
    assertThat(match("NVIDIA H20")).isEmpty();
    assertThat(match("Tesla V100-SXM2-16GB")).contains("Tesla V100-SXM2");
    assertThat(match(null)).isEmpty();
  }

  @Test
  void theLongestMatchWins() {
    assertThat(match("NVIDIA H200 NVL")).contains("NVIDIA H200 NVL");
    assertThat(match("NVIDIA H200")).contains("NVIDIA H200");
  }

  @Test
  void peaksAreDenseAndClocksThoseOfThePeak() {
    GpuPeak h100 = GpuPeaks.SHIPPED.of("NVIDIA H100 80GB HBM3").orElseThrow();
    assertThat(h100.denseTflops()).hasValue(989);
    assertThat(h100.clockMegahertz()).hasValue(1830);
    assertThat(h100.powerWatts()).hasValue(700);
  }

  @Test
  void aBoardOfTwoDevicesIsHalvedPerDevice() {
    // 383 ÷ 2, 560 ÷ 2
    GpuPeak device = GpuPeaks.SHIPPED.of("AMD Instinct MI250X").orElseThrow();
    assertThat(device.denseTflops()).hasValue(191.5);
    assertThat(device.powerWatts()).hasValue(280);
  }

  @Test
  void modelsThatShareAMatchAreToldApartByPower() {
    GpuPeaks two = new GpuPeaks(List.of(peak(989, 700), peak(835, 600)));
    assertThat(two.of("NVIDIA H200")).isEmpty();
    assertThat(two.of("NVIDIA H200", 600).orElseThrow().denseTflops()).hasValue(835);
    assertThat(two.of("NVIDIA H200", 650)).isEmpty();
  }

  private static GpuPeak peak(double tflops, double watts) {
    return new GpuPeak(
        "NVIDIA H200",
        OptionalDouble.of(tflops),
        OptionalDouble.of(1830),
        OptionalDouble.of(watts),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  @Test
  void boardsOfOneNameHaveTheLeastMemoryOfThem() {
    GpuPeak known = GpuPeaks.SHIPPED.of("Tesla V100-SXM2-16GB").orElseThrow();
    assertThat(known.memoryGigabytes()).hasValue(16);
    assertThat(known.bandwidthTerabytes()).hasValue(0.90);
    assertThat(known.singleTflops()).hasValue(15.7);
  }
}
