package dev.plumbline.policies;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The policies in force, each found by its class. A new policy is added to {@link #DEFAULT} and
 * nowhere else.
 *
 * @param all every policy
 */
public record Policies(List<Policy> all) implements Serializable {
  /** The policies that ship. */
  public static final Policies DEFAULT =
      new Policies(
          List.of(
              GpuStatePolicy.DEFAULT,
              GpuEfficiencyPolicy.DEFAULT,
              LineagePolicy.DEFAULT,
              BridgePolicy.DEFAULT,
              DeliveryPolicy.DEFAULT,
              RecommendationPolicy.DEFAULT));

  /** The policy of this class. */
  public <P extends Policy> P of(Class<P> policy) {
    return all.stream()
        .filter(policy::isInstance)
        .map(policy::cast)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(policy.getSimpleName() + " is not among Policies"));
  }

  /** Each policy as changed. */
  public Policies map(UnaryOperator<Policy> change) {
    return new Policies(all.stream().map(change).toList());
  }
}
