package dev.plumbline.allocation.scheduled;

import dev.plumbline.allocation.scheduled.SeenNode.LabelledDevice;
import dev.plumbline.terms.OwnerRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * Divides one node's GPUs among its holds, time by time between the edges of holds:
 *
 * <ol>
 *   <li>a GPU that a record names is that hold's as a whole, the first one's where several name it;
 *   <li>a device on which labels name holds is theirs in equal parts, and so is one that records of
 *       pods or of parts of GPUs name;
 *   <li>the GPUs of a hold that nobody names are a share of each GPU that nobody is named for, as
 *       large for one as for the other: of the whole node, where it has all of them;
 *   <li>what does not fit beside the holds that came before it is a conflict, and takes no room.
 * </ol>
 */
final class NodePlan {
  private final SeenNode node;
  private final int gpus;
  private final List<NodeHold> holds;
  private final List<Map<String, Open>> open = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /** A claim that goes on. */
  private record Open(DeviceClaim claim, long from, long to) {}

  /**
   * A plan.
   *
   * @param gpus how many the node has
   * @param holds in the order in which they came
   */
  NodePlan(SeenNode node, int gpus, List<NodeHold> holds) {
    this.node = node;
    this.gpus = gpus;
    this.holds = holds;
    holds.forEach(hold -> open.add(new HashMap<>()));
  }

  /** The holds' devices. */
  List<Row> rows() {
    NavigableSet<Long> edges = new TreeSet<>();
    for (NodeHold hold : holds) {
      edges.add(hold.from());
      edges.add(hold.to());
    }
    for (long from : edges) {
      Long to = edges.higher(from);
      if (to != null) {
        divide(from, to);
      }
    }
    for (int i = 0; i < holds.size(); i++) {
      for (Open last : open.get(i).values()) {
        rows.add(holds.get(i).row(last.claim, last.from, last.to));
      }
    }
    return rows;
  }

  private void divide(long from, long to) {
    List<Integer> active = new ArrayList<>();
    for (int i = 0; i < holds.size(); i++) {
      if (holds.get(i).from() <= from && holds.get(i).to() > from) {
        active.add(i);
      }
    }
    Set<String> taken = new HashSet<>();
    Set<String> named = new HashSet<>();
    List<Integer> wholeFirst = new ArrayList<>(active);
    wholeFirst.sort(Comparator.comparing(i -> holds.get(i).isShared()));
    for (int i : wholeFirst) {
      NodeHold hold = holds.get(i);
      for (String gpu : hold.namedGpus()) {
        named.add(gpu);
        boolean isConflict = hold.isShared() ? taken.contains(gpu) : !taken.add(gpu);
        int part = hold.isShared() ? 0 : 1;
        OwnerRule rule = OwnerRule.SCHEDULER_DEVICE;
        claim(i, DeviceClaim.ofGpu(gpu, rule, part, 1, isConflict), from, to);
      }
    }
    for (int i : active) {
      for (LabelledDevice device : holds.get(i).labelled()) {
        named.add(device.gpuUuid());
        boolean isConflict = taken.contains(device.gpuUuid());
        DeviceClaim claim =
            new DeviceClaim(
                device.deviceId(), device.gpuUuid(), OwnerRule.SCHEDULER_LABEL, 0, 1, isConflict);
        claim(i, claim, from, to);
      }
    }
    share(active, named, from, to);
  }

  /** Shares what nobody is named for. */
  private void share(List<Integer> active, Set<String> named, long from, long to) {
    List<String> free = node.indexes().keySet().stream().filter(g -> !named.contains(g)).toList();
    long whole = gpus - named.size();
    long given = 0;
    for (int i : active) {
      long rest = holds.get(i).rest();
      if (rest > 0) {
        boolean isAlone = given == 0 && named.isEmpty();
        boolean isConflict = given + rest > whole && !isAlone;
        List<String> of = whole > 0 ? free : othersThan(holds.get(i));
        long all = whole > 0 ? whole : gpus;
        long part = Math.min(rest, all);
        OwnerRule rule = part == gpus ? OwnerRule.WHOLE_NODE : OwnerRule.NODE_SHARE;
        of.forEach(g -> claim(i, DeviceClaim.ofGpu(g, rule, part, all, isConflict), from, to));
        given += isConflict ? 0 : part;
      }
    }
  }

  /** The GPUs of the node that are not named for a hold, though all are for somebody. */
  private List<String> othersThan(NodeHold hold) {
    Set<String> own = new HashSet<>(hold.namedGpus());
    hold.labelled().forEach(device -> own.add(device.gpuUuid()));
    return node.indexes().keySet().stream().filter(gpu -> !own.contains(gpu)).toList();
  }

  private void claim(int hold, DeviceClaim claim, long from, long to) {
    Map<String, Open> of = open.get(hold);
    Open last = of.get(claim.deviceId());
    if (last != null && last.to == from && last.claim.equals(claim)) {
      of.put(claim.deviceId(), new Open(claim, last.from, to));
      return;
    }
    if (last != null) {
      rows.add(holds.get(hold).row(last.claim, last.from, last.to));
    }
    of.put(claim.deviceId(), new Open(claim, from, to));
  }
}
