package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.Provenance;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.licence.LicenceExpression;
import dev.plumbline.run.answers.ListedVersion;
import dev.plumbline.tables.LineageEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The dataset versions behind a model, numbered in the order of their names. Owner, licence and
 * class are those of the declaration of the dataset; of what is not declared there are none.
 */
final class BomData {
  private static final String NO_NAME = "name not stated";

  private final ListedVersion listed;
  private final Map<DatasetNode, String> references = new LinkedHashMap<>();

  BomData(ListedVersion listed) {
    this.listed = listed;
    for (DatasetNode node : listed.data().all().keySet()) {
      references.put(node, "dataset-" + (references.size() + 1));
    }
  }

  Collection<DatasetNode> all() {
    return references.keySet();
  }

  Collection<DatasetNode> trained() {
    return listed.data().trained();
  }

  Provenance provenance(DatasetNode node) {
    return listed.data().all().get(node);
  }

  String reference(DatasetNode node) {
    return references.get(node);
  }

  /** Puts all of them among the components. */
  void put(ArrayNode components) {
    all().forEach(node -> put(node, components.addObject()));
  }

  private void put(DatasetNode node, ObjectNode component) {
    component.put("type", "data").put("bom-ref", reference(node));
    if (!node.dataset().namespace().equals(LineageEvent.Dataset.UNNAMED)) {
      component.put("group", node.dataset().namespace());
    }
    String name = name(node.dataset());
    component.put("name", name);
    if (node.isNamed()) {
      component.put("version", node.version());
      BomHash.put(node.version(), component);
    }
    Source declared = listed.declared().get(node.dataset());
    ObjectNode data = component.objectNode().put("type", "dataset");
    data.put("name", name);
    BomProperties properties = new BomProperties();
    properties.add("written-by-run", node.unnamedBy());
    if (listed.data().inferred().contains(node)) {
      properties.add("version-inferred", "read without a version: the latest complete one then");
    }
    if (declared != null) {
      licence(declared, component);
      governance(declared, data);
      properties.add("legal-basis", declared.legalBasis());
    }
    component.putArray("data").add(data);
    properties.putInto(component);
  }

  private static String name(DatasetName dataset) {
    return dataset.name().equals(LineageEvent.Dataset.UNNAMED) ? NO_NAME : dataset.name();
  }

  private static void licence(Source declared, ObjectNode component) {
    Optional<String> expression = LicenceExpression.of(declared.licence());
    if (expression.isPresent()) {
      component.putArray("licenses").addObject().put("expression", expression.get());
    } else if (declared.licence() != null) {
      component
          .putArray("licenses")
          .addObject()
          .putObject("license")
          .put("name", declared.licence());
    }
  }

  private static void governance(Source declared, ObjectNode data) {
    if (declared.personalDataClass() != null) {
      data.put("classification", declared.personalDataClass());
    }
    if (declared.owner() != null) {
      data.putObject("governance")
          .putArray("owners")
          .addObject()
          .putObject("organization")
          .put("name", declared.owner());
    }
  }
}
