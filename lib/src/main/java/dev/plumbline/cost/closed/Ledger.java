package dev.plumbline.cost.closed;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table with cost, as far as closing goes: which of its columns are amounts, and which say what a
 * row is about. All others together are the key of what a row is about.
 *
 * @param columns all columns of the table
 * @param group what is compared at once: all rows that agree in these
 * @param dating how its rows are dated
 * @param closed the night that closed the row's billing period
 * @param amounts what differs
 */
public record Ledger(
    List<Col> columns, List<Col> group, Dating dating, Col closed, List<Col> amounts)
    implements Serializable {

  /**
   * How rows are dated; a part that a table lacks is null.
   *
   * @param date the night that a row is dated; null in a table that is cut by billing periods
   * @param hour the hour that a row is about
   * @param corrects the date that a row is about, where it is dated another night
   * @param seen the night that saw a difference; null where each row that corrects a date is one
   */
  record Dating(Col date, Col hour, Col corrects, Col seen) implements Serializable {}

  /** What was charged by resource and hour. */
  public static final Ledger PAID_CAPACITY =
      new Ledger(
          PaidCapacity.TABLE.columns(),
          List.of(PaidCapacity.BILLING_RESOURCE_ID, PaidCapacity.HOUR_AT),
          new Dating(
              PaidCapacity.CAPACITY_DATE,
              PaidCapacity.HOUR_AT,
              PaidCapacity.CORRECTS_DATE,
              PaidCapacity.SEEN_DATE),
          PaidCapacity.CLOSED_DATE,
          List.of(
              PaidCapacity.PAID_GPU_SECONDS,
              PaidCapacity.EXCESS_GPU_SECONDS,
              PaidCapacity.BILLED_COST,
              PaidCapacity.EFFECTIVE_COST,
              PaidCapacity.LIST_COST,
              PaidCapacity.CONTRACTED_COST));

  /** What each device's time cost by hour and stage. */
  public static final Ledger GPU_HOUR_COST =
      new Ledger(
          GpuHourCost.TABLE.columns(),
          List.of(GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.HOUR_AT),
          new Dating(GpuHourCost.COST_DATE, GpuHourCost.HOUR_AT, GpuHourCost.CORRECTS_DATE, null),
          GpuHourCost.CLOSED_DATE,
          List.of(GpuHourCost.GPU_SECONDS, GpuHourCost.BEYOND_MACHINE, GpuHourCost.COST));

  /** The steps of each invoice. */
  public static final Ledger INVOICE_BRIDGE =
      new Ledger(
          InvoiceBridge.TABLE.columns(),
          List.of(InvoiceBridge.PERIOD, InvoiceBridge.INVOICE, InvoiceBridge.CURRENCY),
          new Dating(null, null, null, InvoiceBridge.SEEN_DATE),
          InvoiceBridge.CLOSED_DATE,
          List.of(InvoiceBridge.AMOUNT));

  /**
   * The parts of each charge. Where a charge stands in the landing is not of what it is about: an
   * export that comes again in another file says the same.
   */
  public static final Ledger COST_ALLOCATION =
      new Ledger(
          CostAllocation.TABLE.columns(),
          List.of(CostAllocation.PERIOD, CostAllocation.BILLING_RESOURCE_ID),
          new Dating(null, null, null, CostAllocation.SEEN_DATE),
          CostAllocation.CLOSED_DATE,
          List.of(
              CostAllocation.RATIO,
              CostAllocation.GPU_SECONDS,
              CostAllocation.WASTE_COST,
              CostAllocation.BILLED_COST,
              CostAllocation.EFFECTIVE_COST,
              CostAllocation.LIST_COST,
              CostAllocation.CONTRACTED_COST,
              CostAllocation.CONSUMED_QUANTITY,
              CostAllocation.PRICING_QUANTITY));

  /** The column that says which date a row corrects, in a table that has one. */
  public static Optional<Col> corrects(TableSpec table) {
    return table.columns().stream()
        .filter(column -> column.name().equals(GpuHourCost.CORRECTS_DATE.name()))
        .findFirst();
  }

  /** What identifies a row, beside the date it is about; the place of a step is not of it. */
  List<Col> key() {
    List<Col> others =
        Stream.concat(
                amounts.stream(),
                Stream.of(
                        dating.date,
                        dating.corrects,
                        dating.seen,
                        closed,
                        InvoiceBridge.STEP_NUMBER,
                        CostAllocation.SOURCE_FILE,
                        CostAllocation.LINE_NUMBER)
                    .filter(column -> column != null))
            .toList();
    return columns.stream().filter(column -> !others.contains(column)).toList();
  }

  /** The column that is set in a difference to a closed period, and in no other row. */
  Col difference() {
    return dating.seen == null ? dating.corrects : dating.seen;
  }
}
