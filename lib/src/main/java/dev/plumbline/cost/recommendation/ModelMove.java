package dev.plumbline.cost.recommendation;

import dev.plumbline.facts.GpuPeak;
import dev.plumbline.facts.GpuPeaks;
import dev.plumbline.policies.RecommendationPolicy.Fit;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationRule;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Work that fits a GPU model that is paid for already on the date, and costs less: at its busiest
 * it needed no more FP32, tensor, bandwidth and memory than that model has, each scaled by the
 * vendor's figures of both. Where one of them is not known, nothing is recommended. Of several
 * models the one that saves most is.
 */
record ModelMove(Fit fit) implements MoveRule {
  @Override
  public Optional<Move> of(Use use, PaidPrices prices) {
    Optional<GpuPeak> own = GpuPeaks.SHIPPED.of(use.model());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return prices.models().stream()
        .filter(model -> !model.equals(use.model()) && fits(use, own.get(), model))
        .flatMap(model -> prices.of(model).map(price -> move(use, model, price)).stream())
        .filter(move -> move.saved().signum() > 0)
        .max(Comparator.comparing(Move::saved).thenComparing(Move::target));
  }

  private boolean fits(Use use, GpuPeak own, String model) {
    return GpuPeaks.SHIPPED
        .of(model)
        .filter(
            other ->
                needs(
                        use.peak(RecommendationDaily.PEAK_ACTIVITY),
                        own.singleTflops(),
                        other.singleTflops())
                    <= fit.activity())
        .filter(
            other ->
                needs(
                        use.peak(RecommendationDaily.PEAK_TENSOR),
                        own.denseTflops(),
                        other.denseTflops())
                    <= fit.activity())
        .filter(
            other ->
                needs(
                        use.peak(RecommendationDaily.PEAK_DRAM),
                        own.bandwidthTerabytes(),
                        other.bandwidthTerabytes())
                    <= fit.activity())
        .filter(
            other ->
                use.peak(RecommendationDaily.PEAK_MEMORY)
                    <= fit.memory() * other.memoryGigabytes().orElse(0) * 1e9)
        .isPresent();
  }

  /** The part of the other's rate that is needed; NaN, which fits nothing, where one is unknown. */
  private static double needs(double peak, OptionalDouble own, OptionalDouble other) {
    return peak * own.orElse(Double.NaN) / other.orElse(Double.NaN);
  }

  private static Move move(Use use, String model, PaidPrices.Price price) {
    BigDecimal saved = use.cost().subtract(price.times(use.seconds()));
    return new Move(RecommendationRule.SMALLER_MODEL, model, saved);
  }
}
