package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where an event says that nothing is upstream: the lineage facet with an explicitly empty list of
 * inputs (OpenLineage LineageFacet 1-0-0). An event that merely lists no inputs does not say so.
 *
 * @param ofJob the event's own job reads nothing
 * @param datasets namespace and name of outputs without a source
 */
record EmptyUpstream(boolean ofJob, Set<List<String>> datasets) {
  private static final String FACET = "lineage";

  /** What the job's lineage facet declares. */
  static EmptyUpstream in(Facets job, String namespace, String name) {
    boolean ofJob = false;
    Set<List<String>> datasets = new HashSet<>();
    for (JsonNode entry : job.facet(FACET).path("entries")) {
      String entryNamespace = Facets.text(entry.path("namespace"));
      String entryName = Facets.text(entry.path("name"));
      if (!isEmpty(entry)) {
        continue;
      }
      if ("DATASET".equals(entry.path("type").asText())) {
        datasets.add(java.util.Arrays.asList(entryNamespace, entryName));
      } else if ("JOB".equals(entry.path("type").asText())) {
        boolean own = entryNamespace == null && entryName == null;
        ofJob |= own || namespace.equals(entryNamespace) && name.equals(entryName);
      }
    }
    return new EmptyUpstream(ofJob, datasets);
  }

  /** Nothing declared. */
  static EmptyUpstream none() {
    return new EmptyUpstream(false, Set.of());
  }

  /** True when the job's facet or the dataset's own says that the dataset has no source. */
  boolean of(String namespace, String name, Facets dataset) {
    return isEmpty(dataset.facet(FACET))
        || datasets.contains(java.util.Arrays.asList(namespace, name));
  }

  private static boolean isEmpty(JsonNode entry) {
    JsonNode inputs = entry.path("inputs");
    return inputs.isArray() && inputs.isEmpty() && entry.path("fields").isEmpty();
  }
}
