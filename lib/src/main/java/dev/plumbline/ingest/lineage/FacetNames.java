package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names that producers gave facets before the specification's, and other ways of spelling
 * those. Integrations before 0.13 wrote {@code parentRun}, and Airflow's wrote both until 2024
 * (OpenLineage#1036, #2660); Spark's before 0.6 wrote {@code tableStateChange}. Clients that dump
 * their own objects write {@code parent_run} or {@code ParentRunFacet}.
 */
final class FacetNames {
  private static final String LIFECYCLE = "lifecycleStateChange";
  private static final Map<String, String> PLAIN = plain();

  private FacetNames() {}

  private static Map<String, String> plain() {
    Map<String, String> names = new HashMap<>();
    FacetShapes.names().forEach(name -> names.put(plain(name), name));
    names.put("parentrun", "parent");
    names.put("tablestatechange", LIFECYCLE);
    names.put("datasetversion", "version");
    return names;
  }

  /** Letters only, without what class names add. */
  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z]", "")
        .replaceFirst("(Run|Job|Dataset|InputDataset|OutputDataset)?Facet$", "")
        .toLowerCase(Locale.ROOT);
  }

  /** True for the pointer's facets that carry a run id of a parent, whatever they are called. */
  static boolean isParent(String name) {
    return "parent".equals(PLAIN.get(plain(name)));
  }

  /** The facet under the name of the specification, where this is another name of it. */
  static Optional<Map.Entry<String, JsonNode>> older(String name, JsonNode facet) {
    String today = PLAIN.get(plain(name));
    if (today == null || today.equals(name)) {
      return Optional.empty();
    }
    JsonNode state = facet.path("stateChange");
    boolean isOlderState = today.equals(LIFECYCLE) && state.isTextual();
    JsonNode content =
        isOlderState
            ? JsonNodeFactory.instance
                .objectNode()
                .put(LIFECYCLE, state.textValue().toUpperCase(Locale.ROOT))
            : facet;
    return Optional.of(Map.entry(today, content));
  }
}
