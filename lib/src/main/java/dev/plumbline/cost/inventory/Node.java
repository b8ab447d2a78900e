package dev.plumbline.cost.inventory;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;

/**
 * A configured node and the billing resource it is charged under: one entry under {@code nodes:}.
 * One entry may stand for a fleet: a {@code *} in the node's name is any text, and <code>{node}
 * </code> in the ResourceId is the node's name.
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
  private static final String NAME = "{node}";

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
    if (resourceId.indexOf(NAME) != resourceId.lastIndexOf(NAME)) {
      throw new Invalid(
          "has " + NAME + " twice in resource_id", "write it once: where the bill has the name");
    }
    Node entry = new Node(node, cluster, provider, subAccount, resourceId, instanceType);
    return entry.isFleet() ? entry : entry.named(node);
  }

  /** True when the entry stands for many nodes. */
  public boolean isFleet() {
    return node != null && node.indexOf('*') >= 0;
  }

  /** True when the entry means the node of this name, whatever its cluster. */
  public boolean means(String name) {
    return name != null && (name.equals(node) || isFleet() && isLike(name));
  }

  /** What the entry says of the node of this name. */
  Node named(String name) {
    return new Node(
        name, cluster, provider, subAccount, resourceId.replace(NAME, name), instanceType);
  }

  /** The node of the entry that is billed under this resource; null where none is. */
  public Node billedAs(String resource) {
    int at = resourceId.indexOf(NAME);
    if (at < 0) {
      return resourceId.equals(resource) ? this : null;
    }
    String after = resourceId.substring(at + NAME.length());
    if (resource.length() <= at + after.length()
        || !resource.startsWith(resourceId.substring(0, at))
        || !resource.endsWith(after)) {
      return null;
    }
    String name = resource.substring(at, resource.length() - after.length());
    return means(name) ? named(name) : null;
  }

  /** A name that begins and ends as the entry does and has its other pieces in their order. */
  private boolean isLike(String name) {
    String[] pieces = node.split("\\*", -1);
    String last = pieces[pieces.length - 1];
    if (!name.startsWith(pieces[0])) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return name.length() - last.length() >= at && name.endsWith(last);
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
