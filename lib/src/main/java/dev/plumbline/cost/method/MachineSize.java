package dev.plumbline.cost.method;

import dev.plumbline.terms.CostMethod;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a machine has; none is 0.
 *
 * @param gpus whole GPUs
 * @param cpus CPUs, as its scheduler counts them
 * @param memoryBytes bytes of memory
 */
record MachineSize(BigDecimal gpus, BigDecimal cpus, BigDecimal memoryBytes)
    implements Serializable {
  private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1 << 30);

  /** Of split cost allocation data: what a GPU, a CPU and a GiB weigh. */
  private static final List<BigDecimal> NINE_TO_ONE = weights("9", "0.9", "0.1");

  /** Of Datadog: the parts of the whole, however many of each there are. */
  private static final List<BigDecimal> OF_100 = weights("95", "3", "2");

  /** Of OpenCost: US dollars an hour for a GPU, a CPU and a GiB where no price list tells them. */
  private static final List<BigDecimal> LIST_PRICES = weights("0.95", "0.031611", "0.004237");

  private static List<BigDecimal> weights(String gpu, String cpu, String gibibyte) {
    return List.of(new BigDecimal(gpu), new BigDecimal(cpu), new BigDecimal(gibibyte));
  }

  /** What there is: GPUs, CPUs, bytes. */
  List<BigDecimal> parts() {
    return List.of(gpus, cpus, memoryBytes);
  }

  /** In which proportion a method divides the machine's cost over GPUs, CPUs and memory. */
  List<BigDecimal> pools(CostMethod method) {
    return switch (method) {
      case GPU_9_CPU_MEMORY_1 -> weighed(NINE_TO_ONE);
      case GPU_95_CPU_3_MEMORY_2 -> OF_100;
      case LARGER_OF_REQUEST_AND_USAGE -> weighed(LIST_PRICES);
      case HELD_TIME -> throw new IllegalArgumentException("held time knows GPUs only");
    };
  }

  /** Times the bytes of a GiB, so that nothing is divided. */
  private List<BigDecimal> weighed(List<BigDecimal> weights) {
    return List.of(
        gpus.multiply(weights.get(0)).multiply(GIBIBYTE),
        cpus.multiply(weights.get(1)).multiply(GIBIBYTE),
        memoryBytes.multiply(weights.get(2)));
  }
}
