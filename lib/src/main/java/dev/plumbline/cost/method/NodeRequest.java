package dev.plumbline.cost.method;

import java.math.BigDecimal;

/**
 * What a holder requested of a node, from when to when.
 *
 * @param owner the holder
 * @param start epoch milliseconds, inclusive
 * @param end epoch milliseconds, exclusive
 * @param gpus whole GPUs; null where only parts are held, or nobody says
 * @param cpus CPUs; null where nobody says
 * @param memoryBytes bytes; null where nobody says
 */
record NodeRequest(
    String owner, long start, long end, Long gpus, BigDecimal cpus, Long memoryBytes) {
  private static final long HOUR = 3_600_000;

  /** Seconds of the hour that begins then. */
  BigDecimal seconds(long hour) {
    return BigDecimal.valueOf(Math.max(0, Math.min(end, hour + HOUR) - Math.max(start, hour)), 3);
  }

  /** False where CPUs or memory are not known. */
  boolean isWhole() {
    return cpus != null && memoryBytes != null;
  }
}
