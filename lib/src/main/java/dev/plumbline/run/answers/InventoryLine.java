package dev.plumbline.run.answers;

import dev.plumbline.lineage.known.ModelKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A registered model version on a date.
 *
 * @param tier its risk tier, {@code unknown} where nobody said, which is ruled as high
 * @param registration who registered it and when
 * @param deployed where it stands: what was deployed there last
 * @param replaced where it was deployed and another version of the model has replaced it
 * @param undeployed what is to be said where it is nowhere deployed
 * @param ruling whether it is traceable
 */
public record InventoryLine(
    String tier,
    ModelKey key,
    Registration registration,
    List<String> deployed,
    List<String> replaced,
    String undeployed,
    Ruling ruling) {
  /** What stands where nobody said a tier. */
  public static final String UNKNOWN = "unknown";

  /** What is said where deployment logs do not cover the time. */
  static final String NOT_MEASURED = "not measured";

  private static final List<String> TIERS = List.of("high", "limited", "minimal");

  /** By tier, the highest first and unknown ones last, by who registered it, then by name. */
  static final Comparator<InventoryLine> ORDER =
      Comparator.<InventoryLine>comparingInt(line -> rank(line.tier))
          .thenComparing(line -> line.registration.by(), Comparator.nullsLast(String::compareTo))
          .thenComparing(InventoryLine::key);

  /** True where it is known whether it is deployed. */
  public boolean isMeasured() {
    return !deployed.isEmpty() || !undeployed.equals(NOT_MEASURED);
  }

  /**
   * A registration.
   *
   * @param by who registered it; null where nobody said
   */
  public record Registration(String by, Instant at) {}

  /**
   * A ruling.
   *
   * @param firstBroken the first link that its tier does not accept; null where it is traceable
   * @param saturation from 0 to 1; null where every link is waived
   */
  public record Ruling(boolean isTraceable, String firstBroken, Double saturation) {}

  private static int rank(String tier) {
    int rank = TIERS.indexOf(tier);
    return rank < 0 ? TIERS.size() : rank;
  }
}
