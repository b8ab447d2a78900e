package dev.plumbline.cost.recommendation;

import dev.plumbline.facts.GpuPeaks;
import dev.plumbline.facts.MigProfiles;
import dev.plumbline.policies.RecommendationPolicy.Fit;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A holder of one GPU that MIG cannot divide, of which a second holder could have half. */
record TimeSliceMove(Fit fit) implements MoveRule {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  @Override
  public Optional<Move> of(Use use, PaidPrices prices) {
    double bytes =
        GpuPeaks.SHIPPED.of(use.model()).map(peak -> peak.memoryGigabytes().orElse(0)).orElse(0.0)
            * 1e9;
    boolean isHalf =
        use.peak(RecommendationDaily.PEAK_ACTIVITY) <= fit.activity() / 2
            && use.peak(RecommendationDaily.PEAK_DRAM) <= fit.activity() / 2
            && use.peak(RecommendationDaily.PEAK_MEMORY) <= fit.memory() * bytes / 2;
    return use.gpus() == 1 && isHalf && MigProfiles.SHIPPED.of(use.model()).isEmpty()
        ? Optional.of(
            new Move(
                RecommendationRule.SHARE_BY_TIME_SLICE,
                null,
                use.cost().multiply(HALF).setScale(12, RoundingMode.HALF_EVEN)))
        : Optional.empty();
  }
}
