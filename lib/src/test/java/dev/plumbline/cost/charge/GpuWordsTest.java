package dev.plumbline.cost.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuWordsTest {
  @Test
  void aPriceStatesItsGpus() {
    assertThat(GpuWords.counted("{\"InstanceType\":\"x\",\"GpuCount\":8,\"CoreCount\":128}"))
        .contains(new BigDecimal("8"));
    assertThat(GpuWords.counted("{\"x_GpuCount\": \"0.5\"}")).contains(new BigDecimal("0.5"));
    assertThat(GpuWords.counted("{\"GpuCount\":0}")).contains(BigDecimal.ZERO);
    assertThat(GpuWords.counted("{\"CoreCount\":8}")).isEmpty();
    assertThat(GpuWords.counted(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8x H100", "8xH100-SXM", "gpu_8x_h100_sxm5", "On demand 8 x NVIDIA H200, hourly"})
  void aTextOfKnownShapeStatesThem(String text) {
    assertThat(GpuWords.named(text)).contains(new BigDecimal("8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"H100 node", "0.8x H100", "128x A1000", "8x vCPU", "x8 lanes"})
  void otherTextsDoNot(String text) {
    assertThat(GpuWords.named(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p9.48xlarge",
        "ml.g7e.2xlarge",
        "Standard_ND128isr_GB300_v6",
        "a4x-highgpu-4g",
        "Nvidia Tesla T4 GPU attached",
        "gpu-b300-sxm",
        "BM.GPU.B300.8"
      })
  void textsThatSpeakOfGpus(String text) {
    assertThat(GpuWords.speakOfGpus(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m9.48xlarge",
        "ml.m5.large",
        "Standard_D4s_v5",
        "n2-standard-8",
        "BoxUsage:c7g.large",
        "Bandwidth Inter-Region",
        "db.r5.large"
      })
  void textsThatDoNot(String text) {
    assertThat(GpuWords.speakOfGpus(text)).isFalse();
  }
}
