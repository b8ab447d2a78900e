package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private final LaneSums sums = new LaneSums(UNKNOWN + 1);
  private final Firsts[] firsts = new Firsts[RUNS];
  private final Firsts ends = new Firsts();

  WalkSums(LineageGraph graph, Walks walks) {
    this.graph = graph;
    this.walks = walks;
    this.ground = walks.ground();
    Arrays.setAll(firsts, kind -> new Firsts());
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
    sums.settle();
  }

  private void addRun(int place) {
    long joined = walks.joinedAt(place);
    int run = walks.order().run(place);
    int group = sums.group(joined);
    sums.add(group, RUNS, 1);
    Handovers.Sum own = graph.handovers().to(run);
    own.counts()
        .forEach(
            (state, count) -> {
              sums.add(group, HANDOVERS + state.ordinal(), count);
              firsts[HANDOVERS + state.ordinal()].meet(joined, run);
            });
  }

  private void addVersion(int rank) {
    long visited = walks.visited(rank);
    LinkState state = ground.state(rank);
    long guessed = state == LinkState.PRESENT ? visited & ~walks.named(rank) : 0;
    count(state, visited & ~guessed, rank);
    if (guessed != 0) {
      count(LinkState.WEAK, guessed, rank);
    }
    if (ground.isEnd(rank)) {
      ends.meet(visited, rank);
    }
    ColumnCoverage columns = ground.columns(rank);
    if (columns != null) {
      int group = sums.group(visited);
      sums.add(group, DIRECT, columns.direct());
      sums.add(group, INDIRECT_ONLY, columns.indirectOnly());
      sums.add(group, UNKNOWN, columns.unknown());
    }
  }

  private void count(LinkState state, long on, int rank) {
    sums.add(sums.group(on), state.ordinal(), 1);
    firsts[state.ordinal()].meet(on, rank);
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
    int target = worst == null ? Firsts.NONE : firsts[worst.ordinal()].of(walk);
    Member shown = worst == null ? null : member(target, walk);
    boolean isWell = worst == LinkState.PRESENT && ends.of(walk) != Firsts.NONE;
    return new Upstream(
        graph.inputs(trainingRun),
        tally(0, walk, shown),
        sums.of(LinkState.PRESENT.ordinal(), walk) + sums.of(LinkState.WEAK.ordinal(), walk),
        order(walk),
        new Upstream.Behind(
            sums.of(RUNS, walk),
            new ColumnCoverage(
                sums.of(DIRECT, walk), sums.of(INDIRECT_ONLY, walk), sums.of(UNKNOWN, walk))),
        way(isWell ? ends.of(walk) : target, walk));
  }

  private Upstream.Way way(int rank, int walk) {
    WayBack way = new WayBack(graph, walks, walk);
    return rank == Firsts.NONE ? way.toNothing() : way.to(ground.version(rank));
  }

  private Tally order(int walk) {
    LinkState worst = worst(HANDOVERS, walk);
    if (worst == null) {
      return Tally.NONE;
    }
    int run = firsts[HANDOVERS + worst.ordinal()].of(walk);
    return tally(HANDOVERS, walk, graph.handovers().to(run).firsts().get(worst));
  }

  private Member member(int rank, int walk) {
    boolean isGuessed =
        ground.state(rank) == LinkState.PRESENT && (walks.named(rank) >>> walk & 1) == 0;
    int version = ground.version(rank);
    return isGuessed
        ? new Member(LinkState.WEAK, graph.node(version) + " was read without naming a version")
        : graph.origins().of(version);
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
