package dev.plumbline.run.survey;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import java.util.List;

/**
 * What of bills is of interest beside the GPUs that the facts know.
 *
 * @param nodes the configured nodes, whose resources are of interest whatever they are
 * @param types the instance types that have GPUs
 */
public record Asked(Nodes nodes, GpuTypes types) {
  /** Nothing beside the facts. */
  public static final Asked NOTHING = new Asked(new Nodes(List.of()), GpuTypes.SHIPPED);

  /** True when a node is configured to be billed under this resource. */
  boolean has(String resource) {
    return nodes.ofResource(resource).isPresent();
  }
}
