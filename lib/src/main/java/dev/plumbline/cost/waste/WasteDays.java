package dev.plumbline.cost.waste;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.PriceState;
import dev.plumbline.terms.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Idle waste by device, owner and cause: its time and cost from the hours, its longest and its last
 * stretch and the GPU's number from the segments, and the first date of its unbroken run of dates
 * from the day before. One shuffle, by device: whether one idles at the end of its data, only all
 * its segments tell.
 *
 * @param dates the dates to compute
 * @param demand when somebody is known to have waited for a GPU
 */
public record WasteDays(NavigableSet<LocalDate> dates, Demand demand) implements PairKernel {
  /** The device; for an unused commitment, which has none, the commitment. */
  private static final Col THING = Col.temporary("wasted_thing", DataTypes.StringType);

  private static final Col STRETCH_DATE = Col.temporary("stretch_date", DataTypes.DateType);
  private static final Col STRETCH = Col.temporary("stretch_start_at", DataTypes.TimestampType);
  private static final Col ACTIVITY = Col.temporary("activity", DataTypes.DoubleType);
  private static final Col MEASURED = Col.temporary("measured", DataTypes.LongType);
  private static final Col START = Col.temporary("start_at", DataTypes.TimestampType);
  private static final Col END = Col.temporary("end_at", DataTypes.TimestampType);

  /** Waste: of the dates, still without the date it was first seen; of others, as published. */
  static final RowLayout WASTE =
      RowLayout.of(
          THING,
          IdleWasteDaily.USAGE_DATE,
          IdleWasteDaily.BILLING_RESOURCE_ID,
          IdleWasteDaily.DEVICE_ID,
          IdleWasteDaily.OWNER,
          IdleWasteDaily.CAUSE,
          IdleWasteDaily.PROVIDER,
          IdleWasteDaily.CLUSTER,
          IdleWasteDaily.NODE,
          IdleWasteDaily.GPU_MODEL,
          IdleWasteDaily.TEAM,
          IdleWasteDaily.PROJECT,
          IdleWasteDaily.CURRENCY,
          IdleWasteDaily.PRICE_SOURCE,
          IdleWasteDaily.PRICE_STATE,
          IdleWasteDaily.CORRECTS_DATE,
          IdleWasteDaily.GPU_SECONDS,
          IdleWasteDaily.COST,
          IdleWasteDaily.FIRST_SEEN_DATE,
          IdleWasteDaily.GPU_INDEX,
          IdleWasteDaily.LONGEST_IDLE,
          IdleWasteDaily.LONGEST_FROM,
          IdleWasteDaily.LONGEST_TO,
          IdleWasteDaily.LAST_FROM,
          IdleWasteDaily.LAST_TO,
          IdleWasteDaily.IS_IDLE_AT_END,
          IdleWasteDaily.OWNER_KIND,
          IdleWasteDaily.HOURLY_ACTIVITY);

  private static final RowLayout SEEN =
      RowLayout.of(
          THING,
          IdleWasteDaily.OWNER,
          IdleWasteDaily.CAUSE,
          IdleWasteDaily.OWNER_KIND,
          IdleWasteDaily.GPU_INDEX,
          STRETCH_DATE,
          STRETCH,
          START,
          END,
          ACTIVITY,
          MEASURED);

  /**
   * One row per date, resource, device, owner, cause and basis of the price.
   *
   * @param costs hours of the dates
   * @param segments observed time of the dates
   * @param published idle waste of the days before
   */
  public Frame of(Frame costs, Frame segments, Frame published) {
    List<Col> by = List.of(THING);
    return wasted(costs)
        .union(earlier(published))
        .select(WASTE.columns())
        .eachGroup(
            new Side(by, List.of()),
            seen(segments).select(SEEN.columns()),
            new Side(by, List.of(START, IdleWasteDaily.OWNER)),
            IdleWasteDaily.TABLE.schema(),
            this);
  }

