package dev.plumbline.transform;

import dev.plumbline.facts.InstanceGpus;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The configured way from nodes to billing resources and back. A node configured with a cluster is
 * found by both; one without by its name in any cluster that has no entry of its own. Of two
 * entries for the same node and cluster the first counts, so that no GPU-second stands twice.
 */
public final class PaidNodes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String UNMAPPED = "unmapped:";

  private final Map<String, PaidNode> byHost = new HashMap<>();
  private final Map<String, PaidNode> byResource = new HashMap<>();

  /** The nodes of a configuration, in its order. */
  public PaidNodes(List<PaidNode> nodes) {
    for (PaidNode node : nodes) {
      if (byHost.putIfAbsent(host(node.node(), node.cluster()), node) == null) {
        byResource.merge(node.resourceId(), node, PaidNode::inCommon);
      }
    }
  }

  /** The node billed under this resource; of a pool, what its nodes have in common. */
  public Optional<PaidNode> ofResource(String resourceId) {
    return Optional.ofNullable(byResource.get(resourceId));
  }

  /** The configured node of this name, in this cluster. */
  public Optional<PaidNode> ofHost(String node, String cluster) {
    PaidNode exact = byHost.get(host(node, cluster));
    return Optional.ofNullable(exact != null ? exact : byHost.get(host(node, null)));
  }

  /** The billing resource of a node; null where none is configured. */
  public Column resource(Column node, Column cluster) {
    UDF2<String, String, String> mapped =
        (name, of) -> ofHost(name, of).map(PaidNode::resourceId).orElse(null);
    return functions.udf(mapped, DataTypes.StringType).apply(node, cluster);
  }

  /** The billing resource of a node; {@code unmapped:NODE} where none is configured. */
  public Column resourceOrUnmapped(Column node, Column cluster) {
    UDF2<String, String, String> mapped =
        (name, of) ->
            ofHost(name, of)
                .map(PaidNode::resourceId)
                .orElse(UNMAPPED + (name == null ? "unknown" : name));
    return functions.udf(mapped, DataTypes.StringType).apply(node, cluster);
  }

  /** What a price is looked up by: provider and instance type of the resource; null if unknown. */
  Column priceKey(Column resource) {
    UDF1<String, String> known = id -> ofResource(id).map(PaidNodes::priceKey).orElse(null);
    return functions.udf(known, DataTypes.StringType).apply(resource);
  }

  /** What a price is looked up by. */
  static Column priceKey(Column provider, Column instanceType) {
    UDF2<String, String, String> key = PaidNodes::priceKey;
    return functions.udf(key, DataTypes.StringType).apply(provider, instanceType);
  }

  private static String priceKey(PaidNode node) {
    return priceKey(node.provider(), node.instanceType());
  }

  static String priceKey(String provider, String instanceType) {
    return provider == null || instanceType == null
        ? null
        : InstanceGpus.key(provider, instanceType);
  }

  private static String host(String node, String cluster) {
    return node + "\n" + (cluster == null ? "" : cluster);
  }
}
