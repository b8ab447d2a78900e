package dev.plumbline.cost.shares;

import dev.plumbline.cost.closed.ClosedRows;
import dev.plumbline.cost.closed.Closing;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Every charge in its parts. Of a closed billing period the published parts stand, and what differs
 * from them is rows of the night that sees it.
 */
public final class SplitCharges {
  private static final Side SHARES =
      new Side(
          List.of(
              ChargeLine.PERIOD, ChargeLine.SOURCE, ChargeLine.SOURCE_FILE, ChargeLine.LINE_NUMBER),
          List.of(HeldHours.KIND, HeldHours.HOLDER, GpuHourCost.TEAM, GpuHourCost.PROJECT));
  private static final Side CHARGES =
      new Side(
          List.of(
              FocusCharge.PERIOD,
              FocusCharge.SOURCE,
              FocusCharge.SOURCE_FILE,
              FocusCharge.LINE_NUMBER),
          List.of());

  private SplitCharges() {}

  /**
   * The parts of the charges.
   *
   * @param charges {@code silver.focus_charge} of the billing periods
   * @param lines {@code silver.charge_line} of them
   * @param costs the hours of the billing periods' dates
   */
  public static Frame of(Frame charges, Frame lines, Frame costs, Closing closing) {
    return new ChargeShares(closing.nights())
        .of(lines, costs)
        .eachGroup(
            SHARES,
            charges.select(RowLayout.of(FocusCharge.TABLE).columns()),
            CHARGES,
            CostAllocation.TABLE.schema(),
            SplitCharges::parts);
  }

  /**
   * A charge and its line may be of two states of the landing where ingest runs ahead of build: the
   * bridge goes by lines, so what no line rules yet has no parts yet. A line whose charge is gone
   * has none either, until it is ruled anew: the month says by how much it is short of the bridge.
   */
  private static Iterator<Row> parts(Iterator<Row> shares, Iterator<Row> charges) {
    if (!charges.hasNext() || !shares.hasNext()) {
      return Collections.emptyIterator();
    }
    List<Row> all = new ArrayList<>();
    shares.forEachRemaining(all::add);
    return new SplitCharge(charges.next(), all).rows().iterator();
  }

  /**
   * The same with what stands of closed periods.
   *
   * @param fresh of {@link #of}
   * @param standing what is published of the periods; empty where nothing can be closed
   */
  public static Frame standing(Frame fresh, ClosedRows closed, Optional<Frame> standing) {
    return closed
        .of(
            CostAllocation.TABLE,
            fresh,
            standing.map(
                published ->
                    published.with(CostAllocation.METHOD_DETAILS.is(details(noDetails())))))
        .with(CostAllocation.METHOD_DETAILS.is(details(elements())));
  }

  /** Derived from ratio and seconds, so that they are compared and not their text. */
  private static Column details(Column ours) {
    return functions
        .when(CostAllocation.METHOD_ID.of().equalTo(SplitCharge.BY_GPU_SECONDS), ours)
        .otherwise(CostAllocation.METHOD_DETAILS.of());
  }

  private static Column noDetails() {
    return functions.lit(null).cast(CostAllocation.METHOD_DETAILS.type());
  }

  private static Column elements() {
    return functions.concat(
        functions.lit("{\"Elements\":[{\"AllocatedRatio\":"),
        number(CostAllocation.RATIO),
        functions.lit(",\"UsageUnit\":\"GPU-Seconds\",\"UsageQuantity\":"),
        number(CostAllocation.GPU_SECONDS),
        functions.lit("}]}"));
  }

  private static Column number(Col column) {
    return column.of().cast(CostAllocation.METHOD_DETAILS.type());
  }
}