  private Frame wasted(Frame costs) {
    Object[] stages = Stage.Group.WASTE.stages().stream().map(Stage::text).toArray();
    Column device = GpuHourCost.DEVICE_ID.of();
    return costs
        .where(GpuHourCost.STAGE.of().isin(stages))
        .select(
            THING.is(functions.coalesce(device, GpuHourCost.BILLING_RESOURCE_ID.of())),
            IdleWasteDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
            IdleWasteDaily.BILLING_RESOURCE_ID.is(GpuHourCost.BILLING_RESOURCE_ID.of()),
            IdleWasteDaily.DEVICE_ID.is(device),
            IdleWasteDaily.OWNER.is(GpuHourCost.OWNER.of()),
            IdleWasteDaily.CAUSE.is(
                demand.cause(
                    GpuHourCost.CAUSE.of(),
                    GpuHourCost.CLUSTER,
                    GpuHourCost.HOUR_AT,
                    GpuHourCost.GPU_MODEL)),
            IdleWasteDaily.PROVIDER.is(GpuHourCost.PROVIDER.of()),
            IdleWasteDaily.CLUSTER.is(GpuHourCost.CLUSTER.of()),
            IdleWasteDaily.NODE.is(GpuHourCost.NODE.of()),
            IdleWasteDaily.GPU_MODEL.is(GpuHourCost.GPU_MODEL.of()),
            IdleWasteDaily.TEAM.is(GpuHourCost.TEAM.of()),
            IdleWasteDaily.PROJECT.is(GpuHourCost.PROJECT.of()),
            IdleWasteDaily.CURRENCY.is(GpuHourCost.CURRENCY.of()),
            IdleWasteDaily.PRICE_SOURCE.is(GpuHourCost.PRICE_SOURCE.of()),
            IdleWasteDaily.PRICE_STATE.is(GpuHourCost.PRICE_STATE.of()),
            IdleWasteDaily.CORRECTS_DATE.is(GpuHourCost.CORRECTS_DATE.of()),
            IdleWasteDaily.GPU_SECONDS.is(GpuHourCost.GPU_SECONDS.of()),
            IdleWasteDaily.COST.is(GpuHourCost.COST.of()));
  }

  /** All segments; those that are no waste have no cause here. */
  private Frame seen(Frame segments) {
    Column usual = functions.lit(null);
    Column isWaste = functions.lit(false);
    for (Stage stage : Stage.OBSERVED) {
      if (stage.isWaste()) {
        Column held = GpuSegment.time(stage).of().gt(0L);
        usual = functions.when(held, functions.lit(stage.usualCause().text())).otherwise(usual);
        isWaste = isWaste.or(held);
      }
    }
    Column cause =
        demand.cause(
            functions.coalesce(GpuSegment.CAUSE.of(), usual),
            GpuSegment.CLUSTER,
            GpuSegment.HOUR_AT,
            GpuSegment.GPU_MODEL);
    return segments.select(
        THING.is(GpuSegment.DEVICE_ID.of()),
        STRETCH_DATE.is(GpuSegment.SEGMENT_DATE.of()),
        IdleWasteDaily.OWNER.is(GpuSegment.OWNER.of()),
        IdleWasteDaily.CAUSE.is(functions.when(isWaste, cause)),
        IdleWasteDaily.OWNER_KIND.is(GpuSegment.OWNER_KIND.of()),
        IdleWasteDaily.GPU_INDEX.is(GpuSegment.GPU_INDEX.of()),
        ACTIVITY.is(GpuSegment.ACTIVITY_INTEGRAL.of()),
        MEASURED.is(GpuSegment.ACTIVITY_MEASURED.of()),
        STRETCH.is(GpuSegment.STRETCH_START_AT.of()),
        START.is(GpuSegment.START_AT.of()),
        END.is(GpuSegment.END_AT.of()));
  }

