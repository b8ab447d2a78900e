package dev.plumbline.cost.charge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeTimeUnitTest {
  @ParameterizedTest
  @CsvSource({
    "Hours, 3600, MACHINES",
    "h, 3600, MACHINES",
    "hour, 3600, MACHINES",
    "Hrs, 3600, MACHINES",
    "1 Hour, 3600, MACHINES",
    "10 Hours, 36000, MACHINES",
    "100 GPU-Hours, 360000, ACCELERATORS",
    "Instance Hours, 3600, MACHINES",
    "MINUTES, 60, MACHINES",
    "Seconds, 1, MACHINES",
    "second, 1, MACHINES",
    "Days, 86400, MACHINES",
    "GPU-Hours, 3600, ACCELERATORS",
    "GPU Per Hour, 3600, ACCELERATORS",
    "accelerator seconds, 1, ACCELERATORS"
  })
  void timeIsReadInAnySpelling(String spelling, int seconds, ChargeTimeUnit.Counts counts) {
    ChargeTimeUnit unit = ChargeTimeUnit.of(spelling).orElseThrow();
    assertThat(unit.seconds()).isEqualByComparingTo(java.math.BigDecimal.valueOf(seconds));
    assertThat(unit.counts()).isEqualTo(counts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB",
        "GB-Months",
        "Core-Hours",
        "vCPU-Hours",
        "GiB-Seconds",
        "Lambda-GB-Seconds",
        "Months",
        "Units",
        "Units/Hour",
        "0 Hours",
        "100 GB",
        "Requests",
        "Instances",
        "GPUs",
        ""
      })
  void anythingElseIsNoTimeOfAMachine(String spelling) {
    assertThat(ChargeTimeUnit.of(spelling)).isEmpty();
  }

  @Test
  void noUnitIsNoTime() {
    assertThat(ChargeTimeUnit.of(null)).isEmpty();
  }
}
