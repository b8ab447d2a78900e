package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.terms.LinkState;
import java.util.Arrays;

/**
 * What walks go over, numbered as they go: runs by their place in the order, versions in the order
 * in which runs read them first. What is touched together lies together, and what is known of a
 * version whatever the walk is looked up once.
 */
final class Ground {
  private static final LinkState[] STATES = LinkState.values();

  private final int[] versions;
  private final int[] ranks;
  private final int[] inputsFrom;
  private final int[] inputs;
  private final boolean[] named;
  private final Ties producers;
  private final byte[] states;
  private final ColumnCoverage[] columns;
  private int count;

  /** The ground of a graph whose runs have an order. */
  Ground(LineageGraph graph, RunOrder order, int versionCount) {
    versions = new int[versionCount];
    ranks = new int[versionCount];
    Arrays.fill(ranks, -1);
    inputsFrom = new int[order.count() + 1];
    inputs = new int[graph.stated().count()];
    named = new boolean[inputs.length];
    for (int place = 0; place < order.count(); place++) {
      inputsFrom[place + 1] = read(graph, order.run(place), inputsFrom[place]);
    }
    producers = Ties.of(producers(graph, order), count);
    states = new byte[count];
    columns = new ColumnCoverage[count];
    for (int rank = 0; rank < count; rank++) {
      states[rank] = (byte) graph.origins().of(versions[rank]).state().ordinal();
      columns[rank] = graph.writings().columns(versions[rank]);
    }
  }

  private int read(LineageGraph graph, int run, int from) {
    int to = from;
    for (int i = graph.stated().from(run); i < graph.stated().to(run); i++) {
      int version = graph.resolved(i);
      if (ranks[version] < 0) {
        ranks[version] = count;
        versions[count++] = version;
      }
      inputs[to] = ranks[version];
      named[to++] = graph.isNamed(graph.stated().target(i));
    }
    return to;
  }

  private long[] producers(LineageGraph graph, RunOrder order) {
    long[] ties = new long[graph.producers().count()];
    int tied = 0;
    for (int rank = 0; rank < count; rank++) {
      int version = versions[rank];
      for (int i = graph.producers().from(version); i < graph.producers().to(version); i++) {
        ties[tied++] = Ties.tie(rank, order.place(graph.producers().target(i)));
      }
    }
    return Arrays.copyOf(ties, tied);
  }

  /** How many versions any run read. */
  int count() {
    return count;
  }

  /** The number in the graph of the version of a rank. */
  int version(int rank) {
    return versions[rank];
  }

  /** The rank of a version that some run read. */
  int rank(int version) {
    return ranks[version];
  }

  int inputsFrom(int place) {
    return inputsFrom[place];
  }

  int inputsTo(int place) {
    return inputsFrom[place + 1];
  }

  /** The rank of the version that was read. */
  int input(int at) {
    return inputs[at];
  }

  /** True where its reader named the version. */
  boolean isNamed(int at) {
    return named[at];
  }

  /** Of each version the places of the runs that wrote it. */
  Ties producers() {
    return producers;
  }

  /** Whether the origin of a version is known. */
  LinkState state(int rank) {
    return STATES[states[rank]];
  }

  /** Null where nothing says how its columns came about. */
  ColumnCoverage columns(int rank) {
    return columns[rank];
  }
}
