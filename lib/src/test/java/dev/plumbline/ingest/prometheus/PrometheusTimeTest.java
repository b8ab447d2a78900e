package dev.plumbline.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTimeTest {

  @ParameterizedTest
  @CsvSource({
    "1783987200, 1783987200000",
    "1783987200.9, 1783987200900",
    "1783987200.94, 1783987200940",
    "1783987200.943, 1783987200943",
    "1783987200., 1783987200000",
    // A double × 1000 would give 1773114089942.9999.
    "1773114089.943, 1773114089943",
    // Finer than a millisecond: the nearest one.
    "1783987200.9425, 1783987200943",
    "1783987200.9424999, 1783987200942",
    "1.783987200943e+09, 1783987200943",
    "1783987200943e-3, 1783987200943"
  })
  void secondsBecomeMillisecondsExactly(String seconds, long milliseconds) {
    assertThat(PrometheusTime.milliseconds(seconds)).isEqualTo(milliseconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "now", "1e999", "12:00", "0x10", "NaN", "1783987200,5", "-"})
  void whatIsNoTimeIsNone(String text) {
    assertThat(PrometheusTime.milliseconds(text)).isEqualTo(PrometheusTime.NONE);
  }
}
