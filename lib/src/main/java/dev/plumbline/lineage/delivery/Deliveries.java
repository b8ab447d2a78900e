package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.graph.TrainingRuns;
import dev.plumbline.lineage.known.ArtifactCheck;
import dev.plumbline.lineage.known.Incident;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.ModelVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * What was delivered on a date, and what stands at its end: a row for each target at which anything
 * stands, or of which an incident or a failed deployment of the date is known.
 */
public final class Deliveries {
  private static final RowLayout DELIVERY = RowLayout.of(DeliveryDaily.TABLE);

  /**
   * What was said of model versions by the end of the date.
   *
   * @param models the registered ones
   * @param releases by the version that they are about
   * @param failedReleases those that failed, so
   * @param results by the version that they are about
   */
  public record Statements(
      List<Model> models,
      RegisteredModels registered,
      Map<ModelKey, List<Release>> releases,
      Map<ModelKey, List<Release>> failedReleases,
      Map<ModelKey, List<Result>> results) {}

  /** A target by what an incident says of it. */
  private record Place(String model, String name) {
    static Place of(Target target) {
      return new Place(target.model(), target.name());
    }
  }

  private final Statements said;
  private final LocalDate date;
  private final DeliveryPolicy policy;
  private final LeadTimes leads;
  private final Evidence evidence;
  private final FailedReleases failed;
  private final Map<ModelKey, Model> models;
  private final Map<Target, List<Release>> releases = new TreeMap<>();
  private final Map<Place, Set<String>> registries = new HashMap<>();
  private final Map<Target, Map<String, Incident>> incidents = new HashMap<>();

  /** What these facts and statements say of a date. */
  public Deliveries(
      Statements said,
      LineageFacts facts,
      TrainingRuns training,
      LocalDate date,
      DeliveryPolicy policy) {
    this.said = said;
    this.date = date;
    this.policy = policy;
    Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    leads = new LeadTimes(training);
    failed = new FailedReleases(said.failedReleases);
    Map<ModelKey, List<ArtifactCheck>> checks =
        facts.artifactChecks.stream()
            .filter(check -> check.at().isBefore(end) && check.exists() != null)
            .collect(
                Collectors.groupingBy(check -> said.registered.bound(check.key(), check.naming())));
    evidence = new Evidence(said.results, checks, date, policy);
    models = said.models.stream().collect(Collectors.toMap(Model::key, model -> model));
    said.releases.forEach(
        (key, all) ->
            all.forEach(
                release -> {
                  Target target = Target.of(key, release);
                  releases
                      .computeIfAbsent(target, t -> new ArrayList<>())
                      .add(new Release(key, release.at(), release.target(), null));
                  registries
                      .computeIfAbsent(Place.of(target), place -> new HashSet<>())
                      .add(target.registry());
                }));
    facts.incidents.stream()
        .filter(incident -> incident.at().isBefore(end))
        .forEach(
            incident ->
                incidents
                    .computeIfAbsent(target(incident), t -> new TreeMap<>())
                    .put(incident.recordId(), incident));
  }

  /** By the same rules as other statements, among the registries whose versions are deployed. */
  private Target target(Incident incident) {
    Set<String> having =
        registries.getOrDefault(new Place(incident.model(), incident.target()), Set.of());
    return new Target(incident.naming().among(having), incident.model(), incident.target());
  }

  /** Rows of {@link DeliveryDaily}, in the order of targets. */
  public Stream<Row> rows() {
    TreeSet<Target> targets = new TreeSet<>(releases.keySet());
    incidents.forEach(
        (target, all) -> {
          if (all.values().stream().anyMatch(incident -> isOfDate(incident.at()))) {
            targets.add(target);
          }
        });
    failed.targets(this::isOfDate).forEach(targets::add);
    return targets.stream().map(this::row);
  }

  private boolean isOfDate(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().equals(date);
  }

