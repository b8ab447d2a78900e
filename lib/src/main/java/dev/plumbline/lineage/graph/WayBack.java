package dev.plumbline.lineage.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A way on one walk from its training run to a version, found from its end: of the runs that read
 * the version the one that stands first, and so on with what that run wrote. Where runs go round in
 * a circle, the shortest.
 */
final class WayBack {
  private final LineageGraph graph;
  private final Walks walks;
  private final int trainingRun;
  private final long lane;

  WayBack(LineageGraph graph, Walks walks, int walk) {
    this.graph = graph;
    this.walks = walks;
    this.trainingRun = walks.trainingRun(walk);
    this.lane = 1L << walk;
  }

  /** The training run alone, which read nothing. */
  Upstream.Way toNothing() {
    return new Upstream.Way(graph, List.of(trainingRun), List.of());
  }

  /** The way to a version that the walk came by. */
  Upstream.Way to(int version) {
    List<Integer> runs = new ArrayList<>();
    List<Integer> versions = new ArrayList<>();
    int at = version;
    int before = walks.order().count();
    while (at != Firsts.NONE) {
      int reader = reader(at);
      versions.add(at);
      runs.add(reader);
      if (reader == trainingRun) {
        Collections.reverse(runs);
        Collections.reverse(versions);
        return new Upstream.Way(graph, runs, versions);
      }
      int place = walks.order().place(reader);
      at = place < before ? writtenBy(reader) : Firsts.NONE;
      before = place;
    }
    return shortest(version);
  }

  /** The run on the walk that read the version and stands first. */
  private int reader(int version) {
    Ties readers = graph.readers();
    for (int i = readers.from(version); i < readers.to(version); i++) {
      int run = walks.order().run(readers.target(i));
      if ((walks.joined(run) & lane) != 0) {
        return run;
      }
    }
    throw new IllegalStateException("nobody read " + graph.node(version));
  }

  /** Of what the run wrote and the walk came by, what was read by the run that stands first. */
  private int writtenBy(int run) {
    int best = Firsts.NONE;
    int bestPlace = walks.order().place(run);
    Ties written = graph.written();
    for (int i = written.from(run); i < written.to(run); i++) {
      int version = written.target(i);
      if (isVisited(version)) {
        int place = walks.order().place(reader(version));
        best = place < bestPlace ? version : best;
        bestPlace = Math.min(place, bestPlace);
      }
    }
    return best;
  }

  private boolean isVisited(int version) {
    int rank = walks.ground().rank(version);
    return rank >= 0 && (walks.visited(rank) & lane) != 0;
  }

  private Upstream.Way shortest(int target) {
    Map<Integer, Integer> readBy = new HashMap<>();
    Map<Integer, Integer> reachedFrom = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    java.util.Set<Integer> joined = new java.util.HashSet<>(List.of(trainingRun));
    read(trainingRun, Firsts.NONE, readBy, reachedFrom, open);
    while (!readBy.containsKey(target)) {
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
    for (int at = target; at != Firsts.NONE; at = reachedFrom.get(at)) {
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
}
