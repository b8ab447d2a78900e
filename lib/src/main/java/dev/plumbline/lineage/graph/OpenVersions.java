package dev.plumbline.lineage.graph;

import java.util.BitSet;

/**
 * The versions of which nobody says whether they are among those that something reached.
 *
 * <ol>
 *   <li>A version that is not known, or goes by a name that moves, may be any of its dataset.
 *   <li>A version that a run wrote without naming it may be any of its dataset that nobody is known
 *       to have written.
 *   <li>What came of such a version may be reached too, and so are others of the datasets there.
 * </ol>
 */
final class OpenVersions {
  private final LineageGraph graph;
  private final BitSet reached;
  private final BitSet open = new BitSet();

  private OpenVersions(LineageGraph graph, BitSet reached) {
    this.graph = graph;
    this.reached = reached;
  }

  /**
   * The numbers of those that are not reached for certain.
   *
   * @param certain the numbers of those that are
   */
  static BitSet of(LineageGraph graph, BitSet certain) {
    OpenVersions versions = new OpenVersions(graph, (BitSet) certain.clone());
    while (versions.isMore()) {
      versions.reached.or(new Downstream(graph, versions.open.stream()).reached());
    }
    return versions.open;
  }

  /** Opens what may be a reached version; false where all of that is reached already. */
  private boolean isMore() {
    int before = open.cardinality();
    int end;
    for (int from = 0; from < graph.versions(); from = end) {
      end = from + 1;
      while (end < graph.versions() && isSameDataset(from, end)) {
        end++;
      }
      int first = reached.nextSetBit(from);
      if (first >= 0 && first < end) {
        open(from, end);
      }
    }
    return open.cardinality() > before;
  }

  private boolean isSameDataset(int one, int other) {
    return graph.node(one).dataset().equals(graph.node(other).dataset());
  }

  /** Of one dataset, of which some version is reached. */
  private void open(int from, int end) {
    boolean isUnwritten = false;
    for (int version = from; version < end; version++) {
      boolean isFixed = reached.get(version) && !graph.node(version).isOpen();
      isUnwritten |= isFixed && graph.producers().isEmpty(version);
    }
    for (int version = from; version < end; version++) {
      DatasetNode node = graph.node(version);
      if (!reached.get(version) && (node.isOpen() || isUnwritten && !node.isNamed())) {
        open.set(version);
      }
    }
  }
}
