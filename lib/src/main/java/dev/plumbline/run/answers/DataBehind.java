package dev.plumbline.run.answers;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.Upstream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
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
 * @param madeOf of every version, behind however many runs, what the runs read that wrote it;
 *     nothing where no such run is known
 * @param inferred those that a run read without naming a version: the latest complete one then
 */
public record DataBehind(
    SortedSet<DatasetNode> trained,
    SortedMap<DatasetNode, SortedSet<DatasetNode>> madeOf,
    Set<DatasetNode> inferred) {

  /** Of a version whose training run is not known there is none. */
  static DataBehind none() {
    return new DataBehind(new TreeSet<>(), new TreeMap<>(), new TreeSet<>());
  }

  /** What is behind a run that has these inputs. */
  static DataBehind of(LineageGraph graph, List<Upstream.Input> inputs) {
    DataBehind data = none();
    Deque<DatasetNode> open = new ArrayDeque<>();
    inputs.forEach(input -> open.add(data.read(input, data.trained)));
    while (!open.isEmpty()) {
      DatasetNode made = open.remove();
      if (data.madeOf.containsKey(made)) {
        continue;
      }
      SortedSet<DatasetNode> parts = new TreeSet<>();
      data.madeOf.put(made, parts);
      for (int writer : graph.writers(made)) {
        graph.inputs(writer).forEach(input -> open.add(data.read(input, parts)));
      }
    }
    return data;
  }

  private DatasetNode read(Upstream.Input input, Set<DatasetNode> reads) {
    if (input.isInferred() && input.resolved().version() != null) {
      inferred.add(input.resolved());
    }
    reads.add(input.resolved());
    return input.resolved();
  }

  /** All of them, in the order of their names. */
  public Collection<DatasetNode> all() {
    return madeOf.keySet();
  }
}
