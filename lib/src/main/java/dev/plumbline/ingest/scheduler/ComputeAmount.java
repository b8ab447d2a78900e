package dev.plumbline.ingest.scheduler;

import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.GpuRequest;
import java.math.BigDecimal;

/**
 * CPUs and memory, of a request or of a machine; each null where nobody says it.
 *
 * @param cpus as the scheduler counts them; parts of one are possible
 * @param memoryBytes bytes
 */
public record ComputeAmount(BigDecimal cpus, Long memoryBytes) {
  /** Nobody says anything. */
  public static final ComputeAmount UNKNOWN = new ComputeAmount(null, null);

  /** The part of one of so many nodes; null of what they cannot all have the same of. */
  public ComputeAmount dividedBy(long nodes) {
    if (nodes <= 1) {
      return this;
    }
    BigDecimal[] each = cpus == null ? null : cpus.divideAndRemainder(BigDecimal.valueOf(nodes));
    boolean isEven = each != null && each[1].signum() == 0;
    boolean isMemoryEven = memoryBytes != null && memoryBytes % nodes == 0;
    return new ComputeAmount(
        isEven ? each[0] : null, isMemoryEven ? Long.valueOf(memoryBytes / nodes) : null);
  }

  /** So many times as much; null: an unknown number of times. */
  public ComputeAmount times(Long factor) {
    return factor == null
        ? UNKNOWN
        : new ComputeAmount(
            cpus == null ? null : cpus.multiply(BigDecimal.valueOf(factor)),
            memoryBytes == null ? null : Long.valueOf(memoryBytes * factor));
  }

  /** Sets the columns of a request. */
  public void set(RowDraft row) {
    row.set(GpuRequest.CPU_REQUEST, cpus).set(GpuRequest.MEMORY_REQUEST, memoryBytes);
  }
}
