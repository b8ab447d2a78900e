package dev.plumbline.policies;

import java.io.Serializable;
import java.util.List;

/**
 * The policies in force.
 *
 * @param gpuState rules the state of a device
 */
public record Policies(GpuStatePolicy gpuState) implements Serializable {
  /** The policies that ship. */
  public static final Policies DEFAULT = new Policies(GpuStatePolicy.DEFAULT);

  /** All of them, for catalogs. */
  public List<Policy> all() {
    return List.of(gpuState);
  }
}
