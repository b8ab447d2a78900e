package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.scheduler.GpuAmount;
import java.util.List;
import java.util.Optional;

/** What a job's resource columns say: GPUs allocated, GPUs asked for, or nothing. */
final class JobGpus {
  private final boolean hasAllocation;
  private final boolean hasRequest;
  private final boolean isAllocationWritten;
  private final Long nodesCount;
  private final Optional<GpuAmount> held;
  private final Optional<GpuAmount> asked;
  private final Tres heldTres;
  private final Tres askedTres;

  private JobGpus(SacctHeader header, List<String> fields, NodeNames nodes) {
    String allocTres = header.value(SacctColumn.ALLOC_TRES, fields);
    String allocGres = header.value(SacctColumn.ALLOC_GRES, fields);
    String reqTres = header.value(SacctColumn.REQ_TRES, fields);
    String reqGres = header.value(SacctColumn.REQ_GRES, fields);
    hasAllocation = !allocTres.isEmpty() || !allocGres.isEmpty();
    hasRequest = !reqTres.isEmpty() || !reqGres.isEmpty();
    isAllocationWritten = header.has(SacctColumn.ALLOC_TRES);
    nodesCount = nodesCount(header, fields, nodes);
    held = allocTres.isEmpty() ? Gres.gres(allocGres, nodesCount, 1L) : Gres.tres(allocTres);
    // What is asked for with --gres is per node, what is allocated is the job's.
    asked = reqTres.isEmpty() ? Gres.gres(reqGres, nodesCount, nodesCount) : Gres.tres(reqTres);
    heldTres = Tres.of(allocTres);
    askedTres = hasRequest ? Tres.of(reqTres) : heldTres;
  }

  static JobGpus of(SacctHeader header, List<String> fields, NodeNames nodes) {
    return new JobGpus(header, fields, nodes);
  }

  private static Long nodesCount(SacctHeader header, List<String> fields, NodeNames nodes) {
    if (!nodes.names().isEmpty()) {
      return (long) nodes.names().size();
    }
    for (SacctColumn column : List.of(SacctColumn.NODES, SacctColumn.ALLOC_NODES)) {
      String text = header.value(column, fields);
      if (text.matches("[0-9]{1,6}") && Long.parseLong(text) > 0) {
        return Long.valueOf(text);
      }
    }
    return null;
  }

  boolean isUnreadable() {
    return held.isEmpty() || asked.isEmpty();
  }

  /** True when no resource column has anything in it. */
  boolean saysNothing() {
    return !hasAllocation && !hasRequest;
  }

  boolean hasAllocation() {
    return hasAllocation;
  }

  /** True when the file would say what was allocated, and it was nothing. */
  boolean wasNeverAllocated() {
    return isAllocationWritten && !hasAllocation;
  }

  GpuAmount amountHeld() {
    return held.orElse(GpuAmount.NONE);
  }

  /** What was asked for; where that is not written, what was allocated. */
  GpuAmount amountAsked() {
    return hasRequest ? asked.orElse(GpuAmount.NONE) : amountHeld();
  }

  /** CPUs and memory of the job: what was allocated, else what was asked for. */
  Tres compute(boolean isAllocated) {
    return isAllocated ? heldTres : askedTres;
  }

  /** Nodes of the job, or null. */
  Long nodesCount() {
    return nodesCount;
  }
}
