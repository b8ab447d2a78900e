package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.ingest.Sink;
import java.util.HashMap;
import java.util.Map;

/**
 * The readable facets of one run, job or dataset. What has the wrong shape is counted as {@code
 * facet_invalid:NAME} and reads as absent.
 */
final class Facets {
  private final Map<String, JsonNode> valid = new HashMap<>();

  private Facets() {}

  /** The facets under these fields of the owner, the first field's first. */
  static Facets of(JsonNode owner, Sink sink, String... fields) {
    Facets facets = new Facets();
    for (String field : fields) {
      facets.add(owner.path(field), field, sink);
    }
    return facets;
  }

  private void add(JsonNode facets, String field, Sink sink) {
    if (facets.isMissingNode() || facets.isNull()) {
      return;
    }
    if (!facets.isObject()) {
      sink.absent("facet_invalid:" + field);
      return;
    }
    facets
        .fields()
        .forEachRemaining(
            facet -> {
              if (FacetShapes.isValid(facet.getKey(), facet.getValue())) {
                valid.putIfAbsent(facet.getKey(), facet.getValue());
              } else if (!facet.getValue().isNull()) {
                sink.absent("facet_invalid:" + facet.getKey());
              }
            });
  }

  boolean has(String name) {
    return valid.containsKey(name);
  }

  /** The facet, or a missing node. */
  JsonNode facet(String name) {
    return valid.getOrDefault(name, MissingNode.getInstance());
  }

  /** A value inside a facet as text; null when it is not there, blank or no plain value. */
  String text(String name, String pointer) {
    return text(facet(name).at(pointer));
  }

  /** A plain value as trimmed text; null when it is not there, blank or no plain value. */
  static String text(JsonNode node) {
    if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
      return null;
    }
    return node.asText().trim();
  }
}
