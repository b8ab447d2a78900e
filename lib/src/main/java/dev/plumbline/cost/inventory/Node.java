package dev.plumbline.cost.inventory;

import java.io.Serializable;

/**
 * A configured node and the billing resource it is charged under.
 *
 * @param node as telemetry names it
 * @param cluster the node's cluster, or null when the name alone tells it
 * @param provider as the bill names it
 * @param subAccount as the bill names it, or null
 * @param resourceId the ResourceId it is billed under; several nodes may share one (a pool)
 * @param instanceType its instance type
 */
public record Node(
    String node,
    String cluster,
    String provider,
    String subAccount,
    String resourceId,
    String instanceType)
    implements Serializable {

  /** What two nodes of one resource have in common; where they differ it is null. */
  Node inCommon(Node other) {
    return new Node(
        same(node, other.node),
        same(cluster, other.cluster),
        same(provider, other.provider),
        same(subAccount, other.subAccount),
        resourceId,
        same(instanceType, other.instanceType));
  }

  private static String same(String one, String another) {
    return one != null && one.equals(another) ? one : null;
  }
}
