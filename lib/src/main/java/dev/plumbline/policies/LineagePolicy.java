package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * When a model version is traceable.
 *
 * @param edition which edition it is
 * @param clockSkew how far apart the clocks of two systems may be before an order counts as wrong:
 *     by so much a run may start after its version was registered. When the run ends does not
 *     matter: trackers register the version while it goes on (decision 20)
 * @param digestBits a digest of fewer bits identifies nothing for certain
 * @param lenientTiers risk tiers for which WEAK links suffice; every other tier, and an unknown
 *     one, needs every link PRESENT
 * @param runNamespaces of which jobs the runs are that a registry may name, each as {@code
 *     REGISTRY=NAMESPACE}; a registry that is not among them may name any run
 */
public record LineagePolicy(
    Edition edition,
    Duration clockSkew,
    int digestBits,
    List<String> lenientTiers,
    List<String> runNamespaces)
    implements Policy {

  /** The values that ship. */
  public static final LineagePolicy DEFAULT =
      new LineagePolicy(
          Edition.shipped("1"),
          Duration.ofMinutes(5),
          128,
          List.of("limited", "minimal"),
          List.of());

  /** Refuses values under which nothing could be told apart. */
  public LineagePolicy {
    Invalid.ifOutside(clockSkew.toSeconds(), 0, Double.POSITIVE_INFINITY, "clock_skew_seconds");
    Invalid.ifOutside(digestBits, 1, Double.POSITIVE_INFINITY, "digest_bits");
    lenientTiers = List.copyOf(lenientTiers);
    runNamespaces = List.copyOf(runNamespaces);
    RunNamespaces.of(runNamespaces);
  }

  /** Of which jobs the runs are that a registry may name. */
  public RunNamespaces namespaces() {
    return RunNamespaces.of(runNamespaces);
  }

  /** True when a model of this tier (null: unknown) needs every link PRESENT. */
  public boolean isStrict(String riskTier) {
    return riskTier == null || !lenientTiers.contains(riskTier.toLowerCase(Locale.ROOT));
  }

  @Override
  public String id() {
    return "lineage";
  }

  @Override
  public String description() {
    return "When a model version counts as traceable, by risk tier, and how far clocks may differ.";
  }
}
