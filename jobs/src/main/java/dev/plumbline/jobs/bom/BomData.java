package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.Provenance;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.run.answers.ListedVersion;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.LineageEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

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
    RowLayout.Cells declared = listed.declared().get(node.dataset());
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
      properties.add("legal-basis", declared.text(DatasetVersion.LEGAL_BASIS));
    }
    component.putArray("data").add(data);
    properties.putInto(component);
  }

  private static String name(DatasetName dataset) {
    return dataset.name().equals(LineageEvent.Dataset.UNNAMED) ? NO_NAME : dataset.name();
  }

  private static void licence(RowLayout.Cells declared, ObjectNode component) {
    if (declared.has(DatasetVersion.LICENCE_EXPRESSION)) {
      component
          .putArray("licenses")
          .addObject()
          .put("expression", declared.text(DatasetVersion.LICENCE_EXPRESSION));
    } else if (declared.has(DatasetVersion.LICENCE)) {
      component
          .putArray("licenses")
          .addObject()
          .putObject("license")
          .put("name", declared.text(DatasetVersion.LICENCE));
    }
  }

  private static void governance(RowLayout.Cells declared, ObjectNode data) {
    if (declared.has(DatasetVersion.PERSONAL_DATA_CLASS)) {
      data.put("classification", declared.text(DatasetVersion.PERSONAL_DATA_CLASS));
    }
    if (declared.has(DatasetVersion.OWNER)) {
      data.putObject("governance")
          .putArray("owners")
          .addObject()
          .putObject("organization")
          .put("name", declared.text(DatasetVersion.OWNER));
    }
  }
}
