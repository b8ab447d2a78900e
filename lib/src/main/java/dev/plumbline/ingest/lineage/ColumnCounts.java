package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well the columns of a dataset are tied to columns upstream.
 *
 * @param direct a value of an input column flows into it; column lineage from before
 *     transformations were stated counts as direct, since it named nothing else
 * @param indirectOnly inputs filter, join, group or sort it only
 * @param unknown in the schema, and nothing is said of it
 */
record ColumnCounts(long direct, long indirectOnly, long unknown) {

  /** The counts, or null when neither columns nor column lineage were stated. */
  static ColumnCounts of(Facets facets) {
    JsonNode lineage = facets.facet("columnLineage");
    Set<String> columns = new TreeSet<>();
    facets
        .facet("schema")
        .path("fields")
        .forEach(field -> columns.add(field.path("name").asText()));
    lineage.path("fields").fieldNames().forEachRemaining(columns::add);
    if (columns.isEmpty()) {
      return null;
    }
    boolean wholeDataset = !lineage.path("dataset").isEmpty();
    long direct = 0;
    long indirectOnly = 0;
    for (String column : columns) {
      JsonNode field = lineage.path("fields").path(column);
      if (isDirect(field)) {
        direct++;
      } else if (wholeDataset || !field.path("inputFields").isEmpty()) {
        indirectOnly++;
      }
    }
    return new ColumnCounts(direct, indirectOnly, columns.size() - direct - indirectOnly);
  }

  private static boolean isDirect(JsonNode field) {
    for (JsonNode input : field.path("inputFields")) {
      JsonNode transformations = input.path("transformations");
      if (transformations.isEmpty()) {
        return true;
      }
      for (JsonNode transformation : transformations) {
        if (transformation.path("type").asText().equalsIgnoreCase("DIRECT")) {
          return true;
        }
      }
    }
    return false;
  }
}
