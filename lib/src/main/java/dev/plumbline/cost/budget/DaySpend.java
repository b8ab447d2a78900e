package dev.plumbline.cost.budget;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.math.BigDecimal;

/**
 * What somebody spent on a date; null: nothing of the kind is there.
 *
 * @param cost what the date's own GPU time cost
 * @param provisional of it, what no charge stands behind yet
 * @param seconds the date's own GPU time
 * @param unpriced of it, what nothing prices
 * @param correction differences to closed dates that were seen on the date; in nothing else
 */
record DaySpend(
    BigDecimal cost,
    BigDecimal provisional,
    BigDecimal seconds,
    BigDecimal unpriced,
    BigDecimal correction) {
  static final DaySpend NONE = new DaySpend(null, null, null, null, null);

  static DaySpend of(Cells row) {
    return new DaySpend(
        row.decimal(GpuWaterfallDaily.COST),
        row.decimal(SpendRows.PROVISIONAL),
        row.decimal(GpuWaterfallDaily.GPU_SECONDS),
        row.decimal(SpendRows.UNPRICED),
        row.decimal(SpendRows.CORRECTION));
  }

  DaySpend plus(DaySpend more) {
    return new DaySpend(
        sum(cost, more.cost),
        sum(provisional, more.provisional),
        sum(seconds, more.seconds),
        sum(unpriced, more.unpriced),
        sum(correction, more.correction));
  }

  /** True where there is time that nothing prices. */
  boolean isUnpriced() {
    return unpriced != null && unpriced.signum() != 0;
  }

  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.add(other);
  }
}
