package dev.plumbline.cost.recommendation;

import dev.plumbline.policies.RecommendationPolicy;
import java.util.List;
import java.util.Optional;

/** A way in which work could cost less. */
interface MoveRule {
  /** Every rule, the one that wins among equals first. */
  static List<MoveRule> all(RecommendationPolicy policy) {
    return List.of(
        new MigMove(policy.fit()),
        new TimeSliceMove(policy.fit()),
        new ModelMove(policy.fit()),
        new SpotMove());
  }

  /**
   * What the rule recommends about a use; empty where it recommends nothing.
   *
   * @param use of which enough is known
   * @param prices what GPU time cost on its date, on its basis
   */
  Optional<Move> of(Use use, PaidPrices prices);
}
