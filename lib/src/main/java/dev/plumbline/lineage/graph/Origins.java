package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.util.stream.IntStream;

/**
 * Whether the origin of a dataset version is known. Each is judged once, for all walks.
 *
 * <ol>
 *   <li>A run wrote it whose own inputs are known or declared to be none; or it is a declared
 *       source. Every run that wrote it counts.
 *   <li>Of a dataset whose name was left out in part nobody can tell where it comes from.
 *   <li>What a run read of the version that it wrote is no origin. Where another run wrote it too,
 *       that one counts alone: the start of a merge often names what it reads as what it writes.
 *       Else it is made of itself, and has no origin but its other inputs or a declaration; what it
 *       held before is not told either way.
 *   <li>Where the way back goes round in a circle it must leave it somewhere for an origin.
 * </ol>
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
      judged[version] = judge(version);
    }
    return judged[version];
  }

  private Member judge(int version) {
    DatasetNode node = graph.node(version);
    if (!node.dataset().isWhole()) {
      return new Member(LinkState.MISSING, node + " is of a dataset that nobody named in full");
    }
    return graph.producers().isEmpty(version) ? declared(version) : produced(version);
  }

  /**
   * True where nothing lies behind the version: no run wrote it, or one that read nothing besides.
   */
  boolean isEnd(int version) {
    return graph.producers().isEmpty(version)
        || IntStream.of(writers(version)).anyMatch(run -> !readsMore(run, version));
  }

  /** The runs that account for a version: those that did not read it, or all where all did. */
  private int[] writers(int version) {
    Ties producers = graph.producers();
    int[] all =
        IntStream.range(producers.from(version), producers.to(version))
            .map(place -> producers.target(place))
            .toArray();
    int[] others = IntStream.of(all).filter(run -> !reads(run, version)).toArray();
    return others.length == 0 ? all : others;
  }

  /** True where the run read anything but this version. */
  private boolean readsMore(int run, int version) {
    for (int i = graph.stated().from(run); i < graph.stated().to(run); i++) {
      if (graph.resolved(i) != version) {
        return true;
      }
    }
    return false;
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
    boolean complete = false;
    for (int producer : writers(version)) {
      RunFacts run = graph.facts(producer);
      complete |= run != null && run.isComplete();
      Member end = wayOn(version, producer);
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
    if (reads(producer, version)) {
      return ofItself(version, producer);
    }
    RunFacts run = graph.facts(producer);
    boolean declaredEmpty =
        run != null && run.noInputsDeclaredAt() != null
            || graph.writings().isWithoutUpstream(version, producer);
    if (declaredEmpty) {
      return Member.PRESENT;
    }
    DatasetNode node = graph.node(version);
    if (!graph.stated().isEmpty(producer)) {
      return graph.wayBack().leadsToOrigin(producer)
          ? Member.PRESENT
          : new Member(
              LinkState.MISSING,
              "the way back from %s goes round in a circle and to no origin".formatted(node));
    }
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

  private boolean reads(int run, int version) {
    // Quick for the many runs that read nothing of their own.
    if (!graph.producersOf().has(run, run)) {
      return false;
    }
    for (int i = graph.stated().from(run); i < graph.stated().to(run); i++) {
      if (graph.resolved(i) == version) {
        return true;
      }
    }
    return false;
  }

  private Member ofItself(int version, int producer) {
    DatasetNode node = graph.node(version);
    boolean hasOrigin = readsMore(producer, version) || graph.source(node.dataset()).isPresent();
    return hasOrigin
        ? new Member(
            LinkState.WEAK,
            "run %s wrote %s and read it too: what it held before is not told"
                .formatted(graph.runId(producer), node))
        : new Member(
            LinkState.MISSING,
            "%s is made of itself alone: run %s, which wrote it, read nothing else"
                .formatted(node, graph.runId(producer)));
  }
}
