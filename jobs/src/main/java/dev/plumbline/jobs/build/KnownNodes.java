package dev.plumbline.jobs.build;

import dev.plumbline.cost.inventory.Inventory;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.tables.NodeInventory;

/**
 * The way from nodes to bills that a job knows: the configuration's, and that of lists it reads.
 */
public final class KnownNodes {

  /** Of a job that reads {@code silver.node_inventory}. */
  public static Nodes of(Inputs inputs, RunContext context) {
    return new Nodes(
        context.configuration().nodes(),
        new Inventory(inputs.few(NodeInventory.TABLE, Inventory.ENTRY, Inventory::entries)));
  }

  private KnownNodes() {}
}
