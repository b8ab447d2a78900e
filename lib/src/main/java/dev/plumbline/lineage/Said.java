package dev.plumbline.lineage;

import dev.plumbline.lineage.check.Trace;
import dev.plumbline.lineage.delivery.Deliveries;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was said of model versions by the end of a date. A statement is about a version of one
 * registry; one that names no registry is about the only version of its name that was registered by
 * then, and about none where there are several.
 */
final class Said {
  private final List<Model> models;
  private final RegisteredModels registered;
  private final Map<ModelKey, List<Result>> resultsOf;
  private final Map<ModelKey, List<Consent>> consentsOf;
  private final Map<ModelKey, List<Release>> releasesOf;
  private final Map<ModelKey, List<Release>> failedReleasesOf;
  private final Map<ModelKey, List<Waiver>> waiversOf;
  private final List<Coverage> logs;
  private final Map<ModelKey, Map<String, List<Result>>> unboundResults;
  private final Map<ModelKey, Map<String, List<Consent>>> unboundConsents;
  private final Map<ModelKey, Map<String, List<Release>>> unboundReleases;
  private final Map<ModelKey, Map<String, List<Waiver>>> unboundWaivers;

  /** Statements of these facts from before this time. */
  Said(LineageFacts facts, Instant end) {
    models = facts.models.stream().filter(model -> model.registeredAt().isBefore(end)).toList();
    registered = new RegisteredModels(models);
    resultsOf = by(facts.results, r -> registered.bound(r.key()), Result::at, end);
    consentsOf = by(facts.consents, c -> registered.bound(c.key()), Consent::at, end);
    releasesOf = by(facts.releases, r -> registered.bound(r.key()), Release::at, end);
    failedReleasesOf = by(facts.failedReleases, r -> registered.bound(r.key()), Release::at, end);
    waiversOf = by(facts.waivers, w -> registered.bound(w.key(), w.naming()), Waiver::at, end);
    logs = facts.logs.stream().filter(log -> log.from().isBefore(end)).toList();
    unboundResults = unbound(resultsOf);
    unboundConsents = unbound(consentsOf);
    unboundReleases = unbound(releasesOf);
    unboundWaivers = unbound(waiversOf);
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

  /** The versions registered by then. */
  List<Model> models() {
    return models;
  }

  /** What was said of one registered version. */
  Trace.Statements of(ModelKey key) {
    return new Trace.Statements(
        resultsOf.getOrDefault(key, List.of()),
        consentsOf.getOrDefault(key, List.of()),
        releasesOf.getOrDefault(key, List.of()),
        logs.stream()
            .filter(log -> log.naming().among(registered.registries()).equals(key.registry()))
            .toList(),
        new Trace.Namesakes(
            registered,
            unboundResults.getOrDefault(key.nameOnly(), Map.of()),
            unboundConsents.getOrDefault(key.nameOnly(), Map.of()),
            unboundReleases.getOrDefault(key.nameOnly(), Map.of())));
  }

  /** Statements about no registered version, by what they name and by the registry they name. */
  private <T> Map<ModelKey, Map<String, List<T>>> unbound(Map<ModelKey, List<T>> statements) {
    Map<ModelKey, Map<String, List<T>>> unbound = new HashMap<>();
    statements.forEach(
        (key, said) -> {
          if (!registered.having(key).contains(key.registry())) {
            unbound.computeIfAbsent(key.nameOnly(), k -> new TreeMap<>()).put(key.registry(), said);
          }
        });
    return unbound;
  }

  /** Waivers of a registered version, and those that name it and are about none. */
  Waivers waivers(ModelKey key) {
    return new Waivers(
        registered.having(key),
        waiversOf.getOrDefault(key, List.of()),
        unboundWaivers.getOrDefault(key.nameOnly(), Map.of()));
  }

  /** Versions that were deployed, registered or not; what could be several counts as those. */
  Set<ModelKey> deployed() {
    return releasesOf.keySet().stream()
        .filter(key -> !registered.isContested(key))
        .collect(Collectors.toSet());
  }

  /** The deployments of versions that no registry has. */
  Map<ModelKey, List<Release>> deployedUnregistered() {
    Map<ModelKey, List<Release>> unregistered = new HashMap<>(releasesOf);
    unregistered
        .keySet()
        .removeIf(
            key -> registered.isContested(key) || registered.having(key).contains(key.registry()));
    return unregistered;
  }

  /** True when a registered version has this digest. */
  boolean hasDigest(String digest) {
    return !registered.withDigest(digest).isEmpty();
  }

  /** What deliveries are told by. */
  Deliveries.Statements ofDeliveries() {
    return new Deliveries.Statements(models, registered, releasesOf, failedReleasesOf, resultsOf);
  }

  boolean isDeploymentLogged() {
    return !logs.isEmpty();
  }
}
