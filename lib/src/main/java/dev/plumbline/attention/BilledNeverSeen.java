package dev.plumbline.attention;

import dev.plumbline.attention.MachineDay.MachineName;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Machines whose GPU time was billed for a date on which no telemetry showed any of it. */
final class BilledNeverSeen {
  private BilledNeverSeen() {}

  /** Its rows of a date. */
  static Stream<Row> rows(LocalDate date, Collection<MachineDay> machines, Nodes nodes) {
    List<MachineDay> unmapped = machines.stream().filter(MachineDay::isUnmapped).toList();
    return machines.stream()
        .filter(MachineDay::isNeverSeen)
        .flatMap(machine -> rows(date, machine, Likeness.of(machine, unmapped), nodes));
  }

  /** One for each currency; the time stands in the first. */
  private static Stream<Row> rows(
      LocalDate date, MachineDay machine, List<Likeness> alike, Nodes nodes) {
    boolean isConfigured = nodes.ofResource(machine.resource()).isPresent();
    SortedMap<String, BigDecimal> costs = machine.costs();
    String detail =
        "%s billed, %s, %s; none of it was seen"
            .formatted(
                Words.count(machine.gpuCount(), "GPU", "GPUs"),
                Words.gpuHours(machine.unseen()),
                Words.money(costs));
    Found found =
        new Found(
            AttentionKind.BILLED_NEVER_SEEN,
            date,
            machine.resource(),
            detail,
            (isConfigured ? exporter(machine) : mapping(machine, alike)) + Words.rerun(date));
    if (costs.isEmpty()) {
      return Stream.of(found.row(machine.unseen()));
    }
    return costs.keySet().stream()
        .map(
            currency ->
                found.row(
                    currency.equals(costs.firstKey()) ? machine.unseen() : null,
                    currency,
                    costs.get(currency)));
  }

  private static String exporter(MachineDay machine) {
    String node = machine.name(MachineName.NODE);
    return "look at the exporter of "
        + (node == null ? "its nodes" : "node " + node)
        + ", or correct its entry under nodes: to the name that telemetry has";
  }

  private static String mapping(MachineDay machine, List<Likeness> alike) {
    Map<String, String> entry = new LinkedHashMap<>();
    String node = alike.size() == 1 ? alike.get(0).machine().nodeName() : null;
    entry.put("node", node == null ? "?" : node);
    entry.put("provider", machine.name(MachineName.PROVIDER));
    entry.put("sub_account", machine.name(MachineName.SUB_ACCOUNT));
    entry.put("resource_id", machine.resource());
    entry.put("instance_type", machine.name(MachineName.INSTANCE_TYPE));
    return "write under nodes: "
        + Words.entry(entry)
        + (node == null
            ? ", with the name that telemetry has for ?, or install an exporter on it"
            : ", if that is its node");
  }
}
