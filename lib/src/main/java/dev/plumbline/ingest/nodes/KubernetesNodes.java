package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.kubernetes.Quantity;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import dev.plumbline.terms.reject.RecordReject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nodes as the Kubernetes API lists them; managed clusters of any provider. */
final class KubernetesNodes implements NodeDialect {
  private static final long serialVersionUID = 1L;
  private static final Pattern KIND = Pattern.compile("\"kind\"\\s*:\\s*\"(?:Node|NodeList)\"");
  private static final List<String> GPUS =
      List.of("nvidia.com/gpu", "amd.com/gpu", "gpu.intel.com/i915", "gpu.intel.com/xe");

  @Override
  public String format() {
    return "kubernetes-nodes";
  }

  @Override
  public String description() {
    return "Kubernetes nodes: kubectl get nodes -o json, or the API's list.";
  }

  @Override
  public FormatGuide guide() {
    return NodeGuides.KUBERNETES;
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    return text.stripLeading().startsWith("{")
        && text.contains("\"apiVersion\"")
        && KIND.matcher(text).find();
  }

  @Override
  public String items() {
    return "items";
  }

  @Override
  public ListedNode read(JsonNode node, JsonNode item) throws UnusableNode {
    String kind = node.path("kind").asText();
    boolean isNode = kind.equals("Node") || kind.isEmpty() && node.path("status").has("capacity");
    if (!isNode) {
      throw UnusableNode.ignored("other_kind");
    }
    Long gpus = gpus(node.path("status").path("capacity"));
    if (gpus == null) {
      throw UnusableNode.ignored("no_gpu");
    }
    JsonNode metadata = node.path("metadata");
    Map<String, String> labels = Fields.map(metadata.path("labels"));
    String name = Fields.text(metadata, "name");
    String uid = Fields.text(metadata.path("uid"));
    return new ListedNode(
        new ListedNode.Names(uid == null ? name : uid, name, aliases(name, node.path("status"))),
        ProviderId.bill(Fields.text(node.path("spec").path("providerID"))),
        new ListedNode.Hardware(
            labels.get("node.kubernetes.io/instance-type"),
            gpus,
            labels.get("nvidia.com/gpu.product"),
            compute(node.path("status")),
            labels.get("topology.kubernetes.io/zone")),
        new ListedNode.Life(
            ready(node.path("status").path("conditions")),
            Fields.instant(metadata.path("creationTimestamp")),
            Fields.instant(metadata.path("deletionTimestamp"))),
        labels);
  }

  /** Whole GPUs; a node whose GPUs are only handed out in parts says so by its product label. */
  private static Long gpus(JsonNode capacity) throws UnusableNode {
    long gpus = 0;
    for (String resource : GPUS) {
      String count = Fields.text(capacity.path(resource));
      if (count != null) {
        gpus += number(count);
      }
    }
    boolean hasParts =
        Fields.map(capacity).keySet().stream()
            .anyMatch(name -> name.startsWith("nvidia.com/") && !GPUS.contains(name));
    return gpus == 0 && !hasParts ? null : Long.valueOf(gpus);
  }

  private static long number(String count) throws UnusableNode {
    try {
      return Long.parseLong(count);
    } catch (NumberFormatException e) {
      throw UnusableNode.refused(RecordReject.BAD_FIELD.of("gpu_quantity"));
    }
  }

  /** What the machine has; where that is not told, what pods may have of it. */
  private static ComputeAmount compute(JsonNode status) {
    return new ComputeAmount(
        said(status, "cpu").flatMap(Quantity::cpus).orElse(null),
        said(status, "memory").flatMap(Quantity::bytes).orElse(null));
  }

  private static Optional<String> said(JsonNode status, String resource) {
    return Stream.of("capacity", "allocatable")
        .map(part -> Fields.text(status.path(part).path(resource)))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static List<String> aliases(String name, JsonNode status) {
    List<String> names = new ArrayList<>();
    for (JsonNode address : status.path("addresses")) {
      names.add(Fields.text(address.path("address")));
    }
    return Fields.others(name, names.toArray(String[]::new));
  }

  private static String ready(JsonNode conditions) {
    for (JsonNode condition : conditions) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True") ? "ready" : "not ready";
      }
    }
    return null;
  }
}
