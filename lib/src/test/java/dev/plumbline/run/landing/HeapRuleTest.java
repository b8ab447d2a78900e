package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A heap that is too small is told before the work, with the figure to set. */
class HeapRuleTest {
  private static final long MIB = 1 << 20;

  @Test
  void theUsualHeapDoesForAFleetDay() {
    assertThat(new HeapRule(1_000, 1_220 * MIB).warning(4_096 * MIB, 2)).isEmpty();
    assertThat(new HeapRule(30, MIB).warning(1_024 * MIB, 16)).isEmpty();
  }

  @Test
  void aMillionFilesWantMore() {
    // 768 + 2 x 128 + 1,000,000 x 2 KiB = 1,953.1: 2,978 MiB.
    assertThat(new HeapRule(1_000_000, 50_000 * MIB).warning(1_024 * MIB, 2).orElseThrow())
        .contains("1,000,000 files of 50,000 MiB", "Java has 1,024", "PLUMBLINE_HEAP=2978m");
  }

  @Test
  void filesOfAllNightsAreToldBeforeThereAreTooMany() {
    // 768 MiB + 3,000,000 x 1 KiB = 768 + 2,929.7: 3,698 MiB.
    assertThat(HeapRule.remembered(3_000_000, 3_697 * MIB).orElseThrow())
        .contains("remembers 3,000,000 files", "Java has 3,697", "PLUMBLINE_HEAP=3698m");
    assertThat(HeapRule.remembered(3_000_000, 3_698 * MIB)).isEmpty();
    assertThat(HeapRule.remembered(0, 1_024 * MIB)).isEmpty();
  }
}
