package dev.plumbline.cost.unit;

import dev.plumbline.terms.AbsentFactor;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What registries and runs say of a served version.
 *
 * @param served the version
 * @param registries the registries that have it
 * @param registry the one that is meant, or null
 * @param runId its training run there, or null
 * @param results its evaluations there by the metric that is its accuracy
 * @param costs what the training run cost, by date and currency
 */
record KnownVersion(
    ServedVersion served,
    List<String> registries,
    String registry,
    String runId,
    List<Result> results,
    List<RunCost> costs)
    implements Serializable {

  /** One evaluation. */
  record Result(String id, Instant at, double value) implements Serializable {
    boolean isRatio() {
      return value >= 0 && value <= 1;
    }
  }

  /** What a run cost on a date. */
  record RunCost(LocalDate date, String currency, BigDecimal cost) implements Serializable {}

  /** True where names alone do not tell which registry's version a statement is about. */
  boolean isAmbiguous() {
    return registries.size() > 1;
  }

  /** The newest result before the end of a date. */
  Optional<Result> newest(LocalDate date) {
    Instant end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return results.stream()
        .filter(result -> result.at().isBefore(end))
        .max(Comparator.comparing(Result::at).thenComparing(Result::id));
  }

  /** Why there is no accuracy, where there is none. */
  Optional<AbsentFactor> noAccuracy(LocalDate date) {
    if (registry == null) {
      return Optional.of(
          isAmbiguous() ? AbsentFactor.SEVERAL_REGISTRIES : AbsentFactor.NOT_REGISTERED);
    }
    Optional<Result> newest = newest(date);
    return newest.isEmpty()
        ? Optional.of(AbsentFactor.NO_EVALUATION)
        : newest.filter(result -> !result.isRatio()).map(r -> AbsentFactor.EVALUATION_NOT_A_RATIO);
  }

  /** What the training run cost up to a date, by currency; nothing where nothing is priced. */
  Map<String, BigDecimal> trainingCosts(LocalDate date) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    costs.stream()
        .filter(cost -> !cost.date().isAfter(date))
        .forEach(cost -> sums.merge(cost.currency(), cost.cost(), BigDecimal::add));
    return sums;
  }
}
