package dev.plumbline.cost.inventory;

import dev.plumbline.facts.InstanceGpus;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The configured way from nodes to billing resources and back. A node configured with a cluster is
 * found by both; one without by its name in any cluster that has no entry of its own. Of two
 * entries for the same node and cluster the first counts, so that no GPU-second stands twice.
 * Entries for fleets are asked after those for one node, in the configuration's order.
 */
public final class Nodes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String UNMAPPED = "unmapped:";

  private final Map<String, Node> byHost = new HashMap<>();
  private final Map<String, Node> byResource = new HashMap<>();
  private final List<Node> fleets = new ArrayList<>();
  private final Inventory inventory;

  /** The nodes of a configuration, in its order. */
  public Nodes(List<Node> nodes) {
    this(nodes, Inventory.NONE);
  }

  /** The nodes of a configuration, in its order, and those of lists. */
  public Nodes(List<Node> nodes, Inventory inventory) {
    this.inventory = inventory;
    for (Node node : nodes) {
      if (node.isFleet()) {
        fleets.add(node);
      } else if (byHost.putIfAbsent(host(node.node(), node.cluster()), node) == null) {
        byResource.merge(node.resourceId(), node, Node::inCommon);
      }
    }
  }

  /** The node configured for this resource; of a pool, what its nodes have in common. */
  public Optional<Node> ofResource(String resourceId) {
    Node known = byResource.get(resourceId);
    return known != null || resourceId == null
        ? Optional.ofNullable(known)
        : fleets.stream()
            .map(fleet -> fleet.billedAs(resourceId))
            .filter(Objects::nonNull)
            .findFirst();
  }

  /** The node billed under this resource in the hour that begins then. */
  public Optional<Node> ofResource(String resourceId, Instant hour) {
    Node known = byResource.get(resourceId);
    return known != null || resourceId == null
        ? Optional.ofNullable(known)
        : inventory.ofResource(resourceId, hour).or(() -> ofResource(resourceId));
  }

  /** The node of this name, in this cluster, in the hour that begins then. */
  public Optional<Node> ofHost(String node, String cluster, Instant hour) {
    return named(node, cluster)
        .or(() -> inventory.ofHost(node, cluster, hour))
        .or(() -> ofFleet(node, cluster));
  }

  /** The node configured under this name, in this cluster. */
  public Optional<Node> ofHost(String node, String cluster) {
    return named(node, cluster).or(() -> ofFleet(node, cluster));
  }

  private Optional<Node> named(String node, String cluster) {
    Node exact = byHost.get(host(node, cluster));
    return Optional.ofNullable(exact != null ? exact : byHost.get(host(node, null)));
  }

  private Optional<Node> ofFleet(String node, String cluster) {
    return fleets.stream()
        .filter(fleet -> fleet.cluster() == null || fleet.cluster().equals(cluster))
        .filter(fleet -> fleet.means(node))
        .map(fleet -> fleet.named(node))
        .findFirst();
  }

  /** The billing resource of a node in an hour; null where nothing says it. */
  public Column resource(Column node, Column cluster, Column hour) {
    UDF3<String, String, Long, String> mapped =
        (name, of, at) ->
            ofHost(name, of, Instant.ofEpochMilli(at)).map(Node::resourceId).orElse(null);
    return functions
        .udf(mapped, DataTypes.StringType)
        .apply(node, cluster, functions.unix_millis(hour));
  }

  /** The billing resource of a node in an hour; {@code unmapped:NODE} where nothing says it. */
  public Column resourceOrUnmapped(Column node, Column cluster, Column hour) {
    Column unmapped =
        functions.concat(
            functions.lit(UNMAPPED), functions.coalesce(node, functions.lit("unknown")));
    return functions.coalesce(resource(node, cluster, hour), unmapped);
  }

  /** What a price is looked up by: provider and instance type of the resource; null if unknown. */
  public Column priceKeyOf(Column resource, Column hour) {
    UDF2<String, Long, String> known =
        (id, at) -> ofResource(id, Instant.ofEpochMilli(at)).map(Nodes::priceKey).orElse(null);
    return functions.udf(known, DataTypes.StringType).apply(resource, functions.unix_millis(hour));
  }

  /** What a price is looked up by. */
  public static Column priceKey(Column provider, Column instanceType) {
    UDF2<String, String, String> key = Nodes::priceKey;
    return functions.udf(key, DataTypes.StringType).apply(provider, instanceType);
  }

  private static String priceKey(Node node) {
    return priceKey(node.provider(), node.instanceType());
  }

  public static String priceKey(String provider, String instanceType) {
    return provider == null || instanceType == null
        ? null
        : InstanceGpus.key(provider, instanceType);
  }

  private static String host(String node, String cluster) {
    return node + "\n" + (cluster == null ? "" : cluster);
  }
}
