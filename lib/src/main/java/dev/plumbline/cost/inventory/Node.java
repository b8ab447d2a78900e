package dev.plumbline.cost.inventory;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;

/**
 * A configured node and the billing resource it is charged under: one entry under {@code nodes:}.
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

  /** Refuses a node whose bill cannot be found. */
  public static Node configured(
      String node,
      String cluster,
      String provider,
      String subAccount,
      String resourceId,
      String instanceType) {
    Invalid.ifMissing(node, "node");
    Invalid.ifMissing(provider, "provider");
    Invalid.ifMissing(resourceId, "resource_id");
    Invalid.ifMissing(instanceType, "instance_type");
    return new Node(node, cluster, provider, subAccount, resourceId, instanceType);
  }

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
