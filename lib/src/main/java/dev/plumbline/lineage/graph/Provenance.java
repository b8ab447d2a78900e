package dev.plumbline.lineage.graph;

import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where one dataset version comes from.
 *
 * @param inputs what the runs read that wrote it, besides itself; none where no such run is known
 * @param origin whether that is all there is, by the rules that upstream closure goes by
 */
public record Provenance(List<Upstream.Input> inputs, LinkState origin) {
  /** That of a version which a run of the graph mentions. */
  public static Provenance of(LineageGraph graph, DatasetNode version) {
    int number =
        graph
            .number(version)
            .orElseThrow(() -> new IllegalArgumentException("no run mentions " + version));
    Ties producers = graph.producers();
    List<Upstream.Input> inputs = new ArrayList<>();
    for (int i = producers.from(number); i < producers.to(number); i++) {
      graph.inputs(producers.target(i)).stream()
          .filter(input -> !input.resolved().equals(version))
          .forEach(inputs::add);
    }
    return new Provenance(inputs, graph.origins().of(number).state());
  }

  /** The versions that it was made of, in the order of their names. */
  public SortedSet<DatasetNode> parts() {
    SortedSet<DatasetNode> parts = new TreeSet<>();
    inputs.forEach(input -> parts.add(input.resolved()));
    return parts;
  }

  /** How surely these are all: at best WEAK where one of them was read without its version. */
  public LinkState state() {
    boolean isGuessed = inputs.stream().anyMatch(Upstream.Input::isInferred);
    return isGuessed && LinkState.WEAK.isWorseThan(origin) ? LinkState.WEAK : origin;
  }
}
