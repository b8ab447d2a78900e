package dev.plumbline.lineage.graph;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What runs wrote that says it is a model. */
public final class WrittenModels {
  private WrittenModels() {}

  /** Versions of models, by the number of the run that wrote them. */
  public static SortedMap<Integer, SortedSet<DatasetNode>> of(LineageGraph graph) {
    SortedMap<Integer, SortedSet<DatasetNode>> models = new TreeMap<>();
    graph
        .writings()
        .models
        .forEach(
            (run, versions) -> {
              SortedSet<DatasetNode> nodes = models.computeIfAbsent(run, k -> new TreeSet<>());
              versions.forEach(version -> nodes.add(graph.node(version)));
            });
    return models;
  }
}
