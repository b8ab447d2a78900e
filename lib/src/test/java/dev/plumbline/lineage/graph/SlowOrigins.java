package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether the origin of a version is known, over maps: what the graph's own is compared with. */
final class SlowOrigins {
  private final SlowGraph graph;
  private final Function<String, List<DatasetNode>> inputs;

  /**
   * In a graph.
   *
   * @param inputs of each run the versions that it must have read
   */
  SlowOrigins(SlowGraph graph, Function<String, List<DatasetNode>> inputs) {
    this.graph = graph;
    this.inputs = inputs;
  }

  /** The state of the origin of a version. */
  Member of(DatasetNode node) {
    return graph.producers(node).isEmpty() ? declared(node) : produced(node);
  }

  private Member declared(DatasetNode node) {
    return graph
        .source(node.dataset())
        .map(source -> owned(node, source.owner()))
        .orElseGet(
            () ->
                node.version() != null && graph.isProduced(node.dataset())
                    ? new Member(LinkState.DANGLING, "no known run wrote " + node)
                    : new Member(
                        LinkState.MISSING,
                        node + " has neither a producing run nor a declared source"));
  }

  private static Member owned(DatasetNode node, String owner) {
    return owner == null
        ? new Member(LinkState.WEAK, node.dataset() + " is a declared source without an owner")
        : Member.PRESENT;
  }

  private Member produced(DatasetNode node) {
    boolean complete = false;
    for (String producer : writers(node)) {
      complete |= graph.run(producer).map(RunFacts::isComplete).orElse(false);
      Member end = wayOn(node, producer);
      if (end.state() != LinkState.PRESENT) {
        return end;
      }
    }
    return complete
        ? Member.PRESENT
        : new Member(LinkState.WEAK, "the run that wrote " + node + " is not complete");
  }

  /** A producing run that names no inputs is an origin only where somebody says so. */
  private Member wayOn(DatasetNode node, String producer) {
    List<DatasetNode> read = inputs.apply(producer);
    if (read.contains(node)) {
      boolean hasOrigin =
          read.stream().anyMatch(other -> !other.equals(node))
              || graph.source(node.dataset()).isPresent();
      return hasOrigin
          ? new Member(LinkState.WEAK, "run " + producer + " wrote " + node + " and read it too")
          : new Member(LinkState.MISSING, node + " is made of itself alone");
    }
    boolean declaredEmpty =
        graph.run(producer).map(run -> run.noInputsDeclaredAt() != null).orElse(false)
            || graph.writings(node).stream()
                .anyMatch(w -> w.runId().equals(producer) && w.noUpstreamDeclaredAt() != null);
    if (declaredEmpty) {
      return Member.PRESENT;
    }
    if (!read.isEmpty()) {
      return leadsToOrigin(producer, new TreeSet<>())
          ? Member.PRESENT
          : new Member(LinkState.MISSING, "the way back from " + node + " goes round in a circle");
    }
    return graph
        .source(node.dataset())
        .map(source -> owned(node, source.owner()))
        .orElse(
            new Member(
                LinkState.MISSING,
                "run " + producer + " wrote " + node + ", names no input and nothing says so"));
  }

  /** Runs that wrote a version and did not read it; all that wrote it where each read it too. */
  private List<String> writers(DatasetNode node) {
    List<String> all = List.copyOf(graph.producers(node));
    List<String> others = all.stream().filter(run -> !reads(run, node)).toList();
    return others.isEmpty() ? all : others;
  }

  private boolean reads(String run, DatasetNode node) {
    return inputs.apply(run).contains(node);
  }

  private boolean leadsToOrigin(String run, Set<String> seen) {
    seen.add(run);
    for (DatasetNode read : inputs.apply(run)) {
      SortedSet<String> producers = graph.producers(read);
      boolean isOrigin =
          producers.isEmpty()
              || graph.source(read.dataset()).isPresent()
              || writers(read).stream()
                  .anyMatch(p -> inputs.apply(p).stream().allMatch(read::equals));
      if (isOrigin) {
        return true;
      }
      for (String producer : producers) {
        if (!seen.contains(producer) && leadsToOrigin(producer, seen)) {
          return true;
        }
      }
    }
    return false;
  }
}
