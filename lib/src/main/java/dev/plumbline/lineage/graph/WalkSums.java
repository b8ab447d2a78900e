package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What walks come to.
 *
 * <ol>
 *   <li>A version whose origin is known is WEAK all the same on a walk on which nobody who read it
 *       named it.
 *   <li>What stands for many versions is the nearest of the worst, to which the way that is shown
 *       leads; of many handovers the first by name.
 * </ol>
 */
final class WalkSums {
  private static final LinkState[] STATES = LinkState.values();
  // Kinds of sums: versions by state, then handovers by state, then the others.
  private static final int HANDOVERS = STATES.length;
  private static final int RUNS = 2 * STATES.length;
  private static final int DIRECT = RUNS + 1;
  private static final int INDIRECT_ONLY = RUNS + 2;
  private static final int UNKNOWN = RUNS + 3;

  private final LineageGraph graph;
  private final Walks walks;
  private final Ground ground;
  private final SourceRights.Behind rights;
  private final LaneSums sums = new LaneSums(UNKNOWN + 1);
  private final Map<LinkState, Firsts> worstRuns = new EnumMap<>(LinkState.class);

  WalkSums(LineageGraph graph, Walks walks) {
    this.graph = graph;
    this.walks = walks;
    this.ground = walks.ground();
    this.rights = walks.rights().behind(walks);
    for (LinkState state : STATES) {
      worstRuns.put(state, new Firsts());
    }
    for (int place = 0; place < walks.order().count(); place++) {
      if (walks.joinedAt(place) != 0) {
        addRun(place);
      }
    }
    for (int rank = 0; rank < ground.count(); rank++) {
      if (walks.visited(rank) != 0) {
        addVersion(rank);
      }
    }
    graph.handovers().amiss().forEach(this::meet);
    sums.settle();
  }

  /** In the order of names, which what happens elsewhere in the lake does not change. */
  private void meet(int run) {
    graph
        .handovers()
        .to(run)
        .firsts()
        .keySet()
        .forEach(state -> worstRuns.get(state).meet(walks.joined(run), run));
  }

  private void addRun(int place) {
    long joined = walks.joinedAt(place);
    int run = walks.order().run(place);
    int group = sums.group(joined);
    sums.add(group, RUNS, 1);
    Handovers.Sum own = graph.handovers().to(run);
    own.counts().forEach((state, count) -> sums.add(group, HANDOVERS + state.ordinal(), count));
  }

  private void addVersion(int rank) {
    long visited = walks.visited(rank);
    LinkState state = ground.state(rank);
    long guessed = state == LinkState.PRESENT ? visited & ~walks.named(rank) : 0;
    sums.add(sums.group(visited & ~guessed), state.ordinal(), 1);
    if (guessed != 0) {
      sums.add(sums.group(guessed), LinkState.WEAK.ordinal(), 1);
    }
    ColumnCoverage columns = ground.columns(rank);
    if (columns != null) {
      int group = sums.group(visited);
      sums.add(group, DIRECT, columns.direct());
      sums.add(group, INDIRECT_ONLY, columns.indirectOnly());
      sums.add(group, UNKNOWN, columns.unknown());
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
    LinkState worst = worst(0, walk);
    Upstream.Way way =
        graph.wayBack().from(trainingRun, worst, version -> isGuessed(version, walk));
    return new Upstream(
        graph.inputs(trainingRun),
        tally(0, walk, worst == null ? null : shown(way.last(), worst, walk)),
        sums.of(LinkState.PRESENT.ordinal(), walk) + sums.of(LinkState.WEAK.ordinal(), walk),
        order(walk),
        new Upstream.Behind(
            sums.of(RUNS, walk),
            new ColumnCoverage(
                sums.of(DIRECT, walk), sums.of(INDIRECT_ONLY, walk), sums.of(UNKNOWN, walk)),
            rights.of(walk)),
        way);
  }

  private boolean isGuessed(int version, int walk) {
    int rank = ground.rank(version);
    return ground.state(rank) == LinkState.PRESENT && (walks.named(rank) >>> walk & 1) == 0;
  }

  private Member shown(int version, LinkState worst, int walk) {
    return worst == LinkState.PRESENT
        ? Member.PRESENT
        : graph.wayBack().member(version, isGuessed(version, walk));
  }

  private Tally order(int walk) {
    LinkState worst = worst(HANDOVERS, walk);
    if (worst == null) {
      return Tally.NONE;
    }
    Member first =
        worst == LinkState.PRESENT
            ? Member.PRESENT
            : graph.handovers().to(worstRuns.get(worst).of(walk)).firsts().get(worst);
    return tally(HANDOVERS, walk, first);
  }

  private Tally tally(int kinds, int walk, Member worst) {
    long members = 0;
    double credit = 0;
    for (LinkState state : STATES) {
      long count = sums.of(kinds + state.ordinal(), walk);
      members += count;
      credit += count * state.credit();
    }
    return new Tally(members, credit, worst);
  }

  /** The worst state that occurs on a walk; null where nothing does. */
  private LinkState worst(int kinds, int walk) {
    LinkState worst = null;
    for (LinkState state : STATES) {
      worst = sums.of(kinds + state.ordinal(), walk) == 0 ? worst : state;
    }
    return worst;
  }
}
