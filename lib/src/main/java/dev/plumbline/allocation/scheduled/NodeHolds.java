package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.ScheduledHold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * The holds of one short host name on one date, each on the node that it means: the one of just its
 * name and cluster, else the only one that its name, with or without a domain, can mean. A hold
 * that means none, or several, is not placed.
 *
 * @param nodeGpus how many GPUs configured nodes have
 */
record NodeHolds(NodeGpus nodeGpus) implements PairKernel {

  @Override
  public Iterator<Row> rows(Iterator<Row> holds, Iterator<Row> seen) {
    if (!holds.hasNext() || !seen.hasNext()) {
      return Collections.emptyIterator();
    }
    Map<List<String>, SeenNode> nodes = new LinkedHashMap<>();
    while (seen.hasNext()) {
      Cells device = DeviceHolds.SEEN.read(seen.next());
      String node = device.text(DeviceLabelSet.NODE);
      String cluster = device.text(DeviceLabelSet.CLUSTER);
      nodes
          .computeIfAbsent(Stream.of(node, cluster).toList(), n -> new SeenNode(node, cluster))
          .add(device);
    }
    Map<SeenNode, List<NodeHold>> placed = new LinkedHashMap<>();
    while (holds.hasNext()) {
      Cells hold = DeviceHolds.HOLD.read(holds.next());
      SeenNode node = node(hold, nodes.values().stream().toList());
      if (node != null) {
        placed.computeIfAbsent(node, n -> new ArrayList<>()).add(new NodeHold(hold, node));
      }
    }
    return placed.entrySet().stream()
        .flatMap(on -> plan(on.getKey(), on.getValue()).rows().stream())
        .iterator();
  }

  private NodePlan plan(SeenNode node, List<NodeHold> holds) {
    return new NodePlan(node, node.gpus(nodeGpus.of(node.node(), node.cluster())), holds);
  }

  private static SeenNode node(Cells hold, List<SeenNode> nodes) {
    String name = hold.text(ScheduledHold.NODE);
    String cluster = hold.text(ScheduledHold.CLUSTER);
    List<SeenNode> meant = nodes.stream().filter(node -> node.isMeant(name, cluster)).toList();
    return meant.stream()
        .filter(node -> node.isExactly(name, cluster))
        .findFirst()
        .orElse(meant.size() == 1 ? meant.get(0) : null);
  }
}
