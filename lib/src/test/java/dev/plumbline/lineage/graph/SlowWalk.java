package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.terms.LinkState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The way back from one run, version by version, over maps: what the walks are compared with. */
final class SlowWalk {

  /**
   * An input of a run.
   *
   * @param stated as the run names it
   * @param resolved the version it must have been; the same where the run names one
   */
  public record Input(DatasetNode stated, DatasetNode resolved) {
    public boolean isInferred() {
      return stated.version() == null;
    }
  }

  /** One run read what another wrote. */
  public record Handover(String producer, String consumer) {}

  /** A version on the way and how it was reached. */
  private static final class Visit {
    private final DatasetNode node;
    private final Visit from;
    private final String consumer;
    private final int depth;
    private boolean exact;

    Visit(DatasetNode node, Visit from, String consumer) {
      this.node = node;
      this.from = from;
      this.consumer = consumer;
      this.depth = from == null ? 1 : from.depth + 1;
    }
  }

  private final SlowGraph graph;
  private final String trainingRun;
  private final List<Input> inputs;
  private final Map<DatasetNode, Visit> visits = new LinkedHashMap<>();
  private final Map<DatasetNode, Member> states = new LinkedHashMap<>();
  private final List<Handover> handovers = new ArrayList<>();
  private final SortedSet<String> runs = new TreeSet<>();

  /** Walks back from this run. */
  public SlowWalk(SlowGraph graph, String trainingRun) {
    this.graph = graph;
    this.trainingRun = trainingRun;
    this.inputs = inputsOf(trainingRun);
    walk();
    visits.values().forEach(visit -> states.put(visit.node, state(visit)));
  }

  private void walk() {
    Deque<Visit> open = new ArrayDeque<>();
    runs.add(trainingRun);
    read(trainingRun, inputs, null, open);
    while (!open.isEmpty()) {
      Visit visit = open.remove();
      for (String producer : graph.producers(visit.node)) {
        handovers.add(new Handover(producer, visit.consumer));
        if (runs.add(producer)) {
          read(producer, inputsOf(producer), visit, open);
        }
      }
    }
  }

  private void read(String consumer, List<Input> inputs, Visit from, Deque<Visit> open) {
    for (Input input : inputs) {
      Visit visit = visits.get(input.resolved());
      if (visit == null) {
        visit = new Visit(input.resolved(), from, consumer);
        visits.put(input.resolved(), visit);
        open.add(visit);
      } else {
        graph
            .producers(visit.node)
            .forEach(producer -> handovers.add(new Handover(producer, consumer)));
      }
      visit.exact |= !input.isInferred();
    }
  }

  private List<Input> inputsOf(String runId) {
    return graph.inputs(runId).stream().map(stated -> resolved(stated, runId)).toList();
  }

  private Input resolved(DatasetNode stated, String consumer) {
    if (stated.version() != null) {
      return new Input(stated, stated);
    }
    Optional<DatasetNode> latest =
        graph.run(consumer).flatMap(run -> graph.latestComplete(stated.dataset(), run.startedBy()));
    return new Input(stated, latest.orElse(stated));
  }

  /** Whether the origin of a version is known. */
  private Member state(Visit visit) {
    Member origin =
        new SlowOrigins(graph, run -> inputsOf(run).stream().map(Input::resolved).toList())
            .of(visit.node);
    boolean guessed = origin.state() == LinkState.PRESENT && !visit.exact;
    return guessed
        ? new Member(LinkState.WEAK, visit.node + " was read without naming a version")
        : origin;
  }

  /** The training run's own inputs. */
  public List<Input> inputs() {
    return inputs;
  }

  /** Every version behind the run. */
  public Set<DatasetNode> versions() {
    return visits.keySet();
  }

  /** How many versions away one behind the run is. */
  int distance(DatasetNode version) {
    return visits.get(version).depth;
  }

  /** The state of the origin of each version reached, in the order of the walk. */
  public Collection<Member> origins() {
    return states.values();
  }

  /** How many versions reached have an origin, PRESENT or WEAK. */
  public long closed() {
    return states.values().stream().filter(m -> !m.state().isWorseThan(LinkState.WEAK)).count();
  }

  /** Every pair of runs of which one read what the other wrote. */
  public List<Handover> handovers() {
    return handovers;
  }

  /** The training run and all runs upstream. */
  public SortedSet<String> runs() {
    return runs;
  }

  /** Column lineage of everything reached that a run wrote. */
  public ColumnCoverage columns() {
    ColumnCoverage sum = ColumnCoverage.NONE;
    for (DatasetNode node : visits.keySet()) {
      for (EdgeFacts writing : graph.writings(node)) {
        ColumnCoverage own = writing.columns().coverage();
        sum = own == null ? sum : sum.plus(own);
      }
    }
    return sum;
  }

  /** The run it is the way back from. */
  String begin() {
    return trainingRun;
  }

  /** The state of the origin of a version, named as ways name it. */
  LinkState stateOf(String word) {
    return states.entrySet().stream()
        .filter(state -> word.equals("dataset " + state.getKey()))
        .map(state -> state.getValue().state())
        .findFirst()
        .orElseThrow();
  }

  /** Whether the second follows from the first: a run read a version, which a run wrote. */
  boolean isStep(String one, String other) {
    if (other.startsWith("declared source ")) {
      return true;
    }
    if (one.startsWith("run ")) {
      return inputsOf(one.substring(4)).stream()
          .anyMatch(input -> other.equals("dataset " + input.resolved()));
    }
    DatasetNode version =
        visits.keySet().stream()
            .filter(node -> one.equals("dataset " + node))
            .findFirst()
            .orElse(null);
    return version != null && graph.producers(version).contains(other.substring(4));
  }

  /** How many versions away the nearest in a state is. */
  int distance(LinkState state) {
    return visits.values().stream()
        .filter(visit -> states.get(visit.node).state() == state)
        .mapToInt(visit -> visit.depth)
        .min()
        .orElseThrow();
  }
}
