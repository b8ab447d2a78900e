package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;
import java.util.List;
import java.util.Locale;

/**
 * What counts as production, as evidence of bias and of drift, and how long evidence is good for. A
 * word is found in a name where it stands between the name's ends or signs that are no letters or
 * digits, whatever the letter case: {@code prod} is in {@code prod-eu}, not in {@code product}.
 *
 * @param edition which edition it is
 * @param productionTargets words in names of targets that are production
 * @param biasMetrics words in names of metrics that are evidence of bias
 * @param driftMetrics words in names of metrics that are evidence of drift
 * @param evaluationValidDays an older evaluation makes no version fit to be rolled back to
 * @param artifactCheckValidDays an older look at an artifact does not tell whether it is there
 */
public record DeliveryPolicy(
    Edition edition,
    List<String> productionTargets,
    List<String> biasMetrics,
    List<String> driftMetrics,
    int evaluationValidDays,
    int artifactCheckValidDays)
    implements Policy {

  /** The values that ship. */
  public static final DeliveryPolicy DEFAULT =
      new DeliveryPolicy(
          Edition.shipped("1"),
          List.of("prod", "production", "live"),
          List.of(
              "bias",
              "fairness",
              "demographic_parity",
              "statistical_parity",
              "equalized_odds",
              "equal_opportunity",
              "disparate_impact"),
          List.of(
              "drift",
              "psi",
              "population_stability_index",
              "jensen_shannon",
              "wasserstein",
              "kolmogorov_smirnov"),
          90,
          7);

  /** Refuses evidence that is never good. */
  public DeliveryPolicy {
    Invalid.ifOutside(evaluationValidDays, 1, 3650, "evaluation_valid_days");
    Invalid.ifOutside(artifactCheckValidDays, 1, 3650, "artifact_check_valid_days");
    productionTargets = List.copyOf(productionTargets);
    biasMetrics = List.copyOf(biasMetrics);
    driftMetrics = List.copyOf(driftMetrics);
  }

  /** True when a target of this name is production. */
  public boolean isProduction(String target) {
    return isIn(target, productionTargets);
  }

  /** True when a metric of this name is evidence of bias. */
  public boolean isBias(String metric) {
    return isIn(metric, biasMetrics);
  }

  /** True when a metric of this name is evidence of drift, and not of bias. */
  public boolean isDrift(String metric) {
    return !isBias(metric) && isIn(metric, driftMetrics);
  }

  private static boolean isIn(String name, List<String> words) {
    String spaced = spaced(name);
    return words.stream().anyMatch(word -> spaced.contains(spaced(word)));
  }

  private static String spaced(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }

  @Override
  public String id() {
    return "delivery";
  }

  @Override
  public String description() {
    return "Which targets are production, which metrics tell of bias and drift, and how long"
        + " evidence counts.";
  }
}
