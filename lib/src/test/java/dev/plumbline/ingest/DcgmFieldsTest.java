package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.DcgmFields;
import dev.plumbline.facts.DcgmFields.OnMig;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DcgmFieldsTest {

  @Test
  void aFieldIsFoundUnderEachOfItsNames() {
    DcgmFields.Field utilization = DcgmFields.named("DCGM_FI_DEV_GPU_UTIL").orElseThrow();

    assertThat(DcgmFields.named("DCGM_FI_DEV_GPU_UTIL_RATIO")).contains(utilization);
    assertThat(DcgmFields.named("dcgm_gpu_utilization")).contains(utilization);
    assertThat(DcgmFields.named("DCGM_FI_NO_SUCH")).isEmpty();
    assertThat(utilization.id()).isEqualTo("203");
    assertThat(utilization.canonicalColumn()).isEqualTo("gpu_utilization_ratio");
    assertThat(utilization.scale()).isEqualByComparingTo(new BigDecimal("0.01"));
    assertThat(utilization.minimum()).isZero();
    assertThat(utilization.maximum()).isEqualTo(1.0);
    assertThat(utilization.onParent()).isEqualTo(OnMig.ABSENT);
  }

  @Test
  void openBoundsAreNull() {
    DcgmFields.Field energy =
        DcgmFields.named("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION").orElseThrow();

    assertThat(energy.maximum()).isNull();
    assertThat(energy.onInstance()).isEqualTo(OnMig.PARENT_COPY);
  }

  @Test
  void profilingRatiosAreAnInstancesOwn() {
    assertThat(DcgmFields.named("DCGM_FI_PROF_SM_ACTIVE").orElseThrow().isProfilingRatio())
        .isTrue();
    // Bytes per second of the board's PCIe link.
    assertThat(DcgmFields.named("DCGM_FI_PROF_PCIE_TX_BYTES").orElseThrow().isProfilingRatio())
        .isFalse();
    assertThat(DcgmFields.named("DCGM_FI_DEV_FB_USED").orElseThrow().isProfilingRatio()).isFalse();
  }

  @Test
  void noNameBelongsToTwoFields() {
    assertThat(DcgmFields.ALL.stream().flatMap(field -> field.metricNames().stream()))
        .doesNotHaveDuplicates();
  }
}
