package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What walks come to.
 *
 * <ol>
 *   <li>A version whose origin is known is WEAK all the same on a walk on which nobody who read it
 *       named it.
 *   <li>What stands for many is the first of the worst, from the training run on.
 *   <li>The way shown leads there; where nothing is amiss, to the first origin.
 * </ol>
 */
final class WalkSums {
  private final LineageGraph graph;
  private final Walks walks;
  private final Map<LinkState, LaneCounts> versions = new EnumMap<>(LinkState.class);
  private final Map<LinkState, Firsts> firstVersions = new EnumMap<>(LinkState.class);
  private final Map<LinkState, LaneCounts> handovers = new EnumMap<>(LinkState.class);
  private final Map<LinkState, Firsts> firstRuns = new EnumMap<>(LinkState.class);
  private final Firsts ends = new Firsts();
  private final LaneCounts runs = new LaneCounts();
  private final LaneCounts direct = new LaneCounts();
  private final LaneCounts indirectOnly = new LaneCounts();
  private final LaneCounts unknown = new LaneCounts();

  WalkSums(LineageGraph graph, Walks walks, int versionCount) {
    this.graph = graph;
    this.walks = walks;
    for (LinkState state : LinkState.values()) {
      versions.put(state, new LaneCounts());
      firstVersions.put(state, new Firsts());
      handovers.put(state, new LaneCounts());
      firstRuns.put(state, new Firsts());
    }
    BitSet told = new BitSet(versionCount);
    for (int place = 0; place < walks.order().count(); place++) {
      int run = walks.order().run(place);
      if (walks.joined(run) != 0) {
        add(run, told);
      }
    }
  }

  private void add(int run, BitSet told) {
    long joined = walks.joined(run);
    runs.add(joined);
    Handovers.Sum own = graph.handovers().to(run);
    own.counts().forEach((state, count) -> handovers.get(state).add(joined, count));
    own.firsts().keySet().forEach(state -> firstRuns.get(state).meet(joined, run));
    Ties stated = graph.stated();
    for (int i = stated.from(run); i < stated.to(run); i++) {
      int version = graph.resolved(i);
      if (!told.get(version)) {
        told.set(version);
        add(version);
      }
    }
  }

  private void add(int version) {
    long visited = walks.visited(version);
    LinkState state = graph.origins().of(version).state();
    long guessed = state == LinkState.PRESENT ? visited & ~walks.named(version) : 0;
    versions.get(state).add(visited & ~guessed);
    firstVersions.get(state).meet(visited & ~guessed, version);
    versions.get(LinkState.WEAK).add(guessed);
    firstVersions.get(LinkState.WEAK).meet(guessed, version);
    if (graph.origins().isEnd(version)) {
      ends.meet(visited, version);
    }
    ColumnCoverage columns = graph.writings().columns(version);
    if (columns != null) {
      direct.add(visited, columns.direct());
      indirectOnly.add(visited, columns.indirectOnly());
      unknown.add(visited, columns.unknown());
    }
  }

  /** What each walk came to. */
  List<Upstream> all() {
    List<Upstream> all = new ArrayList<>();
    for (int walk = 0; walk < walks.count(); walk++) {
      all.add(of(walk));
    }
    return all;
  }

  private Upstream of(int walk) {
    int trainingRun = walks.trainingRun(walk);
    LinkState worst = worst(versions, walk);
    int target = worst == null ? Firsts.NONE : firstVersions.get(worst).of(walk);
    Member shown = worst == null ? null : member(target, walk);
    boolean isWell = worst == LinkState.PRESENT && ends.of(walk) != Firsts.NONE;
    return new Upstream(
        graph.inputs(trainingRun),
        tally(versions, walk, shown),
        versions.get(LinkState.PRESENT).of(walk) + versions.get(LinkState.WEAK).of(walk),
        order(walk),
        new Upstream.Behind(
            runs.of(walk),
            new ColumnCoverage(direct.of(walk), indirectOnly.of(walk), unknown.of(walk))),
        new WayBack(graph, walks, walk).to(isWell ? ends.of(walk) : target));
  }

  private Tally order(int walk) {
    LinkState worst = worst(handovers, walk);
    if (worst == null) {
      return Tally.NONE;
    }
    int run = firstRuns.get(worst).of(walk);
    return tally(handovers, walk, graph.handovers().to(run).firsts().get(worst));
  }

  private Member member(int version, int walk) {
    Member origin = graph.origins().of(version);
    boolean isGuessed =
        origin.state() == LinkState.PRESENT && (walks.named(version) >>> walk & 1) == 0;
    return isGuessed
        ? new Member(LinkState.WEAK, graph.node(version) + " was read without naming a version")
        : origin;
  }

  private static Tally tally(Map<LinkState, LaneCounts> counts, int walk, Member worst) {
    long members = 0;
    double credit = 0;
    for (Map.Entry<LinkState, LaneCounts> state : counts.entrySet()) {
      long count = state.getValue().of(walk);
      members += count;
      credit += count * state.getKey().credit();
    }
    return new Tally(members, credit, worst);
  }

  /** The worst state that occurs on a walk; null where nothing does. */
  private static LinkState worst(Map<LinkState, LaneCounts> counts, int walk) {
    LinkState worst = null;
    for (Map.Entry<LinkState, LaneCounts> state : counts.entrySet()) {
      worst = state.getValue().of(walk) == 0 ? worst : state.getKey();
    }
    return worst;
  }
}
