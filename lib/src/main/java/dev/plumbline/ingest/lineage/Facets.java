package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.ingest.Sink;
import java.util.HashMap;
import java.util.Map;

/**
 * The readable facets of one run, job or dataset. What breaks its own specification is counted as
 * {@code facet_invalid:NAME}, and is read as far as it can be. A facet that says it is deleted is
 * absent.
 */
final class Facets {
  private final Map<String, JsonNode> readable = new HashMap<>();

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
    // What the specification calls by its name goes before what older producers called otherwise.
    facets.fields().forEachRemaining(facet -> addOne(facet.getKey(), facet.getValue(), sink));
    facets
        .fields()
        .forEachRemaining(
            facet ->
                FacetNames.older(facet.getKey(), facet.getValue())
                    .ifPresent(today -> addOne(today.getKey(), today.getValue(), sink)));
  }

  private void addOne(String name, JsonNode facet, Sink sink) {
    if (facet.isNull() || facet.path("_deleted").asBoolean()) {
      return;
    }
    if (!FacetShapes.isOfSpecification(name, facet)) {
      sink.absent("facet_invalid:" + name);
    }
    if (FacetShapes.isReadable(name, facet)) {
      readable.putIfAbsent(name, facet);
    }
  }

  boolean has(String name) {
    return readable.containsKey(name);
  }

  /** The facet, or a missing node. */
  JsonNode facet(String name) {
    return readable.getOrDefault(name, MissingNode.getInstance());
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
