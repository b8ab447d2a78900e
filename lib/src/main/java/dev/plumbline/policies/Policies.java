package dev.plumbline.policies;

import java.io.Serializable;
import java.util.List;

/**
 * The policies in force.
 *
 * @param gpuState rules the state of a device
 * @param lineage rules which model versions are traceable
 */
public record Policies(GpuStatePolicy gpuState, LineagePolicy lineage) implements Serializable {
  /** The policies that ship. */
  public static final Policies DEFAULT =
      new Policies(GpuStatePolicy.DEFAULT, LineagePolicy.DEFAULT);

  /** All of them, for catalogs. */
  public List<Policy> all() {
    return List.of(gpuState, lineage);
  }
}
