package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import java.time.Instant;
import java.util.Optional;

/** One deployment at a target, and what became of it by the end of a date. */
final class Rollout {
  private final ModelKey key;
  private final Instant at;
  private final Model model;
  private boolean isFirst;
  private boolean isRollback;
  private Instant incidentAt;
  private Instant failedAt;

  /**
   * A deployment.
   *
   * @param model null where the version is not registered
   */
  Rollout(ModelKey key, Instant at, Model model) {
    this.key = key;
    this.at = at;
    this.model = model;
  }

  ModelKey key() {
    return key;
  }

  String version() {
    return key.version();
  }

  Instant at() {
    return at;
  }

  /** Empty where the version is not registered. */
  Optional<Model> model() {
    return Optional.ofNullable(model);
  }

  /** True where the version was never deployed there before. */
  boolean isFirst() {
    return isFirst;
  }

  void first() {
    isFirst = true;
  }

  /** True where it replaced a newer version. */
  boolean isRollback() {
    return isRollback;
  }

  /** It replaced a newer version, which has failed with that. */
  void rollBack(Rollout replaced) {
    isRollback = true;
    replaced.fails(at);
  }

  /** An incident of it was recorded. */
  void incident(Instant when) {
    incidentAt = incidentAt == null || when.isBefore(incidentAt) ? when : incidentAt;
    fails(when);
  }

  private void fails(Instant when) {
    failedAt = failedAt == null || when.isBefore(failedAt) ? when : failedAt;
  }

  /** When its first incident was recorded; null without any. */
  Instant incidentAt() {
    return incidentAt;
  }

  /** When it showed to have failed; null while nothing shows it. */
  Instant failedAt() {
    return failedAt;
  }
}
