package dev.plumbline.run.explain;

import dev.plumbline.failure.Failure;
import dev.plumbline.job.Published;
import dev.plumbline.report.PriceBasis;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.util.Comparator;
import java.util.List;

/**
 * A figure with what it is made of: rows of the waterfall, the same by hour and device, and what
 * lies behind those.
 *
 * @param waterfall the rows that the report sums
 * @param hours the rows that those are sums of
 */
public record Explanation(
    AskedFigure asked,
    SummedRows<StageAmount> waterfall,
    SummedRows<StageAmount> hours,
    Origins origins) {

  /** The columns of both tables that have such rows are named alike. */
  private static final Sums<StageAmount> SUMS =
      new Sums<>(
          List.of(
              GpuWaterfallDaily.STAGE,
              GpuWaterfallDaily.CURRENCY,
              GpuWaterfallDaily.PRICE_SOURCE,
              GpuWaterfallDaily.PRICE_STATE),
          List.of(GpuWaterfallDaily.GPU_SECONDS, GpuWaterfallDaily.COST),
          GpuWaterfallDaily.COST,
          Explanation::amount,
          Comparator.comparing(StageAmount::basis).thenComparing(StageAmount::stage));

  /**
   * Explains a figure out of what is published.
   *
   * @param shown how many rows, charges and files are told one by one
   * @throws Failure {@code CONFIGURATION} for a date that is not published, or a figure without any
   *     row
   */
  public static Explanation of(Published published, AskedFigure asked, int shown) {
    assertPublished(published, asked);
    RowSums sums = new RowSums(published, shown);
    SummedRows<StageAmount> waterfall = sums.of(asked.waterfall(), SUMS);
    if (waterfall.count() == 0) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          asked.id() + " has no rows",
          "there are none like " + waterfall.sql(),
          "leave the currency or the team out, or ask for " + asked.date() + "/accounted");
    }
    Frame hours = asked.hours().of(published.read(GpuHourCost.TABLE));
    return new Explanation(
        asked,
        waterfall,
        sums.of(asked.hours(), SUMS),
        new OriginReader(published, asked.date(), shown).behind(hours));
  }

  private static StageAmount amount(Cells row) {
    return new StageAmount(
        row.text(GpuWaterfallDaily.STAGE),
        PriceBasis.of(
            row,
            GpuWaterfallDaily.CURRENCY,
            GpuWaterfallDaily.PRICE_SOURCE,
            GpuWaterfallDaily.PRICE_STATE),
        row.decimal(GpuWaterfallDaily.GPU_SECONDS),
        row.decimal(GpuWaterfallDaily.COST));
  }

  private static void assertPublished(Published published, AskedFigure asked) {
    if (published.isEmpty()) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          asked.date() + " is not published",
          "nothing is published in this lake yet",
          "run plumbline nightly");
    }
    if (!published.nights().containsKey(asked.date())) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          asked.date() + " is not published",
          "the newest published date is " + published.nights().lastKey(),
          "ask for " + published.nights().lastKey() + "/" + asked.figure().name());
    }
  }
}
