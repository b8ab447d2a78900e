package dev.plumbline.run.setup;

import dev.plumbline.facts.InstanceGpus;
import dev.plumbline.facts.InstanceGpus.Gpus;
import dev.plumbline.run.survey.BilledResource;
import dev.plumbline.run.survey.Fleet;
import dev.plumbline.run.survey.Fleet.NodeGpus;
import dev.plumbline.run.survey.SeenNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which billed resource each node of telemetry is, where their names agree. The GPU model and count
 * are only a hint: two machines of one type look alike.
 *
 * @param known nodes whose name is that of a billed resource
 * @param open nodes of which no bill says the name, with the resources that look like them
 * @param unseen billed resources with GPUs that no node is named after
 */
record NodeMatch(
    Map<SeenNode, BilledResource> known,
    Map<SeenNode, List<BilledResource>> open,
    List<BilledResource> unseen) {

  static NodeMatch of(Fleet fleet) {
    Map<SeenNode, BilledResource> known = new TreeMap<>();
    List<BilledResource> unseen = new ArrayList<>(fleet.resources().values());
    for (SeenNode node : fleet.nodes().keySet()) {
      named(node, fleet.resources().values())
          .ifPresent(
              resource -> {
                known.put(node, resource);
                unseen.remove(resource);
              });
    }
    unseen.removeIf(resource -> gpus(resource).isEmpty());
    Map<SeenNode, List<BilledResource>> open = new TreeMap<>();
    fleet
        .nodes()
        .forEach(
            (node, gpus) -> {
              if (node.node() != null && !known.containsKey(node)) {
                open.put(node, unseen.stream().filter(r -> looksLike(gpus, r)).toList());
              }
            });
    return new NodeMatch(known, open, unseen);
  }

  /** The one resource of this name that says all that a mapping needs. */
  private static Optional<BilledResource> named(
      SeenNode node, Collection<BilledResource> resources) {
    List<BilledResource> same =
        resources.stream().filter(resource -> isNamed(node.node(), resource)).toList();
    return same.size() == 1 && same.get(0).provider() != null && same.get(0).instanceType() != null
        ? Optional.of(same.get(0))
        : Optional.empty();
  }

  private static boolean isNamed(String node, BilledResource resource) {
    String id = resource.id();
    return node != null
        && (node.equalsIgnoreCase(resource.name())
            || node.equalsIgnoreCase(id.substring(id.lastIndexOf('/') + 1)));
  }

  static Optional<Gpus> gpus(BilledResource resource) {
    return InstanceGpus.SHIPPED.of(resource.provider(), resource.instanceType());
  }

  private static boolean looksLike(NodeGpus node, BilledResource resource) {
    Optional<Gpus> billed = gpus(resource);
    return billed.isPresent()
        && billed.get().model() != null
        && (node.uuids().isEmpty()
            || billed.get().count().compareTo(BigDecimal.valueOf(node.uuids().size())) == 0)
        && node.models().stream().anyMatch(model -> model.startsWith(billed.get().model()));
  }
}
