package dev.plumbline.run.answers;

import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What people and tests said of two versions, and where they are served. What nobody recorded is
 * not told: that it did not happen is another thing.
 */
final class ReviewPart {
  private ReviewPart() {}

  /** Metric by metric, of several results of one the newest. */
  static ComparedPart evaluation(ComparedVersion first, ComparedVersion second) {
    Map<String, Result> one = results(first);
    Map<String, Result> other = results(second);
    TreeSet<String> metrics = new TreeSet<>(one.keySet());
    metrics.addAll(other.keySet());
    List<Compared> things = new ArrayList<>();
    for (String metric : metrics) {
      things.add(compared(metric, one.get(metric), other.get(metric)));
    }
    return new ComparedPart(
        "evaluation",
        things.isEmpty() ? List.of(Compared.of("results", Told.NOTHING, Told.NOTHING)) : things);
  }

  private static Map<String, Result> results(ComparedVersion version) {
    Map<String, Result> results = new TreeMap<>();
    // The earliest come first.
    version.said().results().forEach(result -> results.put(metric(result), result));
    return results;
  }

  private static String metric(Result result) {
    return result.metric()
        + " on "
        + Objects.requireNonNullElse(result.dataset(), "data that nobody named");
  }

  private static Compared compared(String metric, Result first, Result second) {
    String change =
        isNumber(first) && isNumber(second)
            ? Numbers.difference(
                BigDecimal.valueOf(first.value()), BigDecimal.valueOf(second.value()))
            : null;
    return new Compared(metric, told(first), told(second), change);
  }

  private static boolean isNumber(Result result) {
    return result != null && result.value() != null && Double.isFinite(result.value());
  }

  private static Told told(Result result) {
    if (result == null) {
      return Told.NOTHING;
    }
    if (result.value() == null) {
      return Told.unknown("it has no value");
    }
    if (!isNumber(result)) {
      // Refused where it is read; a lake from before that may have it.
      return Told.unknown("its value is no finite number");
    }
    String value = Numbers.text(BigDecimal.valueOf(result.value()));
    return Told.of(result.version() == null ? value : value + " at " + result.version());
  }

  static ComparedPart approval(ComparedVersion first, ComparedVersion second) {
    return new ComparedPart(
        "approval",
        List.of(
            Compared.of("by", approvers(first), approvers(second)),
            Compared.of("first at", approvedAt(first), approvedAt(second))));
  }

  private static Told approvers(ComparedVersion version) {
    String approvers =
        version.said().consents().stream()
            .map(Consent::approver)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return approvers.isEmpty() ? Told.NOTHING : Told.of(approvers);
  }

  private static Told approvedAt(ComparedVersion version) {
    return version.said().consents().stream()
        .findFirst()
        .map(consent -> Told.of(consent.at()))
        .orElse(Told.NOTHING);
  }

  static ComparedPart deployment(ComparedVersion first, ComparedVersion second) {
    return new ComparedPart(
        "deployment", List.of(Compared.of("where", deployed(first), deployed(second))));
  }

  private static Told deployed(ComparedVersion version) {
    List<String> targets = version.line().deployed();
    if (!targets.isEmpty()) {
      return Told.of(targets.stream().sorted().collect(Collectors.joining(", ")));
    }
    return version.line().isMeasured() ? Told.of(version.line().undeployed()) : Told.NOTHING;
  }
}
