package dev.plumbline.cost.method;

import java.math.BigDecimal;
import java.util.List;

/**
 * What somebody had of a machine in an hour, each times the seconds for which it was had.
 *
 * @param gpuSeconds GPUs: those requested or those held, whichever is more
 * @param cpuSeconds CPUs as requested
 * @param memoryByteSeconds bytes as requested
 */
record Demand(BigDecimal gpuSeconds, BigDecimal cpuSeconds, BigDecimal memoryByteSeconds) {
  /** In the order of {@link MachineSize#parts}. */
  List<BigDecimal> parts() {
    return List.of(gpuSeconds, cpuSeconds, memoryByteSeconds);
  }
}
