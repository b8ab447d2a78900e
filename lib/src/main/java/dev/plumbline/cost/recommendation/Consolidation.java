package dev.plumbline.cost.recommendation;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.Cause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What moving work together would free of a pool on a date.
 *
 * @param pool the nodes
 * @param nodes how many could be given back; 0 where none, or where somebody waits for GPUs
 * @param empty GPU-seconds of the waste that these nodes are a part of
 */
record Consolidation(Pool pool, long nodes, BigDecimal empty) {
  private static final Set<String> UNWANTED =
      Set.of(Cause.DEMAND_UNKNOWN.text(), Cause.NO_DEMAND.text());

  /**
   * Of a pool and its waste.
   *
   * @param waste the pool's rows of waste of the date
   */
  static Consolidation of(Pool pool, List<Cells> waste) {
    boolean isWanted =
        waste.stream()
            .anyMatch(row -> Cause.QUEUED_DEMAND.text().equals(row.text(IdleWasteDaily.CAUSE)));
    BigDecimal empty =
        waste.stream()
            .filter(row -> isPart(pool, row))
            .map(row -> row.decimal(IdleWasteDaily.GPU_SECONDS))
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Consolidation(pool, isWanted ? 0 : pool.nodes(), empty);
  }

  private static boolean isPart(Pool pool, Cells row) {
    return UNWANTED.contains(row.text(IdleWasteDaily.CAUSE))
        && pool.isHeldInPart(row.text(IdleWasteDaily.NODE));
  }

  /** True of waste on nodes that are held in part, where whole nodes come free. */
  boolean isAbout(Cells row) {
    return nodes > 0 && empty.signum() > 0 && isPart(pool, row);
  }

  /** How many nodes come free. */
  String target() {
    return nodes == 1 ? "1 node" : nodes + " nodes";
  }

  /** The part of an amount that whole nodes give back. */
  BigDecimal part(BigDecimal amount) {
    BigDecimal freed = pool.gpuSeconds(nodes).min(empty);
    return amount.multiply(freed).divide(empty, 12, RoundingMode.HALF_EVEN);
  }
}
