package dev.plumbline.attention;

import dev.plumbline.attention.MachineDay.MachineName;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Nodes whose GPU time was observed and that no billing resource is configured for. Money is null:
 * what the node costs stands, if anywhere, in the bill of a machine that nobody saw.
 */
final class UnmappedNode {
  private UnmappedNode() {}

  /** Its rows of a date. */
  static Stream<Row> rows(LocalDate date, Collection<MachineDay> machines, Nodes nodes) {
    List<MachineDay> unseen = machines.stream().filter(MachineDay::isNeverSeen).toList();
    return machines.stream()
        .filter(MachineDay::isUnmapped)
        .map(node -> row(date, node, Likeness.of(node, unseen)));
  }

  private static Row row(LocalDate date, MachineDay node, List<Likeness> alike) {
    String detail =
        "%s seen for %s; %s"
            .formatted(
                Words.count(node.gpuCount(), "GPU", "GPUs"),
                Words.gpuHours(node.seen()),
                bill(alike));
    return new Found(
            AttentionKind.UNMAPPED_NODE,
            date,
            node.host(),
            detail,
            remedy(node, alike) + Words.rerun(date))
        .row(node.seen());
  }

  private static String bill(List<Likeness> alike) {
    if (alike.isEmpty()) {
      return "no machine of as many GPUs was billed for these hours and never seen";
    }
    String names = Words.names(alike.stream().map(like -> like.machine().resource()).toList());
    if (alike.size() > 1) {
      return "probably one of the bills of " + names + " (" + alike.get(0).words() + ")";
    }
    Likeness one = alike.get(0);
    return "probably the bill of %s (%s; %s)"
        .formatted(names, one.words(), Words.money(one.machine().costs()));
  }

  private static String remedy(MachineDay node, List<Likeness> alike) {
    String name = node.nodeName();
    if (name == null) {
      return "write node: or node_pattern: at the source whose telemetry does not say its node, or"
          + " let the exporter set Hostname";
    }
    MachineDay bill = alike.size() == 1 ? alike.get(0).machine() : null;
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("node", name);
    entry.put("cluster", node.name(MachineName.CLUSTER));
    entry.put("provider", named(bill, MachineName.PROVIDER));
    entry.put("sub_account", bill == null ? null : bill.name(MachineName.SUB_ACCOUNT));
    entry.put("resource_id", bill == null ? "?" : bill.resource());
    entry.put("instance_type", named(bill, MachineName.INSTANCE_TYPE));
    return "write under nodes: "
        + Words.entry(entry)
        + (bill == null
            ? ", with the three that are ? as the bill has them"
            : ", if that is its bill");
  }

  private static String named(MachineDay bill, MachineName what) {
    return bill == null || bill.name(what) == null ? "?" : bill.name(what);
  }
}
