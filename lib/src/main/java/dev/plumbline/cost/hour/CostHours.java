package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.tables.GpuHourCost;
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
public record CostHours(Nodes nodes, PriceList catalog) implements GroupKernel {

  /**
   * The rows of the dates.
   *
   * @param capacity paid capacity, of the dates and the day before each
   * @param segments observed time, likewise
   */
  public Frame of(Frame capacity, Frame segments, NavigableSet<LocalDate> dates) {
    Frame prices = LastReconciled.prices(capacity, segments, nodes, dates);
    return CostInput.paid(capacity, dates)
        .union(CostInput.seen(segments, prices, nodes, dates))
        .select(CostInput.COLUMNS.columns())
        .eachGroup(
            List.of(GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.HOUR_AT),
            List.of(),
            GpuHourCost.TABLE.schema(),
            this);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    CostHour hour = new CostHour();
    while (group.hasNext()) {
      Row row = group.next();
      if (row.isNullAt(CostInput.COLUMNS.position(PaidCapacity.CHARGE_KIND))) {
        hour.see(row);
      } else {
        hour.pay(row);
      }
    }
    return hour.rows(nodes, catalog).iterator();
  }
}
