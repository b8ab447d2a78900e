package dev.plumbline.lineage.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Up to sixty-four ways back from training runs, walked at once: of each run and of each dataset
 * version a long says which of the walks come by it. So the walks of a batch take about as long as
 * one, and what many models have in common is not gone through for each of them.
 *
 * <ol>
 *   <li>A run hands its walks on to the versions it read, and these to the runs that wrote them.
 *   <li>Runs are taken in an order in which readers come before writers: once through is enough.
 *       Where runs go round in a circle it is gone through again until nothing is new.
 *   <li>Each version counts once in a walk; a run that merges into the table it reads goes from one
 *       version to an older one, which is no circle.
 * </ol>
 */
public final class Walks {
  private final LineageGraph graph;
  private final RunOrder order;
  private final long[] joined;
  private final long[] visited;
  private final long[] named;
  private int[] trainingRuns = {};

  Walks(LineageGraph graph, RunOrder order, int versions) {
    this.graph = graph;
    this.order = order;
    this.joined = new long[order.count()];
    this.visited = new long[versions];
    this.named = new long[versions];
  }

  /** Goes back from these runs; what was known of the walks before is gone. */
  void go(int[] from) {
    trainingRuns = from;
    Arrays.fill(joined, 0);
    Arrays.fill(visited, 0);
    Arrays.fill(named, 0);
    int first = order.count();
    for (int walk = 0; walk < from.length; walk++) {
      joined[from[walk]] |= 1L << walk;
      first = Math.min(first, order.place(from[walk]));
    }
    boolean isDone = false;
    while (!isDone) {
      isDone = true;
      for (int place = first; place < order.count(); place++) {
        isDone &= joined[order.run(place)] == 0 || handOn(place);
      }
      first = 0;
    }
  }

  /**
   * Hands the walks of the run at a place on.
   *
   * @return false where a run that had its turn has walks that it had not
   */
  private boolean handOn(int place) {
    int run = order.run(place);
    long walks = joined[run];
    Ties stated = graph.stated();
    Ties producers = graph.producers();
    boolean isForward = true;
    for (int i = stated.from(run); i < stated.to(run); i++) {
      int version = graph.resolved(i);
      visited[version] |= walks;
      named[version] |= graph.isNamed(stated.target(i)) ? walks : 0;
      for (int at = producers.from(version); at < producers.to(version); at++) {
        int producer = producers.target(at);
        boolean isNew = (walks & ~joined[producer]) != 0;
        joined[producer] |= walks;
        isForward &= !isNew || order.place(producer) > place;
      }
    }
    return isForward;
  }

  int count() {
    return trainingRuns.length;
  }

  int trainingRun(int walk) {
    return trainingRuns[walk];
  }

  /** The walks that come by a run. */
  public long joined(int run) {
    return joined[run];
  }

  /** The walks that come by a version. */
  long visited(int version) {
    return visited[version];
  }

  /** The walks on which somebody who read the version named it. */
  long named(int version) {
    return named[version];
  }

  RunOrder order() {
    return order;
  }

  /** The runs by which any of these walks comes. */
  public BitSet runs(long walks) {
    BitSet runs = new BitSet();
    for (int run = 0; run < joined.length; run++) {
      if ((joined[run] & walks) != 0) {
        runs.set(run);
      }
    }
    return runs;
  }
}
