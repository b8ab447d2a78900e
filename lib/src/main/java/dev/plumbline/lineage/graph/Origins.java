package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;

/**
 * Whether the origin of a dataset version is known: it was written by a run whose own inputs are
 * known or declared to be none, or it is a declared source. Each is judged once, for all walks.
 */
final class Origins {
  private final LineageGraph graph;
  private final Member[] judged;

  Origins(LineageGraph graph, int versions) {
    this.graph = graph;
    this.judged = new Member[versions];
  }

  /** The state of the origin of a version. */
  Member of(int version) {
    if (judged[version] == null) {
      judged[version] = graph.producers().isEmpty(version) ? declared(version) : produced(version);
    }
    return judged[version];
  }

  /** True where nothing lies behind the version: no run wrote it, or one that read nothing. */
  boolean isEnd(int version) {
    Ties producers = graph.producers();
    for (int i = producers.from(version); i < producers.to(version); i++) {
      if (graph.stated().isEmpty(producers.target(i))) {
        return true;
      }
    }
    return producers.isEmpty(version);
  }

  private Member declared(int version) {
    DatasetNode node = graph.node(version);
    return graph
        .source(node.dataset())
        .map(source -> owned(node, source.owner()))
        .orElseGet(() -> unknown(node));
  }

  private Member unknown(DatasetNode node) {
    String meant = graph.nearMisses().of(node);
    return node.version() != null && !graph.written(node.dataset()).isEmpty()
        ? new Member(LinkState.DANGLING, "no known run wrote " + node + meant)
        : new Member(
            LinkState.MISSING, node + " has neither a producing run nor a declared source" + meant);
  }

  private static Member owned(DatasetNode node, String owner) {
    return owner == null
        ? new Member(LinkState.WEAK, node.dataset() + " is a declared source without an owner")
        : Member.PRESENT;
  }

  private Member produced(int version) {
    Ties producers = graph.producers();
    boolean complete = false;
    for (int i = producers.from(version); i < producers.to(version); i++) {
      RunFacts run = graph.facts(producers.target(i));
      complete |= run != null && run.isComplete();
      Member end = wayOn(version, producers.target(i));
      if (end.state() != LinkState.PRESENT) {
        return end;
      }
    }
    return complete
        ? Member.PRESENT
        : new Member(
            LinkState.WEAK, "the run that wrote " + graph.node(version) + " is not complete");
  }

  /** A producing run that names no inputs is an origin only where somebody says so. */
  private Member wayOn(int version, int producer) {
    RunFacts run = graph.facts(producer);
    boolean declaredEmpty =
        run != null && run.noInputsDeclaredAt() != null
            || graph.writings().isWithoutUpstream(version, producer);
    if (declaredEmpty || !graph.stated().isEmpty(producer)) {
      return Member.PRESENT;
    }
    DatasetNode node = graph.node(version);
    return graph
        .source(node.dataset())
        .map(source -> owned(node, source.owner()))
        .orElseGet(
            () ->
                new Member(
                    LinkState.MISSING,
                    "run %s wrote %s, names no input and nothing says so"
                        .formatted(graph.runId(producer), node)));
  }
}
