package dev.plumbline.run.survey;

import java.util.Comparator;

/**
 * A node as telemetry names it.
 *
 * @param node the host; null where no label says it
 * @param cluster its cluster, or null
 */
public record SeenNode(String node, String cluster) implements Comparable<SeenNode> {
  private static final Comparator<SeenNode> ORDER =
      Comparator.comparing(SeenNode::cluster, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(SeenNode::node, Comparator.nullsFirst(Comparator.naturalOrder()));

  @Override
  public int compareTo(SeenNode other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return cluster == null ? String.valueOf(node) : node + " (" + cluster + ")";
  }
}
