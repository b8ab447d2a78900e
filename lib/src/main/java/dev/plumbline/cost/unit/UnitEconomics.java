package dev.plumbline.cost.unit;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.to_date;

import dev.plumbline.cost.counter.ServerDays;
import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.terms.ServingCount;
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
 *   <li>usage of the version and target divides into dates by time; what counters of servers gained
 *       is of the version that the entry of their pod names, else of the one that is served under
 *       the model's name;
 *   <li>each price basis of the cost is a row; a ratio is made where one basis is the whole cost.
 * </ol>
 */
public final class UnitEconomics {
  static final Col DATE = Col.temporary("unit_date", DataTypes.DateType);

  private static final Col OWNER = Col.temporary("serving_owner", DataTypes.StringType);

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
        ServingEnergy.GRAMS,
        ServingEnergy.MEASURED,
        ServingEnergy.PLACELESS,
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
        InferenceUsage.OUTPUT_TOKENS,
        ServingSample.MODEL,
        ServingSample.VERSION,
        ServerDays.BUCKETS,
        ServerDays.of(ServingCount.INFERENCES),
        ServerDays.of(ServingCount.EXECUTIONS),
        ServerDays.LONGEST_GAP);
  }

  /**
   * The rows of the dates.
   *
   * @param costs {@code silver.gpu_hour_cost} of the dates
   * @param segments {@code silver.gpu_segment} of the dates
   * @param usage {@code silver.inference_usage}, as far back as its longest window
   * @param samples {@code bronze.serving_sample} of the dates and of the date before each
   * @param served the configured entries and what is known of their versions
   * @param electricity where clusters get theirs
   * @param dates the dates
   */
  public static Frame of(
      Frame costs,
      Frame segments,
      Frame usage,
      Frame samples,
      ServedVersions served,
      List<Electricity> electricity,
      Collection<LocalDate> dates) {
    ServedOwners owners = served.owners();
    return served(costs, owners)
        .leftJoin(ServingEnergy.of(segments, owners, electricity), DATE, ServedOwners.SERVED)
        .select(costs().columns())
        .eachGroup(
            side(GpuHourCost.CURRENCY, GpuHourCost.PRICE_SOURCE, GpuHourCost.PRICE_STATE),
            asked(usage, samples, owners, dates),
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

  private static Frame asked(
      Frame usage, Frame samples, ServedOwners owners, Collection<LocalDate> dates) {
    Frame windows = windows(usage, owners, dates);
    return samples.isKnownEmpty() ? windows : windows.union(counted(samples, owners, dates));
  }

  private static Frame windows(Frame usage, ServedOwners owners, Collection<LocalDate> dates) {
    return usage
        .each(
            DATE,
            sequence(
                to_date(InferenceUsage.WINDOW_START.of()), to_date(InferenceUsage.WINDOW_END.of())))
        .where(DATE.of().isin(dates.toArray()))
        .with(ServedOwners.SERVED.is(owners.ofUsage(dates)))
        .where(ServedOwners.SERVED.of().isNotNull())
        .with(
            InferenceUsage.REGISTRY.is(owners.registryOfUsage()),
            none(ServingSample.MODEL),
            none(ServingSample.VERSION),
            none(ServerDays.BUCKETS),
            none(ServerDays.of(ServingCount.INFERENCES)),
            none(ServerDays.of(ServingCount.EXECUTIONS)),
            none(ServerDays.LONGEST_GAP))
        .select(usage().columns());
  }

  private static Named none(Col column) {
    return column.is(lit(null).cast(column.type()));
  }

  private static Frame counted(Frame samples, ServedOwners owners, Collection<LocalDate> dates) {
    return ServerDays.of(samples)
        .where(ServerDays.DATE.of().isin(dates.toArray()))
        .with(OWNER.is(ServedNames.owner()))
        .with(ServedOwners.SERVED.is(owners.names().ofServer(owners, OWNER, dates)))
        .where(ServedOwners.SERVED.of().isNotNull())
        .with(
            DATE.is(ServerDays.DATE.of()),
            InferenceUsage.REGISTRY.is(owners.registry()),
            InferenceUsage.WINDOW_START.is(ServerDays.START.of()),
            InferenceUsage.WINDOW_END.is(ServerDays.END.of()),
            counted(InferenceUsage.REQUESTS, ServingCount.REQUESTS),
            counted(InferenceUsage.SUCCESSFUL_REQUESTS, ServingCount.SUCCESSFUL_REQUESTS),
            counted(InferenceUsage.FAILED_REQUESTS, ServingCount.FAILED_REQUESTS),
            counted(InferenceUsage.INPUT_TOKENS, ServingCount.INPUT_TOKENS),
            counted(InferenceUsage.OUTPUT_TOKENS, ServingCount.OUTPUT_TOKENS))
        .select(usage().columns());
  }

  private static Named counted(Col column, ServingCount count) {
    return column.is(ServerDays.of(count).of());
  }
}
