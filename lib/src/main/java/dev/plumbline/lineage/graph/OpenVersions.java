package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.RunFacts;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The versions, and the readings, of which nobody says whether they are among those that something
 * reached.
 *
 * <ol>
 *   <li>A version that is not known, or goes by a name that moves, may be any of its dataset.
 *   <li>A version that a run wrote without naming it may be any of its dataset that nobody is known
 *       to have written.
 *   <li>Who named no version may have read any of the dataset, though another is taken for it: but
 *       none that was begun, by more than clocks differ, after the reader had ended.
 *   <li>What came of these may be reached too, and so are others of the datasets there.
 * </ol>
 */
final class OpenVersions {
  private final LineageGraph graph;
  private final BitSet reached;
  private final BitSet versions = new BitSet();
  private final BitSet readings = new BitSet();

  private OpenVersions(LineageGraph graph, BitSet reached) {
    this.graph = graph;
    this.reached = reached;
  }

  /**
   * What came of those that are not reached for certain.
   *
   * @param certain the numbers of those that are
   */
  static Downstream of(LineageGraph graph, BitSet certain) {
    OpenVersions open = new OpenVersions(graph, (BitSet) certain.clone());
    Downstream forth = new Downstream(graph, open.versions, open.readings);
    while (open.isMore()) {
      forth = new Downstream(graph, open.versions, open.readings);
      open.reached.or(forth.reached());
    }
    return forth;
  }

  /** Opens what may be a reached version; false where all of that is reached already. */
  private boolean isMore() {
    int before = versions.cardinality() + readings.cardinality();
    Map<Integer, Instant> begun = new HashMap<>();
    int end;
    for (int from = 0; from < graph.versions(); from = end) {
      end = from + 1;
      while (end < graph.versions() && isSameDataset(from, end)) {
        end++;
      }
      int first = reached.nextSetBit(from);
      if (first >= 0 && first < end) {
        open(from, end);
        begun.put(from, begun(from, end));
      }
    }
    for (int run = 0; run < graph.size(); run++) {
      openReadings(run, begun);
    }
    return versions.cardinality() + readings.cardinality() > before;
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
        versions.set(version);
      }
    }
  }

  /** No version that others may be was begun before this; the least where nobody says. */
  private Instant begun(int from, int end) {
    Instant begun = Instant.MAX;
    for (int version = from; version < end; version++) {
      if (reached.get(version) && !versions.get(version)) {
        Instant own = begun(version);
        begun = own.isBefore(begun) ? own : begun;
      }
    }
    return begun;
  }

  private Instant begun(int version) {
    Ties producers = graph.producers();
    Instant begun = producers.isEmpty(version) ? Instant.MIN : Instant.MAX;
    for (int i = producers.from(version); i < producers.to(version); i++) {
      RunFacts run = graph.facts(producers.target(i));
      Instant own = run == null || run.startedAt() == null ? Instant.MIN : run.startedAt();
      begun = own.isBefore(begun) ? own : begun;
    }
    return begun;
  }

  /**
   * What this run read of a dataset without naming a version.
   *
   * @param begun by the first version of each dataset, which is the one without a name
   */
  private void openReadings(int run, Map<Integer, Instant> begun) {
    Ties stated = graph.stated();
    for (int i = stated.from(run); i < stated.to(run); i++) {
      Instant earliest = begun.get(stated.target(i));
      boolean isTaken = graph.resolved(i) != stated.target(i) && !reached.get(graph.resolved(i));
      if (isTaken && earliest != null && mayHaveSeen(run, earliest)) {
        readings.set(i);
      }
    }
  }

  private boolean mayHaveSeen(int run, Instant begun) {
    RunFacts facts = graph.facts(run);
    return facts.endedAt() == null
        || facts.endsBeforeItStarts(graph.handovers().skew())
        || begun.equals(Instant.MIN)
        || !begun.minus(graph.handovers().skew()).isAfter(facts.endedAt());
  }
}
