package dev.plumbline.cost.unit;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;

/**
 * A model version where it is served, and what its accuracy is.
 *
 * @param registry its registry; null: the only one that has it
 * @param model the model
 * @param version its one version
 * @param target where it is deployed, as usage says it
 * @param metric the metric of evaluations that is its accuracy
 * @param servedAs the name that servers and gateways call it; null: the model's
 */
public record ServedVersion(
    String registry, String model, String version, String target, String metric, String servedAs)
    implements Serializable {
  /** The metric that is meant where none is named. */
  public static final String ACCURACY = "accuracy";

  /** Refuses what does not say which one version is served where. */
  public ServedVersion {
    single("model", model);
    single("version", version);
    single("target", target);
    metric = metric == null ? ACCURACY : metric;
  }

  /** A version that servers call by the model's name. */
  public ServedVersion(
      String registry, String model, String version, String target, String metric) {
    this(registry, model, version, target, metric, null);
  }

  /** The name that servers and gateways call it. */
  public String name() {
    return servedAs == null ? model : servedAs;
  }

  private static void single(String key, String value) {
    Invalid.ifMissing(value, key);
    if (value.isBlank() || value.indexOf('*') >= 0) {
      throw new Invalid(
          "has " + key + " '" + value + "', which names no single one",
          "write one entry for each version and target; * stands in namespace: and pod: only");
    }
  }

  /** Model, version and target in words. */
  public String words() {
    return model + " " + version + " in " + target;
  }
}
