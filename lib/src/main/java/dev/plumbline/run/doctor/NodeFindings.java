package dev.plumbline.run.doctor;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.run.survey.SeenNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether nodes of telemetry, of the configuration and of the bills are the same. */
final class NodeFindings {
  private final Examination examination;

  private NodeFindings(Examination examination) {
    this.examination = examination;
  }

  static List<Finding> of(Examination examination) {
    NodeFindings findings = new NodeFindings(examination);
    List<Finding> all =
        Stream.of(
                findings.unmapped(),
                findings.otherCluster(),
                findings.neverSeen(),
                findings.neverBilled(),
                findings.unknownTypes())
            .flatMap(List::stream)
            .toList();
    boolean isSilent = all.isEmpty() && examination.hasTelemetry();
    return isSilent ? List.of(findings.allMapped()) : all;
  }

  private Finding allMapped() {
    return Finding.ok(
        "every node of telemetry has a billing resource" + examination.inSample(),
        Examination.count(examination.fleet().nodes().size(), "node", "nodes"));
  }

  private List<Finding> unmapped() {
    List<SeenNode> unmapped =
        examination.fleet().nodes().navigableKeySet().stream()
            .filter(name -> name.node() != null && sameName(name).isEmpty())
            .filter(name -> !examination.fleet().isListed(name.node()))
            .toList();
    List<Finding> findings = new ArrayList<>();
    if (!unmapped.isEmpty()) {
      findings.add(
          Finding.warning(
              "in telemetry and not configured: %s; their time has no cost"
                  .formatted(Examination.names(unmapped)),
              examination.file(),
              "add them under nodes: with provider, resource_id and instance_type of the bill"));
    }
    if (examination.fleet().nodes().keySet().stream().anyMatch(name -> name.node() == null)) {
      findings.add(
          Finding.warning(
              "some telemetry does not say its node",
              examination.file(),
              "write node: or node_pattern: at its source, or let the exporter set Hostname"));
    }
    return findings;
  }

  private List<Finding> otherCluster() {
    List<SeenNode> others =
        examination.fleet().nodes().navigableKeySet().stream()
            .filter(name -> !sameName(name).isEmpty())
            .filter(name -> sameName(name).stream().noneMatch(node -> covers(node, name)))
            .toList();
    return others.isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                "configured with another cluster than telemetry has: " + Examination.names(others),
                examination.places(sameName(others.get(0))),
                "correct cluster: of the node or of its source, or leave it out at the node"));
  }

  private List<Node> sameName(SeenNode name) {
    return examination.configuration().nodes().stream()
        .filter(node -> node.means(name.node()))
        .toList();
  }

  private static boolean covers(Node node, SeenNode name) {
    return node.cluster() == null || Objects.equals(node.cluster(), name.cluster());
  }

  private List<Finding> neverSeen() {
    List<Node> unseen =
        examination.configuration().nodes().stream()
            .filter(
                node ->
                    examination.fleet().nodes().keySet().stream()
                        .noneMatch(name -> node.means(name.node())))
            .toList();
    return unseen.isEmpty() || !examination.hasTelemetry()
        ? List.of()
        : List.of(
            Finding.warning(
                "configured and not in telemetry%s: %s; what is billed for them is unobserved"
                    .formatted(
                        examination.inSample(),
                        Examination.names(unseen.stream().map(Node::node).toList())),
                examination.places(unseen),
                "look at their exporters, or correct node: to what telemetry calls them"));
  }

  private List<Finding> neverBilled() {
    List<Node> unbilled =
        examination.configuration().nodes().stream()
            .filter(node -> !examination.isBilled(node))
            .toList();
    return unbilled.isEmpty() || !examination.hasBills()
        ? List.of()
        : List.of(
            Finding.warning(
                "configured and on no bill%s: %s; prices: is all that can price them"
                    .formatted(
                        examination.inSample(),
                        Examination.names(unbilled.stream().map(Node::node).toList())),
                examination.places(unbilled),
                "correct resource_id: to the ResourceId of the bill, or give a price"));
  }

  private List<Finding> unknownTypes() {
    GpuTypes known = new GpuTypes(examination.configuration().instanceTypes());
    List<Node> unknown =
        examination.configuration().nodes().stream()
            .filter(node -> known.of(node.provider(), node.instanceType()).isEmpty())
            .toList();
    List<String> types =
        unknown.stream().map(n -> n.provider() + " " + n.instanceType()).distinct().toList();
    return unknown.isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                "how many GPUs these instance types have is not known: " + Examination.names(types),
                examination.places(unknown),
                "correct provider: or instance_type: to the bill's words, or declare the type's"
                    + " GPUs under instance_types:; an hour that is billed without a GPU count is"
                    + " priced by what was observed"));
  }
}
