package dev.plumbline.cost.recommendation;

import dev.plumbline.terms.PriceKind;
import dev.plumbline.terms.RecommendationRule;
import java.util.Optional;

/** Work that ends by itself, on demand, while GPUs of its model are paid at spot prices. */
record SpotMove() implements MoveRule {
  @Override
  public Optional<Move> of(Use use, PaidPrices prices) {
    if (!use.ends() || !use.isOnDemand()) {
      return Optional.empty();
    }
    return prices
        .of(use.model(), PriceKind.DYNAMIC)
        .map(price -> use.cost().subtract(price.times(use.seconds())))
        .filter(saved -> saved.signum() > 0)
        .map(saved -> new Move(RecommendationRule.MOVE_TO_SPOT, null, saved));
  }
}
