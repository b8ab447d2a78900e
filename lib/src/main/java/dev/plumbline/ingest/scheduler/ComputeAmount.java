package dev.plumbline.ingest.scheduler;

import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.schema.Apportionment;
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

  private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(Long.MAX_VALUE);

  /** CPUs stand with as many places as columns have. */
  public ComputeAmount {
    cpus = cpus == null ? null : cpus.setScale(Apportionment.PLACES);
  }

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

  /** So many times as much; null: an unknown number of times, or more than can be counted. */
  public ComputeAmount times(Long factor) {
    if (factor == null) {
      return UNKNOWN;
    }
    BigDecimal times = BigDecimal.valueOf(factor);
    BigDecimal bytes = memoryBytes == null ? null : times.multiply(BigDecimal.valueOf(memoryBytes));
    boolean isCountable = bytes != null && bytes.compareTo(MOST_BYTES) <= 0;
    return new ComputeAmount(
        cpus == null ? null : cpus.multiply(times),
        isCountable ? Long.valueOf(bytes.longValueExact()) : null);
  }

  /** Sets the columns of a request. */
  public void set(RowDraft row) {
    row.set(GpuRequest.CPU_REQUEST, cpus).set(GpuRequest.MEMORY_REQUEST, memoryBytes);
  }
}
