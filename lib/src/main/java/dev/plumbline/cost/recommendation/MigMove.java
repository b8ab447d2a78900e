package dev.plumbline.cost.recommendation;

import dev.plumbline.facts.GpuPeaks;
import dev.plumbline.facts.MigProfile;
import dev.plumbline.facts.MigProfiles;
import dev.plumbline.policies.RecommendationPolicy.Fit;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * A holder of one GPU whose work fits a MIG instance: its peaks of activity fit the instance's
 * compute slices, those of bandwidth and memory its memory slices. An instance costs the larger of
 * its two shares. Holders of several GPUs stay: instances have no links between GPUs.
 */
record MigMove(Fit fit) implements MoveRule {
  @Override
  public Optional<Move> of(Use use, PaidPrices prices) {
    double gigabytes =
        GpuPeaks.SHIPPED.of(use.model()).map(peak -> peak.memoryGigabytes().orElse(0)).orElse(0.0);
    if (use.gpus() != 1 || gigabytes == 0) {
      return Optional.empty();
    }
    double memory = use.peak(RecommendationDaily.PEAK_MEMORY) / (gigabytes * 1e9);
    return MigProfiles.SHIPPED.of(use.model()).entrySet().stream()
        .filter(profile -> fits(use, memory, profile.getValue()))
        .min(
            Comparator.<Map.Entry<String, MigProfile>>comparingDouble(
                    profile -> share(profile.getValue()))
                .thenComparing(Map.Entry::getKey))
        .filter(profile -> share(profile.getValue()) < 1)
        .map(
            profile ->
                new Move(
                    RecommendationRule.SHARE_BY_MIG,
                    profile.getKey(),
                    saved(use.cost(), profile.getValue())));
  }

  private boolean fits(Use use, double memory, MigProfile profile) {
    double compute = (double) profile.computeSlices() / profile.deviceSlices();
    double slices = (double) profile.memorySlices() / profile.deviceMemorySlices();
    return use.peak(RecommendationDaily.PEAK_ACTIVITY) <= fit.activity() * compute
        && use.peak(RecommendationDaily.PEAK_DRAM) <= fit.activity() * slices
        && memory <= fit.memory() * slices;
  }

  private static double share(MigProfile profile) {
    return Math.max(
        (double) profile.computeSlices() / profile.deviceSlices(),
        (double) profile.memorySlices() / profile.deviceMemorySlices());
  }

  /** What is left of the larger share, in whole slices, so that no double touches money. */
  private static BigDecimal saved(BigDecimal cost, MigProfile profile) {
    boolean isCompute =
        profile.computeSlices() * profile.deviceMemorySlices()
            >= profile.memorySlices() * profile.deviceSlices();
    int own = isCompute ? profile.computeSlices() : profile.memorySlices();
    int whole = isCompute ? profile.deviceSlices() : profile.deviceMemorySlices();
    return cost.multiply(BigDecimal.valueOf(whole - own))
        .divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_EVEN);
  }
}
