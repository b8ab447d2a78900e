package dev.plumbline.run.survey;

import dev.plumbline.cost.inventory.GpuTypes;
import java.util.Set;

/**
 * What of bills is of interest beside the GPUs that the facts know.
 *
 * @param resources ResourceIds of interest, whatever they are
 * @param types the instance types that have GPUs
 */
public record Asked(Set<String> resources, GpuTypes types) {
  /** Nothing beside the facts. */
  public static final Asked NOTHING = new Asked(Set.of(), GpuTypes.SHIPPED);
}
