package dev.plumbline.cost.unit;

import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.to_date;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.tables.UnitEconomicsDaily;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * What serving model versions cost and what it bought:
 *
 * <ol>
 *   <li>the first entry under {@code serving:} that matches an owner and date says which version
 *       its GPU time served; what matches none is of no version;
 *   <li>usage of the version and target divides into dates by time;
 *   <li>each price basis of the cost is a row; a ratio is made where one basis is the whole cost.
 * </ol>
 */
public final class UnitEconomics {
  static final Col DATE = Col.temporary("unit_date", DataTypes.DateType);

  private UnitEconomics() {}

  /** What a row of cost holds. */
  static RowLayout costs() {
    return RowLayout.of(
        DATE,
        ServedOwners.SERVED,
        GpuHourCost.CURRENCY,
        GpuHourCost.PRICE_SOURCE,
        GpuHourCost.PRICE_STATE,
        GpuHourCost.GPU_SECONDS,
        GpuHourCost.COST,
        ServingEnergy.JOULES,
        ServingEnergy.MEASURED,
        ServingEnergy.TIME);
  }

  /** What a row of usage holds. */
  static RowLayout usage() {
    return RowLayout.of(
        DATE,
        ServedOwners.SERVED,
        InferenceUsage.REGISTRY,
        InferenceUsage.SOURCE,
        InferenceUsage.WINDOW_START,
        InferenceUsage.WINDOW_END,
        InferenceUsage.REQUESTS,
        InferenceUsage.SUCCESSFUL_REQUESTS,
        InferenceUsage.FAILED_REQUESTS,
        InferenceUsage.INPUT_TOKENS,
        InferenceUsage.OUTPUT_TOKENS);
  }

  /**
   * The rows of the dates.
   *
   * @param costs {@code silver.gpu_hour_cost} of the dates
   * @param segments {@code silver.gpu_segment} of the dates
   * @param usage {@code silver.inference_usage}, as far back as its longest window
   * @param served the configured entries and what is known of their versions
   * @param dates the dates
   */
  public static Frame of(
      Frame costs,
      Frame segments,
      Frame usage,
      ServedVersions served,
      Collection<LocalDate> dates) {
    ServedOwners owners = served.owners();
    return served(costs, owners)
        .leftJoin(ServingEnergy.of(segments, owners), DATE, ServedOwners.SERVED)
        .select(costs().columns())
        .eachGroup(
            side(GpuHourCost.CURRENCY, GpuHourCost.PRICE_SOURCE, GpuHourCost.PRICE_STATE),
            asked(usage, owners, dates),
            side(InferenceUsage.WINDOW_START, InferenceUsage.SOURCE),
            UnitEconomicsDaily.TABLE.schema(),
            new UnitKernel(served.known()));
  }

  private static Frame.Side side(Col... order) {
    return new Frame.Side(List.of(DATE, ServedOwners.SERVED), List.of(order));
  }

  private static Frame served(Frame costs, ServedOwners owners) {
    return costs
        .where(GpuHourCost.CORRECTS_DATE.of().isNull())
        .with(
            DATE.is(GpuHourCost.COST_DATE.of()),
            ServedOwners.SERVED.is(owners.of(GpuHourCost.OWNER, GpuHourCost.COST_DATE)))
        .where(ServedOwners.SERVED.of().isNotNull())
        .groupBy(
            DATE,
            ServedOwners.SERVED,
            GpuHourCost.CURRENCY,
            GpuHourCost.PRICE_SOURCE,
            GpuHourCost.PRICE_STATE)
        .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST);
  }

  private static Frame asked(Frame usage, ServedOwners owners, Collection<LocalDate> dates) {
    return usage
        .with(ServedOwners.SERVED.is(owners.ofUsage()))
        .where(ServedOwners.SERVED.of().isNotNull())
        .each(
            DATE,
            sequence(
                to_date(InferenceUsage.WINDOW_START.of()), to_date(InferenceUsage.WINDOW_END.of())))
        .where(DATE.of().isin(dates.toArray()))
        .select(usage().columns());
  }
}
