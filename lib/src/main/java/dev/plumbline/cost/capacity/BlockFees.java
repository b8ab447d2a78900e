package dev.plumbline.cost.capacity;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.ChargeMeter;
import dev.plumbline.terms.CommitmentUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * Brings the fee of a block of capacity to the hours that it is the price of:
 *
 * <ol>
 *   <li>its hours are those that the bill of the same period states for the same reservation at no
 *       cost, used or not, weighed by their GPU-seconds: which other periods are computed along
 *       with it says nothing of its price;
 *   <li>where the fee states more machine-hours than have been seen, what is left waits for them,
 *       and so does a fee of which no hour was seen: it belongs to no date yet;
 *   <li>where it states none, the hours seen bear all of it, and their price is provisional;
 *   <li>the parts are lines like any other, on the machine of the hour: cost without time.
 * </ol>
 */
public final class BlockFees implements GroupKernel {
  private static final long serialVersionUID = 1L;
  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final List<Col> COSTS =
      List.of(
          ChargeLine.BILLED_COST,
          ChargeLine.EFFECTIVE_COST,
          ChargeLine.LIST_COST,
          ChargeLine.CONTRACTED_COST);
  private static final List<Col> PLACE =
      List.of(
          ChargeLine.BILLING_RESOURCE_ID,
          ChargeLine.CHARGE_KIND,
          ChargeLine.START_AT,
          ChargeLine.END_AT,
          ChargeLine.PROVIDER,
          ChargeLine.SUB_ACCOUNT,
          ChargeLine.NODE,
          ChargeLine.CLUSTER,
          ChargeLine.INSTANCE_TYPE,
          ChargeLine.GPU_MODEL,
          ChargeLine.IS_TIMED,
          ChargeLine.GPUS,
          ChargeLine.IS_ONE_MACHINE);

  private final boolean isWaiting;

  private BlockFees(boolean isWaiting) {
    this.isWaiting = isWaiting;
  }

  /** True for the fee of a block. */
  static Column isFee() {
    return ChargeLine.CHARGE_KIND
        .of()
        .equalTo(ChargeKind.COMPUTE.text())
        .and(ChargeLine.COMMITMENT_USE.of().eqNullSafe(CommitmentUse.BOUGHT.text()));
  }

  /** The parts of the fees, as charge lines of the hours they belong to. */
  public static Frame parts(Frame lines) {
    return divided(lines, new BlockFees(false));
  }

  /** What of the fees waits for hours that were not seen yet, as lines of the fees. */
  static Frame waiting(Frame lines) {
    return divided(lines, new BlockFees(true));
  }

  private static Frame divided(Frame lines, BlockFees kernel) {
    Column isHour =
        ChargeLine.GPU_SECONDS
            .of()
            .gt(BigDecimal.ZERO)
            .and(ChargeLine.EFFECTIVE_COST.of().equalTo(BigDecimal.ZERO));
    return lines
        .where(isFee().or(ChargeLine.COMMITMENT.of().isNotNull().and(isHour)))
        .select(LINE.columns())
        .eachGroup(
            List.of(ChargeLine.PERIOD, ChargeLine.COMMITMENT, ChargeLine.CURRENCY),
            List.of(
                ChargeLine.START_AT,
                ChargeLine.BILLING_RESOURCE_ID,
                ChargeLine.SOURCE,
                ChargeLine.SOURCE_FILE,
                ChargeLine.LINE_NUMBER),
            ChargeLine.TABLE.schema(),
            kernel);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    List<Row> fees = new ArrayList<>();
    List<Row> hours = new ArrayList<>();
    group.forEachRemaining(row -> (isFee(row) ? fees : hours).add(row));
    List<Row> parts = new ArrayList<>();
    if (!hours.isEmpty()) {
      fees.forEach(fee -> divide(fee, hours, parts));
    } else if (isWaiting) {
      parts.addAll(fees);
    }
    return parts.iterator();
  }

  private static boolean isFee(Row row) {
    return CommitmentUse.BOUGHT.text().equals(LINE.text(row, ChargeLine.COMMITMENT_USE));
  }

  private void divide(Row fee, List<Row> hours, List<Row> parts) {
    List<BigDecimal> weights = new ArrayList<>();
    BigDecimal seen = BigDecimal.ZERO;
    for (Row hour : hours) {
      BigDecimal seconds = LINE.decimal(hour, ChargeLine.GPU_SECONDS);
      weights.add(seconds);
      seen = seen.add(seconds);
    }
    BigDecimal stated = stated(fee);
    weights.add(stated == null ? BigDecimal.ZERO : stated.subtract(seen).max(BigDecimal.ZERO));
    int from = isWaiting ? hours.size() : 0;
    List<RowLayout.Draft> drafts =
        isWaiting ? List.of(draft(fee)) : hours.stream().map(hour -> at(fee, hour)).toList();
    for (Col cost : COSTS) {
      BigDecimal amount = LINE.decimal(fee, cost);
      if (amount != null) {
        List<BigDecimal> shares = Apportionment.divide(amount, weights);
        for (int i = 0; i < drafts.size(); i++) {
          drafts.get(i).set(cost, shares.get(from + i));
        }
      }
    }
    drafts.forEach(draft -> parts.add(draft.row()));
  }

  /** The GPU-seconds that the fee states, or null. */
  private static BigDecimal stated(Row fee) {
    BigDecimal hours = LINE.decimal(fee, ChargeLine.BLOCK_HOURS);
    BigDecimal gpus = LINE.decimal(fee, ChargeLine.GPUS);
    return hours == null || gpus == null ? null : hours.multiply(gpus).multiply(HOUR);
  }

  private static RowLayout.Draft draft(Row fee) {
    RowLayout.Draft draft = LINE.draft();
    ChargeLine.TABLE.columns().forEach(column -> draft.set(column, LINE.value(fee, column)));
    return draft;
  }

  private static RowLayout.Draft at(Row fee, Row hour) {
    RowLayout.Draft draft = draft(fee);
    PLACE.forEach(column -> draft.set(column, LINE.value(hour, column)));
    return draft.set(ChargeLine.METER, ChargeMeter.PART).set(ChargeLine.GPU_SECONDS, null);
  }
}
