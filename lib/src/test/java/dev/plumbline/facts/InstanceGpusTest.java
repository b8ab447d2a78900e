package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceGpusTest {
  private final InstanceGpus gpus = InstanceGpus.SHIPPED;

  @ParameterizedTest
  @CsvSource({
    "AWS, p5.48xlarge, 8",
    "GCP, g2-standard-24, 2",
    "Google Cloud, g2-standard-32, 1",
    "AWS, g5.16xlarge, 1",
    "AWS, g6f.large, 0.125",
    "Microsoft, standard_nd96amsr_a100_v4, 8",
    "CoreWeave, gd-8xh100ib-i128, 8",
    "GCP, n1-standard-16+nvidia-tesla-t4:2, 2"
  })
  void knowsTheGpusOfAType(String provider, String type, String count) {
    assertThat(gpus.of(provider, type))
        .get()
        .extracting(InstanceGpus.Gpus::count)
        .isEqualTo(new BigDecimal(count));
  }

  @Test
  void whatTheFileLacksIsUnknown() {
    assertThat(gpus.of("AWS", "c7i.24xlarge")).isEmpty();
    assertThat(gpus.of("Nebius", "gpu-h100-sxm")).isEmpty();
    assertThat(gpus.of(null, "p5.48xlarge")).isEmpty();
    assertThat(gpus.of("AWS", null)).isEmpty();
    assertThat(gpus.lists("Amazon Web Services")).isTrue();
    assertThat(gpus.lists("Nebius")).isFalse();
  }
}
