package dev.plumbline.run.doctor;

import dev.plumbline.cost.hour.ListPrice;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.facts.InstanceGpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether every price is of use, and every time that no bill prices has one. */
final class PriceFindings {
  private PriceFindings() {}

  static List<Finding> of(Examination examination) {
    List<Finding> findings = new ArrayList<>();
    Set<String> needed =
        examination.configuration().nodes().stream()
            .map(PriceFindings::key)
            .collect(Collectors.toSet());
    List<ListPrice> prices = examination.configuration().prices();
    List<ListPrice> unneeded =
        prices.stream().filter(price -> !needed.contains(key(price))).toList();
    if (!unneeded.isEmpty()) {
      findings.add(
          Finding.warning(
              "prices that no configured node needs: "
                  + Examination.names(
                      unneeded.stream().map(p -> p.provider() + " " + p.instanceType()).toList()),
              examination.places(unneeded),
              "correct provider: and instance_type: to those of a node, or remove them"));
    }
    Set<String> priced = prices.stream().map(PriceFindings::key).collect(Collectors.toSet());
    List<Node> unpriced =
        examination.configuration().nodes().stream()
            .filter(node -> !examination.isBilled(node))
            .filter(node -> !priced.contains(key(node)))
            .toList();
    if (!unpriced.isEmpty()) {
      findings.add(
          Finding.warning(
              "on no bill%s and without a price: %s; their time has no cost"
                  .formatted(
                      examination.inSample(),
                      Examination.names(unpriced.stream().map(Node::node).toList())),
              examination.places(unpriced),
              "deliver their bill, or add their instance types under prices:"));
    }
    return findings;
  }

  private static String key(Node node) {
    return InstanceGpus.key(node.provider(), node.instanceType());
  }

  private static String key(ListPrice price) {
    return InstanceGpus.key(price.provider(), price.instanceType());
  }
}
