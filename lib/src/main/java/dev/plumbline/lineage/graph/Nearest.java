package dev.plumbline.lineage.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * From every run the shortest way back to the nearest of some versions, found once for all walks:
 * forth from those versions, reader by reader. It depends on nothing but what lies behind the run,
 * so that it stays what it is while the lake grows elsewhere.
 *
 * <ol>
 *   <li>Distances count versions; the way is one of the shortest.
 *   <li>Among equally near ones the first by name is taken.
 * </ol>
 */
final class Nearest {
  private static final int FAR = Integer.MAX_VALUE;

  private final LineageGraph graph;
  private final BitSet wanted;
  private final BitSet readAs;
  private final int[] ofVersion;
  private final int[] ofRun;

  private Nearest(LineageGraph graph, BitSet wanted, BitSet readAs) {
    this.graph = graph;
    this.wanted = wanted;
    this.readAs = readAs;
    this.ofVersion = new int[graph.versions()];
    this.ofRun = new int[graph.size()];
    Arrays.fill(ofVersion, FAR);
    Arrays.fill(ofRun, FAR);
  }

  /** The nearest of these versions. */
  static Nearest version(LineageGraph graph, BitSet wanted) {
    return of(graph, wanted, new BitSet());
  }

  /**
   * The nearest version that is read in a way.
   *
   * @param readAs the places, among what is stated, of such readings
   */
  static Nearest reading(LineageGraph graph, BitSet readAs) {
    return of(graph, new BitSet(), readAs);
  }

  /**
   * The nearest of these versions, or of versions that are read in a way.
   *
   * @param wanted by number
   * @param readAs the places, among what is stated, of such readings
   */
  static Nearest of(LineageGraph graph, BitSet wanted, BitSet readAs) {
    Nearest nearest = new Nearest(graph, wanted, readAs);
    int[] open = new int[graph.versions()];
    int count = 0;
    for (int version = wanted.nextSetBit(0); version >= 0; ) {
      nearest.ofVersion[version] = 0;
      open[count++] = version;
      version = wanted.nextSetBit(version + 1);
    }
    for (int run = 0; run < graph.size(); run++) {
      int from = readAs.nextSetBit(graph.stated().from(run));
      if (from >= 0 && from < graph.stated().to(run)) {
        count = nearest.reach(run, 1, open, count);
      }
    }
    nearest.spread(open, count);
    return nearest;
  }

  private void spread(int[] open, int count) {
    int end = count;
    Ties readers = graph.readers();
    for (int at = 0; at < end; at++) {
      int version = open[at];
      for (int i = readers.from(version); i < readers.to(version); i++) {
        end = reach(readers.target(i), ofVersion[version] + 1, open, end);
      }
    }
  }

  private int reach(int run, int distance, int[] open, int count) {
    if (ofRun[run] != FAR) {
      return count;
    }
    ofRun[run] = distance;
    int end = count;
    Ties written = graph.written();
    for (int i = written.from(run); i < written.to(run); i++) {
      int version = written.target(i);
      if (ofVersion[version] == FAR) {
        ofVersion[version] = distance;
        open[end++] = version;
      }
    }
    return end;
  }

  /** True where any of the versions lies behind the run. */
  boolean isBehind(int run) {
    return ofRun[run] != FAR;
  }

  /** True for the versions themselves and for all that they reached. */
  boolean isReached(int version) {
    return ofVersion[version] != FAR;
  }

  /** The way from a run behind which one of the versions lies. */
  Upstream.Way from(int trainingRun) {
    List<Integer> runs = new ArrayList<>();
    List<Integer> versions = new ArrayList<>();
    int run = trainingRun;
    while (true) {
      runs.add(run);
      int version = input(run);
      versions.add(version);
      if (isThere(run)) {
        return new Upstream.Way(graph, runs, versions);
      }
      run = producer(version);
    }
  }

  private boolean isThere(int run) {
    return ofRun[run] == 1;
  }

  /** What the run read that is nearest. */
  private int input(int run) {
    Ties stated = graph.stated();
    int best = -1;
    for (int i = stated.from(run); i < stated.to(run); i++) {
      int version = graph.resolved(i);
      boolean isEnd = wanted.get(version) || readAs.get(i);
      if (isThere(run) ? isEnd : ofVersion[version] == ofRun[run] - 1) {
        best = best < 0 || version < best ? version : best;
      }
    }
    return best;
  }

  private int producer(int version) {
    Ties producers = graph.producers();
    for (int i = producers.from(version); i < producers.to(version); i++) {
      if (ofRun[producers.target(i)] == ofVersion[version]) {
        return producers.target(i);
      }
    }
    throw new IllegalStateException("no way leads to " + graph.node(version));
  }
}
