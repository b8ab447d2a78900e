package dev.plumbline.lineage;

import dev.plumbline.lineage.check.Trace;
import dev.plumbline.lineage.delivery.Deliveries;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.SameRuns;
import dev.plumbline.lineage.graph.TrainingRuns;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.graph.Walks;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.policies.LineagePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules on what was known of every model version at the end of a date (UTC). */
final class AsOf {
  private final LineageFacts facts;
  private final LocalDate date;
  private final Instant end;
  private final LineagePolicy policy;
  private final LineageGraph graph;
  private final TrainingRuns training;
  private final Said said;
  private final RunCosts costs;
  private final ShadowModels shadows;
  private final Census census;
  private final List<Completeness> rulings = new ArrayList<>();

  private AsOf(LineageFacts all, LocalDate date, LineagePolicy policy) {
    this.date = date;
    this.end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    SameRuns same = SameRuns.of(all, end, policy.namespaces());
    this.facts = same.facts();
    this.policy = policy;
    this.graph = new LineageGraph(facts, end, policy.clockSkew());
    this.training = new TrainingRuns(same, graph, policy.namespaces());
    this.said = new Said(facts, end);
    this.costs = new RunCosts(graph, facts.costs, date);
    this.shadows = new ShadowModels(said, graph, costs, training::number);
    this.census = new Census(said.deployed(), shadows.runs(), costs, said.isDeploymentLogged());
  }

  /** Rules on what was known at the end of this date. */
  static AsOf of(LineageFacts facts, LocalDate date, LineagePolicy policy) {
    AsOf asOf = new AsOf(facts, date, policy);
    Map<Integer, List<Model>> trainedBy = new HashMap<>();
    for (Model model : asOf.said.models()) {
      if (asOf.training.run(model).isPresent()) {
        int run = asOf.graph.number(model.runId()).orElseThrow();
        trainedBy.computeIfAbsent(run, k -> new ArrayList<>()).add(model);
      } else {
        asOf.ruleWithoutRun(model);
      }
    }
    BitSet runs = new BitSet();
    trainedBy.keySet().forEach(runs::set);
    asOf.graph.batches(runs).forEach(batch -> asOf.rule(batch, trainedBy));
    return asOf;
  }

  private void ruleWithoutRun(Model model) {
    // What a run used that is not the registry's to name stands behind no model of its.
    int[] named = training.number(model).stream().mapToInt(Integer::intValue).toArray();
    census.behind(named);
    Trace.Way way = training.foreign(model).map(Trace.Way::foreign).orElse(Trace.Way.UNKNOWN);
    rule(model, way, named.length, costs.of(named));
  }

  private void rule(int[] runs, Map<Integer, List<Model>> trainedBy) {
    Walks walks = graph.walks(runs);
    List<Upstream> upstream = graph.upstream(walks);
    List<RunCosts.Total> used = costs.of(walks, runs.length);
    long traceable = 0;
    long closed = 0;
    for (int walk = 0; walk < runs.length; walk++) {
      Trace.Way way =
          Trace.Way.of(graph.run(graph.runId(runs[walk])).orElseThrow(), upstream.get(walk));
      for (Model model : trainedBy.get(runs[walk])) {
        long count = upstream.get(walk).behind().runs();
        Completeness ruling = rule(model, way, count, used.get(walk));
        traceable |= ruling.isTraceable() ? 1L << walk : 0;
        closed |= ruling.isClosed() ? 1L << walk : 0;
      }
    }
    census.behind(walks, traceable, closed);
  }

  private Completeness rule(Model model, Trace.Way way, long runs, RunCosts.Total used) {
    Trace trace = new Trace(model, way, said.of(model.key()), end, policy);
    Completeness.Behind behind = new Completeness.Behind(runs, used, training.ids(model));
    Completeness ruling = new Completeness(trace, said.waivers(model.key()), behind);
    census.add(model.key(), ruling.isTraceable());
    rulings.add(ruling);
    return ruling;
  }

  /** By what the rulings are made. */
  LineagePolicy policy() {
    return policy;
  }

  LocalDate date() {
    return date;
  }

  /** One per registered model version. */
  List<Completeness> rulings() {
    return rulings;
  }

  /** What was delivered on the date. */
  Deliveries deliveries(DeliveryPolicy delivery) {
    return new Deliveries(said.ofDeliveries(), facts, training, date, delivery);
  }

  /** What exists and no registry has. */
  ShadowModels shadows() {
    return shadows;
  }

  /** How far what GPUs cost is traced. */
  SpendTrace spend() {
    return new SpendTrace(facts, graph, date);
  }

  /** How much of what exists is traceable. */
  Census census() {
    return census;
  }
}
