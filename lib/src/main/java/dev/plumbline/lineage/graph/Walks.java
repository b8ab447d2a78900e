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
  private final RunOrder order;
  private final Ground ground;
  private final SourceRights rights;
  private final long[] joined;
  private final long[] visited;
  private final long[] named;
  private int[] trainingRuns = {};

  Walks(RunOrder order, Ground ground, SourceRights rights) {
    this.rights = rights;
    this.order = order;
    this.ground = ground;
    this.joined = new long[order.count()];
    this.visited = new long[ground.count()];
    this.named = new long[ground.count()];
  }

  /** Goes back from these runs; what was known of the walks before is gone. */
  void go(int[] from) {
    trainingRuns = from;
    Arrays.fill(joined, 0);
    Arrays.fill(visited, 0);
    Arrays.fill(named, 0);
    int first = order.count();
    for (int walk = 0; walk < from.length; walk++) {
      int place = order.place(from[walk]);
      joined[place] |= 1L << walk;
      first = Math.min(first, place);
    }
    boolean isDone = false;
    while (!isDone) {
      isDone = true;
      for (int place = first; place < order.count(); place++) {
        isDone &= joined[place] == 0 || handOn(place);
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
    long walks = joined[place];
    Ties producers = ground.producers();
    boolean isForward = true;
    for (int i = ground.inputsFrom(place); i < ground.inputsTo(place); i++) {
      int rank = ground.input(i);
      visited[rank] |= walks;
      named[rank] |= ground.isNamed(i) ? walks : 0;
      for (int at = producers.from(rank); at < producers.to(rank); at++) {
        int producer = producers.target(at);
        boolean isNew = (walks & ~joined[producer]) != 0;
        joined[producer] |= walks;
        isForward &= !isNew || producer > place;
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
    return joined[order.place(run)];
  }

  /** The walks that come by the run at a place. */
  long joinedAt(int place) {
    return joined[place];
  }

  /** The walks that come by the version of a rank. */
  long visited(int rank) {
    return visited[rank];
  }

  /** The walks on which somebody who read the version of a rank named it. */
  long named(int rank) {
    return named[rank];
  }

  RunOrder order() {
    return order;
  }

  SourceRights rights() {
    return rights;
  }

  Ground ground() {
    return ground;
  }

  /** The runs by which any of these walks comes. */
  public BitSet runs(long walks) {
    BitSet runs = new BitSet();
    for (int place = 0; place < joined.length; place++) {
      if ((joined[place] & walks) != 0) {
        runs.set(order.run(place));
      }
    }
    return runs;
  }
}
