package dev.plumbline.segment;

import dev.plumbline.ingest.SourceSettings;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which labels tell several scrapers of one device apart.
 *
 * @param bySource the labels' names, of the sources that do not use the usual ones
 */
public record ReplicaLabels(Map<String, List<String>> bySource) implements Serializable {
  /** Of sources that all use the usual ones. */
  public static final ReplicaLabels USUAL = new ReplicaLabels(Map.of());

  /** Takes its own copy. */
  public ReplicaLabels {
    bySource = Map.copyOf(bySource);
  }

  /** The names that a source uses. */
  List<String> of(String source) {
    return bySource.getOrDefault(source, SourceSettings.Labels.USUAL_REPLICAS);
  }

  /** The names that any source uses, sorted. */
  List<String> all() {
    SortedSet<String> all = new TreeSet<>(SourceSettings.Labels.USUAL_REPLICAS);
    bySource.values().forEach(all::addAll);
    return List.copyOf(all);
  }
}
