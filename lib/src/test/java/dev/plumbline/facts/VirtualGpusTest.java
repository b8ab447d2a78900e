package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualGpusTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          GRID A100-10C,            10, 40
          GRID A100X-5C,             5, 40
          GRID A100D-10C,           10, 80
          GRID A100DX-80C,          80, 80
          NVIDIA A10-4Q,             4, 24
          NVIDIA A16-16C,           16, 16
          NVIDIA RTX 6000 Ada-12C,  12, 48
          NVIDIA H100XM-40C,        40, 80
          NVIDIA L4-24C,            24, 24
          GRID T4-2B4,               2, 16
          GRID A100-1-5C,            1, 7
          GRID A100-1-5CME,          1, 7
          GRID A100DX-3-40C,         3, 7
          NVIDIA A30-2-12C,          2, 4
          NVIDIA H100L-4-47C,        4, 7
          GRID P40-8Q,               0, 0
          GRID A100-9-5C,            0, 0
          NVIDIA A10-48C,            0, 0
          NVIDIA A100-SXM4-40GB,     1, 1
          NVIDIA A100 80GB PCIe,     1, 1
          NVIDIA H100 80GB HBM3,     1, 1
          NVIDIA H100 NVL,           1, 1
          NVIDIA L40S,               1, 1
          Tesla V100-SXM2-16GB,      1, 1
          NVIDIA GeForce RTX 4090,   1, 1
          -,                         1, 1
          """)
  void theNameTellsTheShare(String name, long part, long whole) {
    assertThat(VirtualGpus.SHIPPED.share(name)).isEqualTo(new VirtualGpus.Share(part, whole));
    assertThat(VirtualGpus.SHIPPED.isVirtual(name)).isEqualTo(part != 1 || whole != 1);
  }

  @org.junit.jupiter.api.Test
  void whatIsNotKnownHasNoRatio() {
    assertThat(VirtualGpus.Share.UNKNOWN.ratio()).isNaN();
    assertThat(VirtualGpus.Share.WHOLE.ratio()).isEqualTo(1);
  }
}