  private Row row(Target target) {
    Rollouts rollouts =
        new Rollouts(
            releases.getOrDefault(target, List.of()),
            models,
            incidents.getOrDefault(target, Map.of()).values());
    Map<String, String> reasons = new TreeMap<>();
    RowLayout.Draft row =
        DELIVERY
            .draft()
            .set(DeliveryDaily.AS_OF_DATE, date)
            .set(DeliveryDaily.REGISTRY, target.registry())
            .set(DeliveryDaily.MODEL, target.model())
            .set(DeliveryDaily.TARGET, target.name())
            .set(DeliveryDaily.IS_PRODUCTION, policy.isProduction(target.name()))
            .set(DeliveryDaily.POLICY_ID, policy.id())
            .set(DeliveryDaily.POLICY_VERSION, policy.version());
    happened(target, rollouts, row);
    leads.write(rollouts.when(this::isOfDate), row, reasons);
    failures(target, rollouts, row, reasons);
    Optional<Rollout> standing = rollouts.standing();
    if (standing.isPresent()) {
      standing(standing.get(), row, reasons);
      evidence.writeReadiness(rollouts.rollbackTarget(), row, reasons);
    } else {
      reasons.put(DeliveryDaily.DEPLOYED_VERSION.name(), undeployed(target));
    }
    return row.set(DeliveryDaily.REASONS, reasons).row();
  }

  private String undeployed(Target target) {
    if (failed.isRecorded(target)) {
      return "every deployment of the model there that is recorded failed";
    }
    return target.registry().equals(ModelVersion.UNRESOLVED)
        ? "the incident names no registry, and not exactly one has the model deployed there"
        : "no deployment of the model there is recorded";
  }

  private void happened(Target target, Rollouts rollouts, RowLayout.Draft row) {
    List<Rollout> today = rollouts.when(this::isOfDate);
    row.set(DeliveryDaily.DEPLOYMENTS, today.size() + failed.count(target, this::isOfDate))
        .set(DeliveryDaily.FIRST_DEPLOYMENTS, today.stream().filter(Rollout::isFirst).count())
        .set(DeliveryDaily.ROLLBACKS, today.stream().filter(Rollout::isRollback).count());
  }

  private void failures(
      Target target, Rollouts rollouts, RowLayout.Draft row, Map<String, String> reasons) {
    Predicate<Instant> today = this::isOfDate;
    long shown = rollouts.failed(today) + failed.count(target, today);
    if (!incidents.containsKey(target)) {
      String reason = whyUnwatched(target);
      Stream.of(
              DeliveryDaily.INCIDENTS,
              DeliveryDaily.FAILED_DEPLOYMENTS,
              DeliveryDaily.RESTORED,
              DeliveryDaily.RESTORE_SECONDS)
          .forEach(column -> reasons.put(column.name(), reason));
      if (failed.isRecorded(target)) {
        row.set(DeliveryDaily.FAILED_DEPLOYMENTS, shown);
        reasons.remove(DeliveryDaily.FAILED_DEPLOYMENTS.name());
      }
      return;
    }
    List<BigDecimal> restored = rollouts.restored(today);
    row.set(DeliveryDaily.INCIDENTS, rollouts.incidents(today))
        .set(DeliveryDaily.FAILED_DEPLOYMENTS, shown)
        .set(DeliveryDaily.RESTORED, (long) restored.size())
        .set(
            DeliveryDaily.RESTORE_SECONDS,
            restored.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private String whyUnwatched(Target target) {
    Target unresolved = new Target(ModelVersion.UNRESOLVED, target.model(), target.name());
    return (incidents.containsKey(unresolved)
            ? "incidents of %s at %s name no registry, and several have it there"
            : "no incident of %s was ever recorded at %s")
        .formatted(target.model(), target.name());
  }

  private void standing(Rollout standing, RowLayout.Draft row, Map<String, String> reasons) {
    row.set(DeliveryDaily.DEPLOYED_VERSION, standing.version())
        .set(DeliveryDaily.DEPLOYED_AT, standing.at())
        .set(DeliveryDaily.IS_REGISTERED, standing.model().isPresent())
        .set(DeliveryDaily.RISK_TIER, standing.model().map(Model::riskTier).orElse(null));
    evidence.writeAges(standing.key(), row, reasons);
  }
}
