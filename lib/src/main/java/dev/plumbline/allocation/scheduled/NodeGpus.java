package dev.plumbline.allocation.scheduled;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import java.io.Serializable;

/**
 * How many GPUs configured nodes have by their instance types.
 *
 * @param nodes the configured nodes
 * @param types the GPUs of instance types
 */
public record NodeGpus(Nodes nodes, GpuTypes types) implements Serializable {

  /** The whole GPUs of a node; 0 where no configuration tells them. */
  int of(String node, String cluster) {
    return nodes
        .ofHost(node, cluster)
        .flatMap(known -> types.of(known.provider(), known.instanceType()))
        .map(gpus -> gpus.count().intValue())
        .orElse(0);
  }
}
