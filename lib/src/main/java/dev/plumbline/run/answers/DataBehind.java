package dev.plumbline.run.answers;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.Provenance;
import dev.plumbline.lineage.graph.Upstream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All dataset versions behind a training run, as far as runs name them.
 *
 * @param trained what the training run itself read
 * @param all each of them, behind however many runs, in the order of names: where it comes from
 * @param inferred those that a run read without naming a version: the latest complete one then
 */
public record DataBehind(
    SortedSet<DatasetNode> trained,
    SortedMap<DatasetNode, Provenance> all,
    Set<DatasetNode> inferred) {

  /** Of a version whose training run is not known there is none. */
  static DataBehind none() {
    return new DataBehind(new TreeSet<>(), new TreeMap<>(), new HashSet<>());
  }

  /** What is behind a run that has these inputs. */
  static DataBehind of(LineageGraph graph, List<Upstream.Input> inputs) {
    DataBehind data = none();
    Deque<Upstream.Input> open = new ArrayDeque<>(inputs);
    inputs.forEach(input -> data.trained.add(input.resolved()));
    while (!open.isEmpty()) {
      Upstream.Input input = open.remove();
      DatasetNode read = input.resolved();
      if (input.isInferred() && read.version() != null) {
        data.inferred.add(read);
      }
      if (!data.all.containsKey(read)) {
        Provenance from = Provenance.of(graph, read);
        data.all.put(read, from);
        open.addAll(from.inputs());
      }
    }
    return data;
  }
}
