package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether a facet has the shape that the OpenLineage specification gives it, as far as somebody
 * reads it. Facets that are not listed only have to be objects.
 */
final class FacetShapes {
  private static final Map<String, Predicate<JsonNode>> SHAPES =
      Map.ofEntries(
          Map.entry("parent", f -> isText(f.at("/run/runId")) && isText(f.at("/job/name"))),
          Map.entry("executionParameters", f -> isListOf(f.path("parameters"), "key")),
          Map.entry("errorMessage", f -> isText(f.path("message"))),
          Map.entry("tags", f -> isListOf(f.path("tags"), "key")),
          Map.entry("sourceCodeLocation", f -> isTextOrAbsent(f.path("version"))),
          Map.entry("version", f -> f.path("datasetVersion").isValueNode()),
          Map.entry("symlinks", f -> isListOf(f.path("identifiers"), "namespace", "name")),
          Map.entry("columnLineage", f -> f.path("fields").isObject()),
          Map.entry("schema", f -> isListOf(f.path("fields"), "name")),
          Map.entry("datasetType", f -> isText(f.path("datasetType"))),
          Map.entry("lifecycleStateChange", f -> isText(f.path("lifecycleStateChange"))),
          Map.entry("ownership", f -> isListOf(f.path("owners"), "name")),
          Map.entry("dataQualityMetrics", FacetShapes::countsSomething),
          Map.entry("outputStatistics", f -> areCounts(f, "rowCount", "size", "fileCount")));

  private FacetShapes() {}

  /** True when the facet can be read. */
  static boolean isValid(String name, JsonNode facet) {
    Predicate<JsonNode> shape = SHAPES.get(name);
    return facet.isObject() && (shape == null || shape.test(facet));
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }

  private static boolean isTextOrAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull() || node.isTextual();
  }

  /** A list, be it empty or absent, of objects that have these texts. */
  private static boolean isListOf(JsonNode list, String... texts) {
    if (list.isMissingNode() || list.isNull()) {
      return true;
    }
    boolean valid = list.isArray();
    for (JsonNode element : list) {
      for (String text : texts) {
        valid &= element.path(text).isTextual();
      }
    }
    return valid;
  }

  private static boolean countsSomething(JsonNode facet) {
    return areCounts(facet, "rowCount", "bytes", "fileCount")
        && (facet.has("rowCount") || facet.path("columnMetrics").isObject());
  }

  private static boolean areCounts(JsonNode facet, String... names) {
    for (String name : names) {
      JsonNode count = facet.path(name);
      if (!count.isMissingNode() && !count.isNull() && !count.isIntegralNumber()) {
        return false;
      }
    }
    return true;
  }
}
