package dev.plumbline.cost.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final Map<String, Long> BUCKETS =
      Map.of("0.5", 20L, "1.0", 60L, "2.5", 90L, "10.0", 90L, "+Inf", 100L);

  @Test
  void aQuantileLiesEvenlyInsideItsBucket() {
    // The 50th of 100 is the 30th of the 40 between 0.5 and 1 s: 0.5 + 0.5 × 30 ÷ 40 = 0.875.
    assertThat(Latencies.quantile(BUCKETS, 0.50)).isEqualTo(0.875);
    // The 10th is the middle of the first 20, which begin at 0: 0.25.
    assertThat(Latencies.quantile(BUCKETS, 0.10)).isEqualTo(0.25);
    // The 90th is the last of the 30 up to 2.5 s; by 10 s none came.
    assertThat(Latencies.quantile(BUCKETS, 0.90)).isEqualTo(2.5);
  }

  @Test
  void whatIsBeyondTheLastBoundIsNotKnown() {
    assertThat(Latencies.quantile(BUCKETS, 0.95)).isNull();
  }

  @Test
  void whatIsNoHistogramHasNone() {
    assertThat(Latencies.quantile(null, 0.5)).isNull();
    assertThat(Latencies.quantile(Map.of(), 0.5)).isNull();
    assertThat(Latencies.quantile(Map.of("1.0", 5L), 0.5)).as("without +Inf").isNull();
    assertThat(Latencies.quantile(Map.of("1.0", 0L, "+Inf", 0L), 0.5)).as("nobody asked").isNull();
    assertThat(Latencies.quantile(Map.of("1.0", 5L, "+Inf", 4L), 0.5)).as("falling").isNull();
    assertThat(Latencies.quantile(Map.of("fast", 5L, "+Inf", 6L), 0.5)).isNull();
  }

  @Test
  void onlyHistogramsOfTheSameBoundsAreAdded() {
    assertThat(Latencies.sum(Map.of("1", 2L, "+Inf", 3L), Map.of("1", 5L, "+Inf", 7L)))
        .isEqualTo(Map.of("1", 7L, "+Inf", 10L));
    assertThat(Latencies.sum(Map.of("1", 2L, "+Inf", 3L), Map.of("2", 5L, "+Inf", 7L))).isNull();
    assertThat(Latencies.sum(Map.of("+Inf", 3L), null)).isNull();
  }
}
