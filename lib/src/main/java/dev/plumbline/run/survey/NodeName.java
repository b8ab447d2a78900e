package dev.plumbline.run.survey;

import java.util.Comparator;

/**
 * A node as telemetry names it.
 *
 * @param node the host; null where no label says it
 * @param cluster its cluster, or null
 */
public record NodeName(String node, String cluster) implements Comparable<NodeName> {
  private static final Comparator<NodeName> ORDER =
      Comparator.comparing(NodeName::cluster, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(NodeName::node, Comparator.nullsFirst(Comparator.naturalOrder()));

  @Override
  public int compareTo(NodeName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return cluster == null ? String.valueOf(node) : node + " (" + cluster + ")";
  }
}
