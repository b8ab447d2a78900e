package dev.plumbline.lineage.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What some dataset versions reached: the runs that read them, the versions those wrote, and on and
 * on. It is the walk back turned round, over the same ties:
 *
 * <ol>
 *   <li>A run is reached where any of the versions lies behind it, and only there.
 *   <li>An input without a version is the newest one that was complete before its reader started;
 *       the step over it is marked.
 *   <li>The way to a run is one of the shortest from the nearest of the versions; among equally
 *       short ones names decide. It stays what it is while the lake grows elsewhere.
 *   <li>Each run and version is gone through once, however many models were trained behind it.
 * </ol>
 */
public final class Downstream {
  private final LineageGraph graph;
  private final BitSet readings;
  private final Nearest nearest;

  /**
   * One step: a run read a version.
   *
   * @param isNamed false where the run named no version, and this must have been it
   */
  public record Step(DatasetNode version, String runId, boolean isNamed) {}

  /**
   * What these versions reached.
   *
   * @param from versions, by number
   */
  Downstream(LineageGraph graph, IntStream from) {
    this(graph, from.collect(BitSet::new, BitSet::set, BitSet::or), new BitSet());
  }

  /**
   * What these reached.
   *
   * @param versions by number
   * @param readings by their place among what is stated: ways begin at what was stated there
   */
  Downstream(LineageGraph graph, BitSet versions, BitSet readings) {
    this.graph = graph;
    this.readings = readings;
    this.nearest = Nearest.of(graph, versions, readings);
  }

  /**
   * What came of versions of which nobody says whether they are among the reached ones, by the
   * rules of {@link OpenVersions}. Ways begin at these.
   */
  public Downstream maybe() {
    return OpenVersions.of(graph, reached());
  }

  /** The numbers of the versions that were reached, those at the begin included. */
  BitSet reached() {
    return IntStream.range(0, graph.versions())
        .filter(nearest::isReached)
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** True where any of the versions lies behind the run. */
  public boolean reaches(String runId) {
    return reached(runId).isPresent();
  }

  private Optional<Integer> reached(String runId) {
    return graph.number(runId).filter(nearest::isBehind);
  }

  /** The way to a run, from the first of the versions on; empty where none leads to it. */
  public List<Step> way(String runId) {
    List<Step> steps = new ArrayList<>();
    reached(runId).map(nearest::from).ifPresent(back -> turn(back, steps));
    return steps;
  }

  private void turn(Upstream.Way back, List<Step> steps) {
    for (int step = back.length() - 1; step >= 0; step--) {
      int run = back.run(step);
      boolean isFirst = step == back.length() - 1;
      int version = isFirst ? stated(run, back.version(step)) : back.version(step);
      boolean isNamed = graph.isNamed(version) && graph.stated().has(run, version);
      steps.add(new Step(graph.node(version), graph.runId(run), isNamed));
    }
  }

  /** The version, or what stands in its place where the reading is one that ways begin at. */
  private int stated(int run, int version) {
    Ties stated = graph.stated();
    for (int i = stated.from(run); i < stated.to(run); i++) {
      if (readings.get(i) && graph.resolved(i) == version) {
        return stated.target(i);
      }
    }
    return version;
  }

  /** How many runs were reached. */
  public long runs() {
    return IntStream.range(0, graph.size()).filter(nearest::isBehind).count();
  }

  /** How many runs were reached that the other did not reach. */
  public long runsBeyond(Downstream other) {
    return IntStream.range(0, graph.size())
        .filter(run -> nearest.isBehind(run) && !other.nearest.isBehind(run))
        .count();
  }

  /** How many dataset versions were reached, those at the begin included. */
  public long versions() {
    return reached().cardinality();
  }
}
