package dev.plumbline.cost.charge;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.terms.GpuPartBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The use of a commitment that tells its GPU part in each billing period:
 *
 * <ol>
 *   <li>its use in the period, where there is any;
 *   <li>else its use in the newest period before that has some;
 *   <li>else no row.
 * </ol>
 *
 * @param periods the billing periods that are asked for
 */
record CommitmentUses(TreeSet<LocalDate> periods) implements GroupKernel {
  static final Col USED_COST = Col.temporary("used_cost", ChargeLine.EFFECTIVE_COST.type());
  static final Col USED_GPU_COST = Col.temporary("used_gpu_cost", ChargeLine.EFFECTIVE_COST.type());
  static final Col BASIS = Col.temporary("use_basis", DataTypes.StringType);

  /** What one period's use of a commitment cost, and of that what GPUs used. */
  static final RowLayout USE =
      RowLayout.of(
          ChargeLine.PERIOD, ChargeLine.COMMITMENT, ChargeLine.CURRENCY, USED_COST, USED_GPU_COST);

  /** The same for a period that is asked for, with whose use it is. */
  static final RowLayout TOLD = USE.and(BASIS);

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    TreeMap<LocalDate, Row> uses = new TreeMap<>();
    while (group.hasNext()) {
      Row row = group.next().copy();
      if (USE.decimal(row, USED_COST).signum() > 0) {
        uses.put(USE.date(row, ChargeLine.PERIOD), row);
      }
    }
    List<Row> told = new ArrayList<>();
    for (LocalDate period : periods) {
      LocalDate newest = uses.floorKey(period);
      if (newest != null) {
        told.add(told(uses.get(newest), period, newest.equals(period)));
      }
    }
    return told.iterator();
  }

  private static Row told(Row use, LocalDate period, boolean isOwn) {
    RowLayout.Draft draft = TOLD.draft();
    for (Col column : USE.columns()) {
      draft.set(column, USE.value(use, column));
    }
    return draft
        .set(ChargeLine.PERIOD, period)
        .set(BASIS, isOwn ? GpuPartBasis.USE_OF_PERIOD : GpuPartBasis.USE_OF_PERIOD_BEFORE)
        .row();
  }
}
