package dev.plumbline.cost.recommendation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nodes of one GPU model in a cluster on a date, and how many of them would be free if the work
 * were moved together:
 *
 * <ol>
 *   <li>a node that was held in part is one on which some GPU time was held and some was empty;
 *   <li>as many GPUs can be given back as were empty on such nodes in the hour with the fewest, in
 *       whole nodes;
 *   <li>a node has as many GPUs as were accounted in the fullest hour of the fullest node.
 * </ol>
 */
final class Pool {
  private static final int HOURS = 24;
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  private static final class Node {
    private final BigDecimal[] empty = new BigDecimal[HOURS];
    private BigDecimal held = BigDecimal.ZERO;
    private boolean hasEmpty;

    private Node() {
      Arrays.fill(empty, BigDecimal.ZERO);
    }
  }

  private final Map<String, Node> nodes = new TreeMap<>();
  private BigDecimal fullest = BigDecimal.ZERO;

  /**
   * Adds an hour of a node.
   *
   * @param all accounted GPU-seconds
   * @param empty of them, those that nobody held
   */
  void add(String name, int hour, BigDecimal all, BigDecimal empty) {
    Node node = nodes.computeIfAbsent(name, key -> new Node());
    node.empty[hour] = node.empty[hour].add(empty);
    node.held = node.held.add(all.subtract(empty));
    node.hasEmpty |= empty.signum() > 0;
    fullest = fullest.max(all);
  }

  /** True where others held a part of the node. */
  boolean isHeldInPart(String name) {
    Node node = name == null ? null : nodes.get(name);
    return node != null && node.hasEmpty && node.held.signum() > 0;
  }

  /** GPUs of a node. */
  private long gpus() {
    return fullest.divide(HOUR, 0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /** How many nodes could be given back. */
  long nodes() {
    if (gpus() == 0) {
      return 0;
    }
    BigDecimal[] free = new BigDecimal[HOURS];
    Arrays.fill(free, BigDecimal.ZERO);
    nodes.forEach(
        (name, node) -> {
          if (isHeldInPart(name)) {
            for (int hour = 0; hour < HOURS; hour++) {
              free[hour] = free[hour].add(node.empty[hour]);
            }
          }
        });
    return Arrays.stream(free)
        .min(Comparator.naturalOrder())
        .orElseThrow()
        .divide(HOUR.multiply(BigDecimal.valueOf(gpus())), 0, RoundingMode.FLOOR)
        .longValueExact();
  }

  /** GPU-seconds of a date of so many nodes. */
  BigDecimal gpuSeconds(long count) {
    return BigDecimal.valueOf(count * gpus() * HOURS).multiply(HOUR);
  }
}