  /**
   * What stands in the table already: of the days before, and of closed billing periods on the
   * dates themselves, whose stretches and first dates do not change any more.
   */
  private Frame earlier(Frame published) {
    Column closed = IdleWasteDaily.PRICE_STATE.of().equalTo(PriceState.CLOSED.text());
    return published
        .where(functions.not(IdleWasteDaily.USAGE_DATE.of().isin(dates.toArray())).or(closed))
        .where(IdleWasteDaily.CORRECTS_DATE.of().isNull())
        .select(
            THING.is(
                functions.coalesce(
                    IdleWasteDaily.DEVICE_ID.of(), IdleWasteDaily.BILLING_RESOURCE_ID.of())),
            IdleWasteDaily.USAGE_DATE.is(IdleWasteDaily.USAGE_DATE.of()),
            IdleWasteDaily.OWNER.is(IdleWasteDaily.OWNER.of()),
            IdleWasteDaily.CAUSE.is(IdleWasteDaily.CAUSE.of()),
            IdleWasteDaily.BILLING_RESOURCE_ID.is(IdleWasteDaily.BILLING_RESOURCE_ID.of()),
            IdleWasteDaily.CURRENCY.is(IdleWasteDaily.CURRENCY.of()),
            IdleWasteDaily.PRICE_SOURCE.is(IdleWasteDaily.PRICE_SOURCE.of()),
            IdleWasteDaily.PRICE_STATE.is(IdleWasteDaily.PRICE_STATE.of()),
            IdleWasteDaily.FIRST_SEEN_DATE.is(IdleWasteDaily.FIRST_SEEN_DATE.of()),
            IdleWasteDaily.GPU_INDEX.is(IdleWasteDaily.GPU_INDEX.of()),
            IdleWasteDaily.LONGEST_IDLE.is(IdleWasteDaily.LONGEST_IDLE.of()),
            IdleWasteDaily.LONGEST_FROM.is(IdleWasteDaily.LONGEST_FROM.of()),
            IdleWasteDaily.LONGEST_TO.is(IdleWasteDaily.LONGEST_TO.of()),
            IdleWasteDaily.LAST_FROM.is(IdleWasteDaily.LAST_FROM.of()),
            IdleWasteDaily.LAST_TO.is(IdleWasteDaily.LAST_TO.of()),
            IdleWasteDaily.IS_IDLE_AT_END.is(IdleWasteDaily.IS_IDLE_AT_END.of()),
            IdleWasteDaily.OWNER_KIND.is(IdleWasteDaily.OWNER_KIND.of()),
            IdleWasteDaily.HOURLY_ACTIVITY.is(IdleWasteDaily.HOURLY_ACTIVITY.of()));
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> waste, Iterator<Row> seen) {
    WastedDevice device = new WastedDevice();
    while (waste.hasNext()) {
      Row row = waste.next();
      WasteRun run =
          device.run(WASTE.text(row, IdleWasteDaily.OWNER), WASTE.text(row, IdleWasteDaily.CAUSE));
      LocalDate date = WASTE.date(row, IdleWasteDaily.USAGE_DATE);
      LocalDate first = WASTE.date(row, IdleWasteDaily.FIRST_SEEN_DATE);
      if (first == null) {
        run.waste(row);
      } else if (dates.contains(date)) {
        run.closed(date, row);
      } else {
        run.earlier(date, first);
      }
    }
    while (seen.hasNext()) {
      seen(device, seen.next());
    }
    return device.rows().iterator();
  }

  private static void seen(WastedDevice device, Row row) {
    LocalDate date = SEEN.date(row, STRETCH_DATE);
    Instant stretch = SEEN.instant(row, STRETCH);
    long start = SEEN.milliseconds(row, START);
    long end = SEEN.milliseconds(row, END);
    String cause = SEEN.text(row, IdleWasteDaily.CAUSE);
    device.observed(date, end, SEEN.text(row, IdleWasteDaily.GPU_INDEX));
    device.was(date, start, SEEN.real(row, ACTIVITY), SEEN.whole(row, MEASURED));
    if (cause != null) {
      WasteRun run = device.run(SEEN.text(row, IdleWasteDaily.OWNER), cause);
      run.stretch(date, stretch == null ? null : stretch.toEpochMilli(), start, end);
      run.heldBy(SEEN.text(row, IdleWasteDaily.OWNER_KIND));
    }
  }
}
