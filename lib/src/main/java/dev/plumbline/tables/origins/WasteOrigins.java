package dev.plumbline.tables.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Origins of {@link IdleWasteDaily}: which rows there are, and what they cost, comes from the
 * priced hours; since when, from the days before; how long at a time, from the segments. That waits
 * in queues may say better why time was empty is not in it yet.
 */
final class WasteOrigins {
  private static final List<Col> STRETCHES =
      List.of(
          IdleWasteDaily.LONGEST_IDLE,
          IdleWasteDaily.LONGEST_FROM,
          IdleWasteDaily.LONGEST_TO,
          IdleWasteDaily.LAST_FROM,
          IdleWasteDaily.LAST_TO,
          IdleWasteDaily.IS_IDLE_AT_END,
          IdleWasteDaily.OWNER_KIND);

  /** What tells that segments are of a stretch of this row's waste. */
  private static final Col[] IDLE = idle();

  /** What tells that a row of an earlier date, or of a closed period, is about the same. */
  private static final Col[] EARLIER = {
    IdleWasteDaily.USAGE_DATE,
    IdleWasteDaily.BILLING_RESOURCE_ID,
    IdleWasteDaily.DEVICE_ID,
    IdleWasteDaily.OWNER,
    IdleWasteDaily.CAUSE,
    IdleWasteDaily.CURRENCY,
    IdleWasteDaily.PRICE_SOURCE,
    IdleWasteDaily.PRICE_STATE,
    IdleWasteDaily.CORRECTS_DATE
  };

  static final Origins ORIGINS = stretches(day(hours())).build();

  private WasteOrigins() {}

  private static Origins.Builder hours() {
    return Origins.of(IdleWasteDaily.TABLE)
        .same(IdleWasteDaily.USAGE_DATE, GpuHourCost.COST_DATE)
        .same(IdleWasteDaily.BILLING_RESOURCE_ID, GpuHourCost.BILLING_RESOURCE_ID)
        .same(IdleWasteDaily.DEVICE_ID, GpuHourCost.DEVICE_ID)
        .same(IdleWasteDaily.OWNER, GpuHourCost.OWNER)
        .same(IdleWasteDaily.CAUSE, GpuHourCost.CAUSE)
        .summed(IdleWasteDaily.PROVIDER, GpuHourCost.PROVIDER)
        .summed(IdleWasteDaily.CLUSTER, GpuHourCost.CLUSTER)
        .summed(IdleWasteDaily.NODE, GpuHourCost.NODE)
        .summed(IdleWasteDaily.GPU_MODEL, GpuHourCost.GPU_MODEL)
        .summed(IdleWasteDaily.TEAM, GpuHourCost.TEAM)
        .summed(IdleWasteDaily.PROJECT, GpuHourCost.PROJECT)
        .same(IdleWasteDaily.CURRENCY, GpuHourCost.CURRENCY)
        .same(IdleWasteDaily.PRICE_SOURCE, GpuHourCost.PRICE_SOURCE)
        .same(IdleWasteDaily.PRICE_STATE, GpuHourCost.PRICE_STATE)
        .same(IdleWasteDaily.CORRECTS_DATE, GpuHourCost.CORRECTS_DATE)
        .summed(IdleWasteDaily.GPU_SECONDS, GpuHourCost.GPU_SECONDS)
        .summed(IdleWasteDaily.COST, GpuHourCost.COST)
        .summed(IdleWasteDaily.UNQUANTIFIED_COST, GpuHourCost.COST)
        .decided(IdleWasteDaily.UNQUANTIFIED_COST, GpuHourCost.GPU_SECONDS)
        .rows(Influence.FILTER, GpuHourCost.STAGE)
        .rows(
            Influence.GROUP_BY,
            GpuHourCost.COST_DATE,
            GpuHourCost.BILLING_RESOURCE_ID,
            GpuHourCost.DEVICE_ID,
            GpuHourCost.OWNER,
            GpuHourCost.CAUSE,
            GpuHourCost.CURRENCY,
            GpuHourCost.PRICE_SOURCE,
            GpuHourCost.PRICE_STATE,
            GpuHourCost.CORRECTS_DATE);
  }

  private static Origins.Builder day(Origins.Builder table) {
    return table
        .summed(
            IdleWasteDaily.HOURLY_ACTIVITY,
            GpuSegment.ACTIVITY_INTEGRAL,
            GpuSegment.ACTIVITY_MEASURED)
        .decided(
            IdleWasteDaily.HOURLY_ACTIVITY,
            GpuSegment.DEVICE_ID,
            GpuSegment.SEGMENT_DATE,
            GpuSegment.START_AT);
  }

  private static Origins.Builder stretches(Origins.Builder table) {
    table
        .summed(IdleWasteDaily.LONGEST_IDLE, GpuSegment.START_AT, GpuSegment.END_AT)
        .summed(IdleWasteDaily.LONGEST_FROM, GpuSegment.START_AT)
        .decided(IdleWasteDaily.LONGEST_FROM, GpuSegment.END_AT)
        .summed(IdleWasteDaily.LONGEST_TO, GpuSegment.END_AT)
        .decided(IdleWasteDaily.LONGEST_TO, GpuSegment.START_AT)
        .summed(IdleWasteDaily.LAST_FROM, GpuSegment.START_AT)
        .decided(IdleWasteDaily.LAST_FROM, GpuSegment.END_AT)
        .summed(IdleWasteDaily.LAST_TO, GpuSegment.END_AT)
        .decided(IdleWasteDaily.LAST_TO, GpuSegment.START_AT)
        .summed(IdleWasteDaily.IS_IDLE_AT_END, GpuSegment.END_AT)
        .decided(IdleWasteDaily.IS_IDLE_AT_END, GpuSegment.START_AT)
        .summed(IdleWasteDaily.OWNER_KIND, GpuSegment.OWNER_KIND)
        .summed(IdleWasteDaily.GPU_INDEX, GpuSegment.GPU_INDEX)
        .decided(
            IdleWasteDaily.GPU_INDEX,
            GpuSegment.DEVICE_ID,
            GpuSegment.SEGMENT_DATE,
            GpuSegment.START_AT)
        .summed(
            IdleWasteDaily.FIRST_SEEN_DATE,
            GpuHourCost.COST_DATE,
            GpuHourCost.CORRECTS_DATE,
            IdleWasteDaily.FIRST_SEEN_DATE)
        .decided(IdleWasteDaily.FIRST_SEEN_DATE, EARLIER);
    STRETCHES.forEach(column -> table.decided(column, IDLE));
    Stream.concat(
            STRETCHES.stream(), Stream.of(IdleWasteDaily.GPU_INDEX, IdleWasteDaily.HOURLY_ACTIVITY))
        .forEach(column -> table.same(column, column).decided(column, EARLIER));
    return table;
  }

  private static Col[] idle() {
    Stream<Col> waste =
        Stage.OBSERVED.stream().filter(Stage::isWaste).map(stage -> GpuSegment.time(stage));
    return Stream.concat(
            Stream.of(
                GpuSegment.DEVICE_ID,
                GpuSegment.SEGMENT_DATE,
                GpuSegment.OWNER,
                GpuSegment.CAUSE,
                GpuSegment.STRETCH_START_AT),
            waste)
        .toArray(Col[]::new);
  }
}
