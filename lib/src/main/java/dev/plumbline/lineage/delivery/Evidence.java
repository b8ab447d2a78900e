package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.known.ArtifactCheck;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DeliveryDaily;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How old the evidence on versions is at the end of a date, and whether one of them is fit to be
 * rolled back to.
 *
 * @param results by version
 * @param checks looks at artifacts, by version
 */
record Evidence(
    Map<ModelKey, List<Result>> results,
    Map<ModelKey, List<ArtifactCheck>> checks,
    LocalDate date,
    DeliveryPolicy policy) {

  /** Sets the ages of the evidence on the version that stands. */
  void writeAges(ModelKey standing, RowLayout.Draft row, Map<String, String> reasons) {
    age(
        DeliveryDaily.EVALUATION_AGE,
        newest(standing, metric -> !policy.isBias(metric) && !policy.isDrift(metric)),
        "no evaluation of it is recorded",
        row,
        reasons);
    age(
        DeliveryDaily.BIAS_AGE,
        newest(standing, policy::isBias),
        "no evaluation of bias is recorded",
        row,
        reasons);
    age(
        DeliveryDaily.DRIFT_AGE,
        newest(standing, policy::isDrift),
        "no evaluation of drift is recorded",
        row,
        reasons);
  }

  private static void age(
      Col column,
      Optional<Long> days,
      String unknown,
      RowLayout.Draft row,
      Map<String, String> reasons) {
    row.set(column, days.orElse(null));
    if (days.isEmpty()) {
      reasons.put(column.name(), unknown);
    }
  }

  private Optional<Long> newest(ModelKey key, Predicate<String> metric) {
    return results.getOrDefault(key, List.of()).stream()
        .filter(result -> metric.test(result.metric()))
        .map(Result::at)
        .max(Comparator.naturalOrder())
        .map(this::daysSince);
  }

  private long daysSince(Instant at) {
    return ChronoUnit.DAYS.between(at.atOffset(ZoneOffset.UTC).toLocalDate(), date);
  }

  /** Sets whether the version that can be rolled back to is fit for it. */
  void writeReadiness(Optional<ModelKey> target, RowLayout.Draft row, Map<String, String> reasons) {
    String ready = DeliveryDaily.IS_ROLLBACK_READY.name();
    if (target.isEmpty()) {
      row.set(DeliveryDaily.IS_ROLLBACK_READY, false);
      reasons.put(ready, "no other version that did not fail was deployed there");
      return;
    }
    Boolean exists = artifact(target.get(), reasons);
    boolean isValid = isEvaluated(target.get(), reasons);
    boolean isUnfit = !isValid || Boolean.FALSE.equals(exists);
    row.set(DeliveryDaily.ROLLBACK_VERSION, target.get().version())
        .set(DeliveryDaily.ROLLBACK_ARTIFACT_EXISTS, exists)
        .set(DeliveryDaily.ROLLBACK_EVALUATION_VALID, isValid)
        .set(DeliveryDaily.IS_ROLLBACK_READY, isUnfit ? Boolean.FALSE : exists);
    if (isUnfit || exists == null) {
      Col column =
          isValid
              ? DeliveryDaily.ROLLBACK_ARTIFACT_EXISTS
              : DeliveryDaily.ROLLBACK_EVALUATION_VALID;
      reasons.put(ready, reasons.get(column.name()));
    }
  }

  /** Null where nobody looked lately. */
  private Boolean artifact(ModelKey key, Map<String, String> reasons) {
    Optional<ArtifactCheck> newest =
        checks.getOrDefault(key, List.of()).stream()
            .filter(check -> daysSince(check.at()) <= policy.artifactCheckValidDays())
            .max(
                Comparator.comparing(ArtifactCheck::at)
                    .thenComparing(ArtifactCheck::exists, Comparator.reverseOrder()));
    if (newest.isEmpty()) {
      reasons.put(
          DeliveryDaily.ROLLBACK_ARTIFACT_EXISTS.name(),
          "nobody recorded in %d days whether its artifact is there"
              .formatted(policy.artifactCheckValidDays()));
      return null;
    }
    if (!newest.get().exists()) {
      reasons.put(
          DeliveryDaily.ROLLBACK_ARTIFACT_EXISTS.name(),
          "its artifact was not there at " + newest.get().at());
    }
    return newest.get().exists();
  }

  private boolean isEvaluated(ModelKey key, Map<String, String> reasons) {
    Optional<Long> age = newest(key, metric -> true);
    boolean isValid = age.isPresent() && age.get() <= policy.evaluationValidDays();
    if (!isValid) {
      reasons.put(
          DeliveryDaily.ROLLBACK_EVALUATION_VALID.name(),
          age.map(
                  days ->
                      "its newest evaluation is %d days old, more than %d"
                          .formatted(days, policy.evaluationValidDays()))
              .orElse("no evaluation of it is recorded"));
    }
    return isValid;
  }
}
