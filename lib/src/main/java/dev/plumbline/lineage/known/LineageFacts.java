package dev.plumbline.lineage.known;

import dev.plumbline.lineage.Census;
import dev.plumbline.lineage.Completeness;
import dev.plumbline.lineage.RunCosts;
import dev.plumbline.lineage.check.Trace;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.UpstreamWalk;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryFacts.Source;
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

/** Everything that is known, of all times; {@link #asOf} tells what was known when. */
public final class LineageFacts {
  public final List<RunFacts> runs = new ArrayList<>();
  public final List<EdgeFacts> edges = new ArrayList<>();
  public final List<Model> models = new ArrayList<>();
  public final List<Result> results = new ArrayList<>();
  public final List<Consent> consents = new ArrayList<>();
  public final List<Release> releases = new ArrayList<>();
  public final List<Source> sources = new ArrayList<>();
  public final List<Waiver> waivers = new ArrayList<>();
  public final List<Coverage> logs = new ArrayList<>();
  public final List<RunCost> costs = new ArrayList<>();

  /** What was known at the end of this date (UTC). */
  public Report asOf(LocalDate date, LineagePolicy policy) {
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
  public record Report(LocalDate date, List<Completeness> rulings, RunCosts costs, Census census) {}

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
