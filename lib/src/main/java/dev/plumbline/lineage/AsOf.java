package dev.plumbline.lineage;

import dev.plumbline.lineage.check.Trace;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import dev.plumbline.policies.LineagePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was known of every model version at the end of a date (UTC), and how it was ruled.
 *
 * @param date the date
 * @param rulings one per registered model version
 * @param costs what runs used until then
 * @param census how much of what exists is traceable
 */
record AsOf(LocalDate date, List<Completeness> rulings, RunCosts costs, Census census) {

  /** Rules on what was known at the end of this date. */
  static AsOf of(LineageFacts facts, LocalDate date, LineagePolicy policy) {
    Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    LineageGraph graph = new LineageGraph(facts.runs, facts.edges, facts.sources, end);
    Map<ModelKey, List<Result>> resultsOf = by(facts.results, Result::key, Result::at, end);
    Map<ModelKey, List<Consent>> consentsOf = by(facts.consents, Consent::key, Consent::at, end);
    Map<ModelKey, List<Release>> releasesOf = by(facts.releases, Release::key, Release::at, end);
    Map<ModelKey, List<Waiver>> waiversOf = by(facts.waivers, Waiver::key, Waiver::at, end);
    List<Coverage> covered = facts.logs.stream().filter(log -> log.from().isBefore(end)).toList();
    List<Completeness> rulings = new ArrayList<>();
    for (Model model : facts.models) {
      if (model.registeredAt().isBefore(end)) {
        Trace.Statements said =
            new Trace.Statements(
                resultsOf.getOrDefault(model.key(), List.of()),
                consentsOf.getOrDefault(model.key(), List.of()),
                releasesOf.getOrDefault(model.key(), List.of()),
                covered);
        Trace.Way way = Trace.Way.from(model.runId(), graph);
        Trace trace = new Trace(model, way, said, end, policy);
        rulings.add(new Completeness(trace, waiversOf.getOrDefault(model.key(), List.of())));
      }
    }
    RunCosts used = new RunCosts(facts.costs, date);
    Census census = new Census(rulings, releasesOf.keySet(), graph, used, !covered.isEmpty());
    return new AsOf(date, rulings, used, census);
  }

  private static <T> Map<ModelKey, List<T>> by(
      List<T> all, Function<T, ModelKey> key, Function<T, Instant> at, Instant end) {
    Map<ModelKey, List<T>> grouped = new HashMap<>();
    for (T one : all) {
      if (at.apply(one).isBefore(end)) {
        grouped.computeIfAbsent(key.apply(one), k -> new ArrayList<>()).add(one);
      }
    }
    return grouped;
  }
}
