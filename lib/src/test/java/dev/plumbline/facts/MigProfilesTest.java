package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigProfilesTest {
  private static final MigProfiles PROFILES = MigProfiles.SHIPPED;

  private static Optional<String> model(String device, String profile) {
    return PROFILES.of(device, profile).map(MigProfile::gpuModel);
  }

  @Test
  void deviceNamesFindTheirModel() {
    assertThat(model("NVIDIA A100-SXM4-40GB", "1g.10gb")).contains("A100-40GB");
    assertThat(model("NVIDIA A100 80GB PCIe", "1g.10gb")).contains("A100-80GB");
    assertThat(model("NVIDIA H100 80GB HBM3", "3g.40gb")).contains("H100-80GB");
    assertThat(model("NVIDIA H100 PCIe", "3g.40gb")).contains("H100-80GB-PCIe");
    assertThat(model("NVIDIA H100 NVL", "1g.12gb")).contains("H100-94GB");
    assertThat(model("NVIDIA GH200 480GB", "1g.12gb")).contains("H100-96GB (GH200)");
    assertThat(model("NVIDIA H200", "1g.18gb")).contains("H200-141GB");
    assertThat(model("NVIDIA B200", "1g.23gb")).contains("B200");
    assertThat(model("NVIDIA GB200", "1g.23gb")).contains("GB200 (per GPU)");
    assertThat(model("NVIDIA A30", "2g.12gb")).contains("A30");
  }

  @Test
  void whatTheFactsDoNotKnowIsAbsent() {
    assertThat(model("NVIDIA X1 80GB PCIe", "3g.40gb")).isEmpty();
    assertThat(model("NVIDIA A100-SXM4-40GB", "5g.40gb")).isEmpty();
    assertThat(model(null, "3g.40gb")).isEmpty();
    assertThat(model("NVIDIA A30", null)).isEmpty();
  }

  @Test
  void sharesAreComputeSlicesAndMemoryStandsApart() {
    MigProfile three = PROFILES.of("NVIDIA A100-SXM4-40GB", "3g.20gb").orElseThrow();
    assertThat(three).isEqualTo(new MigProfile("A100-40GB", 3, 3, 7, 4, 8));
    MigProfile part = PROFILES.of("NVIDIA A100-SXM4-40GB", "1c.3g.20gb").orElseThrow();
    assertThat(part).isEqualTo(new MigProfile("A100-40GB", 1, 3, 7, 4, 8));
    assertThat(PROFILES.of("NVIDIA A100-SXM4-40GB", "1g.5gb.me"))
        .contains(new MigProfile("A100-40GB", 1, 1, 7, 1, 8));
  }

  @Test
  void aProfileFitsWhenComputeAndMemoryAreLeft() {
    assertThat(PROFILES.fits("A100-40GB", 1, 1)).isTrue();
    assertThat(PROFILES.fits("A100-40GB", 1, 0)).isFalse();
    assertThat(PROFILES.fits("A100-40GB", 0, 4)).isFalse();
    assertThat(PROFILES.fits("unknown", 7, 8)).isFalse();
  }
}
