package dev.plumbline.lineage;

import dev.plumbline.lineage.RegistryFacts.Consent;
import dev.plumbline.lineage.RegistryFacts.Coverage;
import dev.plumbline.lineage.RegistryFacts.Model;
import dev.plumbline.lineage.RegistryFacts.Release;
import dev.plumbline.lineage.RegistryFacts.Result;
import dev.plumbline.lineage.RegistryFacts.Source;
import dev.plumbline.lineage.RegistryFacts.Waiver;
import dev.plumbline.policies.LineagePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything that is known, of all times; {@link #asOf} tells what was known when. */
final class LineageFacts {
  final List<RunFacts> runs = new ArrayList<>();
  final List<EdgeFacts> edges = new ArrayList<>();
  final List<Model> models = new ArrayList<>();
  final List<Result> results = new ArrayList<>();
  final List<Consent> consents = new ArrayList<>();
  final List<Release> releases = new ArrayList<>();
  final List<Source> sources = new ArrayList<>();
  final List<Waiver> waivers = new ArrayList<>();
  final List<Coverage> logs = new ArrayList<>();
  final List<RunCost> costs = new ArrayList<>();

  /** What was known at the end of this date (UTC). */
  Report asOf(LocalDate date, LineagePolicy policy) {
    Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    LineageGraph graph = new LineageGraph(runs, edges, sources, end);
    Map<ModelKey, List<Result>> resultsOf = by(results, Result::key, Result::at, end);
    Map<ModelKey, List<Consent>> consentsOf = by(consents, Consent::key, Consent::at, end);
    Map<ModelKey, List<Release>> releasesOf = by(releases, Release::key, Release::at, end);
    Map<ModelKey, List<Waiver>> waiversOf = by(waivers, Waiver::key, Waiver::at, end);
    List<Coverage> covered = logs.stream().filter(log -> log.from().isBefore(end)).toList();
    List<Completeness> rulings = new ArrayList<>();
    for (Model model : models) {
      if (model.registeredAt().isBefore(end)) {
        var run = graph.run(model.runId());
        Trace trace =
            new Trace(
                model,
                run,
                run.map(known -> new UpstreamWalk(graph, known.runId())),
                graph,
                resultsOf.getOrDefault(model.key(), List.of()),
                consentsOf.getOrDefault(model.key(), List.of()),
                releasesOf.getOrDefault(model.key(), List.of()),
                covered,
                end,
                policy);
        rulings.add(new Completeness(trace, waiversOf.getOrDefault(model.key(), List.of())));
      }
    }
    RunCosts used = new RunCosts(costs, date);
    Census census = new Census(rulings, releasesOf.keySet(), graph, used, !covered.isEmpty());
    return new Report(date, rulings, used, census);
  }

  /**
   * The rulings of one date.
   *
   * @param rulings one per registered model version
   */
  record Report(LocalDate date, List<Completeness> rulings, RunCosts costs, Census census) {}

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
