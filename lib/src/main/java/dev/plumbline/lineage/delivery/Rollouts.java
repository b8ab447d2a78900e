package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.known.Incident;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The deployments at one target, in order of time, and what became of them.
 *
 * <ol>
 *   <li>Deployments of one version at one instant are one, whoever records them. Of two versions at
 *       one instant the later registered stands, then the later by name.
 *   <li>A deployment is a rollback when it replaces another version that is newer: registered
 *       later, or, where one of the two is not registered, first deployed there later.
 *   <li>An incident is of the newest deployment until then; where it names a version, of the newest
 *       deployment of that one. An incident before all deployments is of none.
 *   <li>A deployment fails with its first incident, or when a rollback replaces it, whichever is
 *       earlier.
 *   <li>A failure with an incident is restored by the next deployment after the incident.
 *   <li>What can be rolled back to is the newest deployed version other than the one that stands of
 *       which no deployment failed.
 * </ol>
 */
final class Rollouts {
  private static final Comparator<Rollout> ORDER =
      Comparator.comparing(Rollout::at)
          .thenComparing(
              rollout -> rollout.model().map(Model::registeredAt).orElse(null),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Rollout::version);

  private final List<Rollout> all;
  private final List<Incident> incidents;
  private final Map<String, Instant> firstAt = new HashMap<>();

  /**
   * What was known of a target at some time.
   *
   * @param releases deployments there
   * @param models the registered ones
   * @param incidents of the model there
   */
  Rollouts(
      Collection<Release> releases, Map<ModelKey, Model> models, Collection<Incident> incidents) {
    Set<Release> distinct = new HashSet<>();
    releases.forEach(r -> distinct.add(new Release(r.key(), r.at(), r.target(), null)));
    this.all =
        distinct.stream()
            .map(release -> new Rollout(release.key(), release.at(), models.get(release.key())))
            .sorted(ORDER)
            .toList();
    this.incidents = List.copyOf(incidents);
    for (int i = 0; i < all.size(); i++) {
      Rollout rollout = all.get(i);
      if (firstAt.putIfAbsent(rollout.version(), rollout.at()) == null) {
        rollout.first();
      }
      if (i > 0 && isNewer(all.get(i - 1), rollout)) {
        rollout.rollBack(all.get(i - 1));
      }
    }
    this.incidents.forEach(incident -> blamed(incident).ifPresent(r -> r.incident(incident.at())));
  }

  private boolean isNewer(Rollout replaced, Rollout by) {
    if (replaced.version().equals(by.version())) {
      return false;
    }
    boolean areRegistered = replaced.model().isPresent() && by.model().isPresent();
    Instant one =
        areRegistered
            ? replaced.model().get().registeredAt()
            : firstAt.getOrDefault(replaced.version(), replaced.at());
    Instant other =
        areRegistered
            ? by.model().get().registeredAt()
            : firstAt.getOrDefault(by.version(), by.at());
    return one.isAfter(other);
  }

  private Optional<Rollout> blamed(Incident incident) {
    Rollout newest = null;
    for (Rollout rollout : all) {
      boolean isNamed = incident.version() == null || incident.version().equals(rollout.version());
      if (isNamed && !rollout.at().isAfter(incident.at())) {
        newest = rollout;
      }
    }
    return Optional.ofNullable(newest);
  }

  /** What stands there; empty where nothing was ever deployed. */
  Optional<Rollout> standing() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The deployments of some times. */
  List<Rollout> when(Predicate<Instant> time) {
    return all.stream().filter(rollout -> time.test(rollout.at())).toList();
  }

  /** How many records of incidents are of some times. */
  long incidents(Predicate<Instant> time) {
    return incidents.stream().filter(incident -> time.test(incident.at())).count();
  }

  /** How many deployments showed then to have failed. */
  long failed(Predicate<Instant> time) {
    return all.stream()
        .filter(rollout -> rollout.failedAt() != null && time.test(rollout.failedAt()))
        .count();
  }

  /** How long each failure lasted that a deployment of these times ended. */
  List<BigDecimal> restored(Predicate<Instant> time) {
    List<BigDecimal> lasted = new ArrayList<>();
    for (Rollout failed : all) {
      if (failed.incidentAt() != null) {
        all.stream()
            .map(Rollout::at)
            .filter(at -> at.isAfter(failed.incidentAt()))
            .findFirst()
            .filter(time)
            .ifPresent(at -> lasted.add(seconds(failed.incidentAt(), at)));
      }
    }
    return lasted;
  }

  /** What can be rolled back to. */
  Optional<ModelKey> rollbackTarget() {
    Set<String> unfit = new HashSet<>();
    standing().map(Rollout::version).ifPresent(unfit::add);
    all.stream().filter(r -> r.failedAt() != null).map(Rollout::version).forEach(unfit::add);
    return all.stream()
        .filter(rollout -> !unfit.contains(rollout.version()))
        .reduce((earlier, later) -> later)
        .map(Rollout::key);
  }

  /** Exact seconds from one time to another. */
  static BigDecimal seconds(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return BigDecimal.valueOf(between.getSeconds()).add(BigDecimal.valueOf(between.getNano(), 9));
  }
}
