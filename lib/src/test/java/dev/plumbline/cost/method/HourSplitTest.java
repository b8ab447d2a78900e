package dev.plumbline.cost.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.CostMethod;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A machine of 8 GPUs, 64 CPUs and 512 GiB, of which a has 4 GPUs, 16 CPUs and 128 GiB, and b half
 * of that. GPUs weigh 8 × 9 = 72, CPUs 64 × 0.9 = 57.6, memory 512 × 0.1 = 51.2, together 180.8; by
 * list prices 8 × 0.95 = 7.6, 64 × 0.031611 = 2.023104, 512 × 0.004237 = 2.169344, together
 * 11.792448.
 */
class HourSplitTest {
  private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1 << 30);
  private static final BigDecimal HOUR = new BigDecimal("3600");
  private static final MachineSize SIZE =
      new MachineSize(
          new BigDecimal(8), new BigDecimal(64), new BigDecimal(512).multiply(GIBIBYTE));
  private static final BigDecimal WHOLE = new BigDecimal("28800");

  private static Demand had(String gpus, String cpus, String gibibytes, BigDecimal seconds) {
    return new Demand(
        new BigDecimal(gpus).multiply(seconds),
        new BigDecimal(cpus).multiply(seconds),
        new BigDecimal(gibibytes).multiply(GIBIBYTE).multiply(seconds));
  }

  private static List<String> split(
      String method, String cost, BigDecimal accounted, Demand... demands) {
    return new HourSplit(SIZE, accounted)
            .parts(CostMethod.valueOf(method.toUpperCase()), new BigDecimal(cost), List.of(demands))
            .stream()
            .map(part -> part.stripTrailingZeros().toPlainString())
            .toList();
  }

  @ParameterizedTest(name = "{0}: {1} is {2} + {3} + {4}")
  @CsvSource({
    // 4 × 9 + 16 × 0.9 + 128 × 0.1 = 36 + 14.4 + 12.8; 180.8 − 63.2 − 31.6
    "gpu_9_cpu_memory_1, 180.8, 63.2, 31.6, 86",
    // a refund mirrors its charge
    "gpu_9_cpu_memory_1, -180.8, -63.2, -31.6, -86",
    // 171.76 × 4/8 + 5.424 × 16/64 + 3.616 × 128/512 = 85.88 + 1.356 + 0.904
    "gpu_95_cpu_3_memory_2, 180.8, 88.14, 44.07, 48.59",
    // 4 × 0.95 + 16 × 0.031611 + 128 × 0.004237 = 3.8 + 0.505776 + 0.542336
    "larger_of_request_and_usage, 11.792448, 4.848112, 2.424056, 4.52028",
    "gpu_9_cpu_memory_1, 0, 0, 0, 0"
  })
  void eachHolderBearsItsPartOfEachResource(
      String method, String cost, String a, String b, String nobody) {
    assertThat(split(method, cost, WHOLE, had("4", "16", "128", HOUR), had("2", "8", "64", HOUR)))
        .containsExactly(a, b, nobody);
  }

  @Test
  void aMachineThatWasPaidForHalfTheHourHadEverythingForHalfOfIt() {
    BigDecimal half = new BigDecimal("1800");
    // 8 GPUs for 1,800 s are 14,400 GPU-seconds; the same parts as of a whole hour
    assertThat(
            split(
                "gpu_9_cpu_memory_1",
                "180.8",
                new BigDecimal("14400"),
                had("4", "16", "128", half),
                had("2", "8", "64", half)))
        .containsExactly("63.2", "31.6", "86");
  }

  @Test
  void timeThatNobodyKnowsIsTheWholeHour() {
    assertThat(split("gpu_9_cpu_memory_1", "180.8", BigDecimal.ZERO, had("4", "16", "128", HOUR)))
        .containsExactly("63.2", "117.6");
  }

  @Test
  void whatIsRequestedBeyondTheMachineLeavesNothing() {
    // GPUs 72: 4/8 each. CPUs 57.6 for 48 and 48 of 64: 28.8 each. Memory 51.2: 128 of 512 each
    assertThat(
            split(
                "gpu_9_cpu_memory_1",
                "180.8",
                WHOLE,
                had("4", "48", "128", HOUR),
                had("4", "48", "128", HOUR)))
        .containsExactly("77.6", "77.6", "25.6");
  }

  @Test
  void theLastDigitGoesToTheLargestRemainderAndAmongEqualsToTheFirst() {
    // 0.000000000003 is 95 : 3 : 2, which is 2.85, 0.09 and 0.06 units: all 3 go to the GPUs; of 3
    // units half each are 1.5: the first has 2, and nothing is nobody's
    assertThat(
            split(
                "gpu_95_cpu_3_memory_2",
                "0.000000000003",
                WHOLE,
                had("4", "1", "1", HOUR),
                had("4", "1", "1", HOUR)))
        .containsExactly("0.000000000002", "0.000000000001", "0");
  }

  @Test
  void heldTimeHasNoOtherResources() {
    assertThat(Stream.of(CostMethod.values()).filter(m -> m != CostMethod.HELD_TIME))
        .allSatisfy(m -> assertThat(SIZE.pools(m)).hasSize(3));
  }
}
