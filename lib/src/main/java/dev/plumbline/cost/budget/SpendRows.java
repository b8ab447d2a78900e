package dev.plumbline.cost.budget;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.PriceState;
import org.apache.spark.sql.Column;

/** The waterfall summed to date × team × project × currency: exact decimals, in any order. */
public final class SpendRows {
  /** So many dates up to one are needed to tell of it. */
  public static final int DATES = History.DATES;

  static final Col PROVISIONAL = Col.temporary("provisional_cost", GpuWaterfallDaily.COST.type());
  static final Col CORRECTION = Col.temporary("correction_cost", GpuWaterfallDaily.COST.type());
  static final Col UNPRICED =
      Col.temporary("unpriced_gpu_seconds", GpuWaterfallDaily.GPU_SECONDS.type());

  private SpendRows() {}

  /** What a row holds. */
  static RowLayout layout() {
    return RowLayout.of(
        GpuWaterfallDaily.USAGE_DATE,
        GpuWaterfallDaily.TEAM,
        GpuWaterfallDaily.PROJECT,
        GpuWaterfallDaily.CURRENCY,
        GpuWaterfallDaily.COST,
        GpuWaterfallDaily.GPU_SECONDS,
        PROVISIONAL,
        CORRECTION,
        UNPRICED);
  }

  /** One row per date, team, project and currency; corrections of closed dates stand apart. */
  public static Frame of(Frame waterfall) {
    Column isOwn = GpuWaterfallDaily.CORRECTS_DATE.of().isNull();
    Column cost = GpuWaterfallDaily.COST.of();
    Column seconds = GpuWaterfallDaily.GPU_SECONDS.of();
    Column isProvisional =
        GpuWaterfallDaily.PRICE_STATE.of().equalTo(PriceState.PROVISIONAL.text());
    return waterfall
        .select(
            GpuWaterfallDaily.USAGE_DATE.is(GpuWaterfallDaily.USAGE_DATE.of()),
            GpuWaterfallDaily.TEAM.is(GpuWaterfallDaily.TEAM.of()),
            GpuWaterfallDaily.PROJECT.is(GpuWaterfallDaily.PROJECT.of()),
            GpuWaterfallDaily.CURRENCY.is(GpuWaterfallDaily.CURRENCY.of()),
            GpuWaterfallDaily.COST.is(when(isOwn, cost)),
            GpuWaterfallDaily.GPU_SECONDS.is(when(isOwn, seconds)),
            PROVISIONAL.is(when(isOwn.and(isProvisional), cost)),
            CORRECTION.is(when(not(isOwn), cost)),
            UNPRICED.is(when(isOwn.and(cost.isNull()), seconds)))
        .groupBy(
            GpuWaterfallDaily.USAGE_DATE,
            GpuWaterfallDaily.TEAM,
            GpuWaterfallDaily.PROJECT,
            GpuWaterfallDaily.CURRENCY)
        .sums(
            GpuWaterfallDaily.COST,
            GpuWaterfallDaily.GPU_SECONDS,
            PROVISIONAL,
            CORRECTION,
            UNPRICED)
        .select(layout().columns());
  }
}
