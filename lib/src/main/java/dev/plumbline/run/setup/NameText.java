package dev.plumbline.run.setup;

import dev.plumbline.run.survey.BilledResource;
import dev.plumbline.run.survey.Fleet.NodeGpus;
import dev.plumbline.run.survey.SeenNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/**
 * The {@code nodes:}, {@code owners:}, {@code labels:} and {@code prices:} of a new configuration.
 */
final class NameText {
  private static final String ENTRY = "  ";
  private static final String BLANK = "…";
  private static final int SHOWN = 200;
  private static final int CANDIDATES = 4;

  private final YamlText yaml;
  private final Found found;

  NameText(YamlText yaml, Found found) {
    this.yaml = yaml;
    this.found = found;
  }

  void write() {
    nodes();
    owners();
    standby();
    serving();
    budgets();
    labels();
    prices();
    instanceTypes();
  }

  private void nodes() {
    yaml.blank()
        .comment(
            "",
            "Which bill a node is on: node and cluster as telemetry says, the rest as the bill"
                + " says.");
    if (found.fleet().isSampled()) {
      yaml.comment(
          "", "Only a sample of the files was looked at: there may be more nodes and names.");
    }
    yaml.line("nodes:");
    found
        .nodes()
        .known()
        .forEach(
            (node, resource) ->
                yaml.line(ENTRY + "- " + entry(node, resource) + "  # " + gpus(node)));
    Map<SeenNode, List<BilledResource>> open = found.nodes().open();
    if (!open.isEmpty()) {
      yaml.comment(
          ENTRY,
          found.hasBills()
              ? "FILL IN: no bill names these nodes. Until then their time is measured and has no"
                  + " cost."
              : "FILL IN: there is no bill. With a provider, an instance type and prices: below,"
                  + " list prices stand in; resource_id is then any name, such as the node's.");
    }
    open.entrySet().stream().limit(SHOWN).forEach(e -> open(e.getKey(), e.getValue()));
    unseen(open);
    if (found.fleet().nodes().isEmpty()) {
      yaml.comment(ENTRY, "FILL IN: no node was seen in telemetry.");
    }
  }

  private void open(SeenNode node, List<BilledResource> alike) {
    BilledResource only = alike.size() == 1 ? alike.get(0) : null;
    yaml.line(
        ENTRY
            + "# - "
            + entry(node, only)
            + "  # "
            + gpus(node)
            + (only == null ? "" : "; the only billed resource like it, check"));
  }

  private void unseen(Map<SeenNode, List<BilledResource>> open) {
    List<BilledResource> unseen = found.nodes().unseen();
    if (!unseen.isEmpty()) {
      yaml.comment(ENTRY, "Billed resources with GPUs that no node is named after:");
    }
    unseen.stream()
        .limit(SHOWN)
        .forEach(resource -> yaml.comment(ENTRY, "  " + described(resource)));
  }

  private static String entry(SeenNode node, BilledResource resource) {
    StringBuilder entry = new StringBuilder("{node: " + YamlText.value(node.node()));
    if (node.cluster() != null) {
      entry.append(", cluster: ").append(YamlText.value(node.cluster()));
    }
    entry.append(", provider: ").append(resource == null ? BLANK : value(resource.provider()));
    if (resource != null && resource.subAccount() != null) {
      entry.append(", sub_account: ").append(YamlText.value(resource.subAccount()));
    }
    return entry
        .append(", resource_id: ")
        .append(resource == null ? BLANK : value(resource.id()))
        .append(", instance_type: ")
        .append(resource == null ? BLANK : value(resource.instanceType()))
        .append('}')
        .toString();
  }

  private static String value(String text) {
    return text == null ? BLANK : YamlText.value(text);
  }

  private String gpus(SeenNode node) {
    NodeGpus gpus = found.fleet().nodes().get(node);
    String models = gpus.models().isEmpty() ? "GPUs" : String.join(", ", gpus.models());
    return YamlText.oneLine(gpus.uuids().isEmpty() ? models : gpus.uuids().size() + " × " + models);
  }

  private static String described(BilledResource resource) {
    return "%s (%s, %s, %s)"
        .formatted(
            resource.id(), resource.provider(), resource.subAccount(), resource.instanceType());
  }

  private void owners() {
    NavigableSet<String> namespaces = found.fleet().namespaces();
    yaml.blank().comment("", "Who pays inside, by namespace.").line("owners:");
    yaml.comment(
        ENTRY,
        namespaces.isEmpty()
            ? "No telemetry says a namespace; where none does, what was used belongs to nobody."
            : "FILL IN: team and project. Until then what a namespace used belongs to nobody.");
    namespaces.stream()
        .limit(SHOWN)
        .forEach(
            namespace ->
                yaml.line(
                    ENTRY
                        + "# - {namespace: "
                        + YamlText.value(namespace)
                        + ", team: …, project: …}"));
  }

  private void standby() {
    yaml.blank()
        .comment("", "Who idles on purpose, such as warm replicas: a cost with a name, not waste.")
        .line("# standby:")
        .line("#   - {namespace: …, pod: 'NAME-*'}");
  }

  private void serving() {
    yaml.blank()
        .comment("", "Who serves which model version, as usage and the registry name it.")
        .line("# serving:")
        .line("#   - {namespace: …, pod: 'NAME-*', model: …, version: '1', target: …}");
  }

  private void budgets() {
    yaml.blank()
        .comment("", "What teams may spend on GPU time in a calendar month.")
        .line("# budgets:")
        .line("#   - {team: …, monthly: 10000, currency: USD, from: 2026-01-01}");
  }

  private void instanceTypes() {
    yaml.blank()
        .comment("", "GPUs of instance types that neither the facts that ship nor the bill know.")
        .line("# instance_types:")
        .line("#   - {provider: …, instance_type: …, gpus: 8, model: 'NVIDIA H100 80GB HBM3'}");
  }

  private void labels() {
    List<String> runs =
        found.fleet().labels().stream()
            .filter(label -> label.contains("run"))
            .limit(CANDIDATES)
            .toList();
    if (!runs.isEmpty()) {
      yaml.blank()
          .comment(
              "", "The label of telemetry that carries a training run's id, if one of these does.");
      runs.forEach(label -> yaml.line("# labels: {run_id: " + YamlText.value(label) + "}"));
    }
  }

  private void prices() {
    yaml.blank()
        .comment(
            "",
            found.hasBills()
                ? "List prices for time without a charge: nodes that are on no bill, or not yet."
                : "FILL IN: there is no bill, so list prices are all that can price GPU time.")
        .line("prices:")
        .line(
            ENTRY
                + "# - {provider: …, instance_type: …, from: 2026-01-01,"
                + " price_per_gpu_hour: …, currency: USD}");
  }
}
