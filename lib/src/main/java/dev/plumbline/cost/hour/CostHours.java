package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.Row;

/**
 * Every accounted GPU-second of a billing resource's hour, and its cost, by stage. Accounted is
 * what was billed or what was observed, whichever is more; billed time that nobody observed is
 * {@code unobserved}. The cost of the hour is divided over its accounted seconds so that the parts
 * close to the last digit.
 *
 * <p>Where two invoices, or currencies, price one resource-hour, the cost of each is divided over
 * all of its time; the seconds stand once, on the rows of the first by invoice and currency, and
 * are 0 on the others.
 *
 * @param nodes the configured nodes
 * @param catalog the dated price list
 */
public record CostHours(Nodes nodes, PriceList catalog) implements PairKernel {

  /**
   * The rows of the dates.
   *
   * @param capacity paid capacity, of the dates and the day before each
   * @param segments observed time, likewise
   */
  public Frame of(Frame capacity, Frame segments, NavigableSet<LocalDate> dates) {
    Frame prices = LastReconciled.prices(capacity, segments, nodes, dates);
    return CostInput.paid(capacity, dates)
        .eachGroup(
            new Side(List.of(PaidCapacity.BILLING_RESOURCE_ID, PaidCapacity.HOUR_AT), List.of()),
            CostInput.seen(segments, prices, nodes, dates),
            new Side(List.of(CostInput.RESOURCE, GpuSegment.HOUR_AT), List.of()),
            GpuHourCost.TABLE.schema(),
            this);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> paid, Iterator<Row> seen) {
    CostHour hour = new CostHour();
    paid.forEachRemaining(hour::pay);
    seen.forEachRemaining(hour::see);
    return hour.rows(nodes, catalog).iterator();
  }
}
