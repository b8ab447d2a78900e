package dev.plumbline.cost.charge;

import static dev.plumbline.cost.charge.CommitmentUses.USED_COST;
import static dev.plumbline.cost.charge.CommitmentUses.USED_GPU_COST;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import dev.plumbline.terms.GpuPartBasis;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Which part of an unused commitment is of GPUs:
 *
 * <ol>
 *   <li>all of it where the line names a type with GPUs, nothing where it names one without;
 *   <li>else the part of the commitment's use in the billing period that was of GPUs, by
 *       EffectiveCost; without any use in it, in the newest period before that has some;
 *   <li>else nothing: a plan that pays for machines of any kind is no waste of GPUs because nothing
 *       used it.
 * </ol>
 */
final class UnusedParts {
  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final RowLayout JOINED =
      RowLayout.of(ChargeLine.TABLE).and(USED_COST, USED_GPU_COST, CommitmentUses.BASIS);

  private UnusedParts() {}

  /** The charges that a commitment paid for. */
  static Frame used(Frame charges) {
    return charges.where(
        FocusCharge.COMMITMENT_DISCOUNT_ID
            .of()
            .isNotNull()
            .or(FocusCharge.CAPACITY_RESERVATION_ID.of().isNotNull()));
  }

  /**
   * The lines, each unused commitment with the part that is not of GPUs.
   *
   * @param lines every line of the billing periods
   * @param used lines of what commitments paid for, in those periods and before
   * @param periods starts of the billing periods
   */
  static Frame of(Frame lines, Frame used, NavigableSet<LocalDate> periods) {
    Frame uses = uses(used, periods);
    MapPartitionsFunction<Row, Row> parting =
        rows ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return rows.hasNext();
              }

              @Override
              public Row next() {
                return parted(rows.next());
              }
            };
    // a few rows: copied to every worker, so that the lines need not move for them
    return Frame.of(
        lines
            .leftJoin(
                Frame.of(functions.broadcast(uses.rows())),
                ChargeLine.PERIOD,
                ChargeLine.COMMITMENT,
                ChargeLine.CURRENCY)
            .select(JOINED.columns())
            .rows()
            .mapPartitions(parting, Encoders.row(LINE.schema())));
  }

  /** What tells each commitment's GPU part in each of the periods. */
  private static Frame uses(Frame used, NavigableSet<LocalDate> periods) {
    Column gpu =
        functions
            .when(
                ChargeLine.CHARGE_KIND.of().equalTo(ChargeKind.COMPUTE.text()),
                ChargeLine.EFFECTIVE_COST.of())
            .otherwise(BigDecimal.ZERO);
    return used.where(ChargeLine.COMMITMENT_USE.of().equalTo(CommitmentUse.USED.text()))
        .select(
            ChargeLine.PERIOD.is(ChargeLine.PERIOD.of()),
            ChargeLine.COMMITMENT.is(ChargeLine.COMMITMENT.of()),
            ChargeLine.CURRENCY.is(ChargeLine.CURRENCY.of()),
            USED_COST.is(ChargeLine.EFFECTIVE_COST.of()),
            USED_GPU_COST.is(gpu))
        .groupBy(ChargeLine.PERIOD, ChargeLine.COMMITMENT, ChargeLine.CURRENCY)
        .sums(USED_COST, USED_GPU_COST)
        .select(CommitmentUses.USE.columns())
        .eachGroup(
            List.of(ChargeLine.COMMITMENT, ChargeLine.CURRENCY),
            List.of(ChargeLine.PERIOD),
            CommitmentUses.TOLD.schema(),
            new CommitmentUses(new TreeSet<>(periods)));
  }

  private static Row parted(Row row) {
    RowLayout.Draft draft = LINE.draft();
    ChargeLine.TABLE.columns().forEach(column -> draft.set(column, JOINED.value(row, column)));
    String kind = JOINED.text(row, ChargeLine.CHARGE_KIND);
    boolean isUnused =
        Set.of(ChargeKind.COMMITMENT_UNUSED.text(), ChargeKind.UNUSED_COMMITMENT_OTHER.text())
            .contains(kind);
    if (!isUnused) {
      return draft.row();
    }
    BigDecimal cost = JOINED.decimal(row, ChargeLine.EFFECTIVE_COST);
    if (kind.equals(ChargeKind.UNUSED_COMMITMENT_OTHER.text())) {
      return none(draft, cost, GpuPartBasis.TYPE);
    }
    if (JOINED.text(row, ChargeLine.GPU_PART_BASIS) != null) {
      return draft.set(ChargeLine.UNUSED_OTHER_COST, other(cost, cost)).row();
    }
    BigDecimal used = JOINED.decimal(row, USED_COST);
    if (used == null) {
      return none(draft, cost, GpuPartBasis.UNKNOWN);
    }
    GpuPartBasis basis = Term.of(GpuPartBasis.class, JOINED.text(row, CommitmentUses.BASIS));
    BigDecimal gpu = JOINED.decimal(row, USED_GPU_COST);
    if (gpu.signum() <= 0) {
      return none(draft, cost, basis);
    }
    BigDecimal part =
        Apportionment.divide(cost, List.of(gpu, used.subtract(gpu).max(BigDecimal.ZERO))).get(0);
    return draft
        .set(ChargeLine.GPU_PART_BASIS, basis)
        .set(ChargeLine.UNUSED_OTHER_COST, other(cost, part))
        .row();
  }

  private static BigDecimal other(BigDecimal cost, BigDecimal gpuPart) {
    return cost.subtract(gpuPart);
  }

  /** It is no GPU time: what belongs to GPU time alone is not said of it. */
  private static Row none(RowLayout.Draft draft, BigDecimal cost, GpuPartBasis basis) {
    List.of(
            ChargeLine.METER,
            ChargeLine.SKU,
            ChargeLine.GPU_MODEL,
            ChargeLine.INSTANCE_TYPE,
            ChargeLine.GPU_SECONDS,
            ChargeLine.IS_TIMED,
            ChargeLine.GPUS,
            ChargeLine.IS_ONE_MACHINE)
        .forEach(column -> draft.set(column, null));
    return draft
        .set(ChargeLine.CHARGE_KIND, ChargeKind.UNUSED_COMMITMENT_OTHER)
        .set(ChargeLine.GPU_PART_BASIS, basis)
        .set(ChargeLine.UNUSED_OTHER_COST, cost)
        .row();
  }
}
