package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.terms.LinkState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The way that is shown of a walk: to the nearest version in the worst state there is, or, where
 * nothing is amiss, to the nearest one behind which nothing lies.
 */
final class WayBack {
  private final LineageGraph graph;
  private final Map<LinkState, Nearest> byState = new EnumMap<>(LinkState.class);
  private Nearest ends;
  private Nearest origins;
  private Nearest unnamed;

  WayBack(LineageGraph graph) {
    this.graph = graph;
  }

  /**
   * The way from a training run.
   *
   * @param worst the worst state of any version behind it; null where there is none
   * @param isGuessed which versions are WEAK on this walk only because nobody named them
   */
  Upstream.Way from(int trainingRun, LinkState worst, IntPredicate isGuessed) {
    if (worst == null) {
      return new Upstream.Way(graph, List.of(trainingRun), List.of());
    }
    Nearest nearest = worst == LinkState.PRESENT ? ends() : inState(worst);
    if (nearest.isBehind(trainingRun)) {
      return nearest.from(trainingRun);
    }
    // All is well, and runs go round in a circle; or nothing is worse than not being named.
    IntPredicate isWanted = worst == LinkState.PRESENT ? version -> true : isGuessed;
    if (worst != LinkState.PRESENT && unnamed().isBehind(trainingRun)) {
      Upstream.Way way = unnamed().from(trainingRun);
      if (isGuessed.test(way.last())) {
        return way;
      }
    }
    return shortest(trainingRun, isWanted);
  }

  /** True where a way back from the run ends, or comes by a declared source. */
  boolean leadsToOrigin(int run) {
    if (origins == null) {
      origins =
          Nearest.version(
              graph,
              versions(
                  version ->
                      graph.origins().isEnd(version)
                          || graph.source(graph.node(version).dataset()).isPresent()));
    }
    return origins.isBehind(run);
  }

  private Nearest ends() {
    if (ends == null) {
      ends = Nearest.version(graph, versions(version -> graph.origins().isEnd(version)));
    }
    return ends;
  }

  private Nearest inState(LinkState state) {
    return byState.computeIfAbsent(
        state,
        wanted ->
            Nearest.version(
                graph, versions(version -> graph.origins().of(version).state() == wanted)));
  }

  private BitSet versions(IntPredicate isWanted) {
    BitSet wanted = new BitSet();
    for (int version = 0; version < graph.versions(); version++) {
      if (!graph.readers().isEmpty(version) && isWanted.test(version)) {
        wanted.set(version);
      }
    }
    return wanted;
  }

  private Nearest unnamed() {
    if (unnamed == null) {
      BitSet readings = new BitSet();
      for (int i = 0; i < graph.stated().count(); i++) {
        boolean isWell = graph.origins().of(graph.resolved(i)).state() == LinkState.PRESENT;
        readings.set(i, isWell && !graph.isNamed(graph.stated().target(i)));
      }
      unnamed = Nearest.reading(graph, readings);
    }
    return unnamed;
  }

  /** A way to the nearest of some versions of one walk, of which at least one lies behind. */
  private Upstream.Way shortest(int trainingRun, IntPredicate isWanted) {
    Map<Integer, Integer> readBy = new HashMap<>();
    Map<Integer, Integer> reachedFrom = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    Set<Integer> joined = new HashSet<>(List.of(trainingRun));
    read(trainingRun, -1, readBy, reachedFrom, open);
    while (!isWanted.test(open.element())) {
      int version = open.remove();
      Ties producers = graph.producers();
      for (int i = producers.from(version); i < producers.to(version); i++) {
        if (joined.add(producers.target(i))) {
          read(producers.target(i), version, readBy, reachedFrom, open);
        }
      }
    }
    List<Integer> runs = new ArrayList<>();
    List<Integer> versions = new ArrayList<>();
    for (int at = open.element(); at != -1; at = reachedFrom.get(at)) {
      versions.add(0, at);
      runs.add(0, readBy.get(at));
    }
    return new Upstream.Way(graph, runs, versions);
  }

  private void read(
      int run,
      int from,
      Map<Integer, Integer> readBy,
      Map<Integer, Integer> reachedFrom,
      Deque<Integer> open) {
    for (int i = graph.stated().from(run); i < graph.stated().to(run); i++) {
      int version = graph.resolved(i);
      if (readBy.putIfAbsent(version, run) == null) {
        reachedFrom.put(version, from);
        open.add(version);
      }
    }
  }

  /** What is said of the version at the end of a way. */
  Member member(int version, boolean isGuessed) {
    return isGuessed
        ? new Member(LinkState.WEAK, graph.node(version) + " was read without naming a version")
        : graph.origins().of(version);
  }
}
