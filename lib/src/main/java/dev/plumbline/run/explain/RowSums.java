package dev.plumbline.run.explain;

import dev.plumbline.job.Published;
import dev.plumbline.report.PriceBasis;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** Sums rows by stage and price; columns of both tables that have such rows are named alike. */
final class RowSums {
  private static final Col[] KEYS = {
    GpuWaterfallDaily.STAGE,
    GpuWaterfallDaily.CURRENCY,
    GpuWaterfallDaily.PRICE_SOURCE,
    GpuWaterfallDaily.PRICE_STATE
  };
  private static final RowLayout SUMS =
      RowLayout.of(KEYS).and(GpuWaterfallDaily.GPU_SECONDS, GpuWaterfallDaily.COST);

  private final Published published;
  private final int shown;

  RowSums(Published published, int shown) {
    this.published = published;
    this.shown = shown;
  }

  SummedRows of(Picked picked, Frame rows, Col cost) {
    List<StageAmount> amounts =
        rows
            .groupBy(KEYS)
            .sums(GpuWaterfallDaily.GPU_SECONDS, GpuWaterfallDaily.COST)
            .select(SUMS.columns())
            .rows()
            .collectAsList()
            .stream()
            .map(SUMS::read)
            .map(RowSums::amount)
            .sorted(Comparator.comparing(StageAmount::basis).thenComparing(StageAmount::stage))
            .toList();
    RowLayout layout = RowLayout.of(picked.table());
    Stream<Cells> dearest =
        rows.select(layout.columns()).rows().orderBy(order(layout, cost)).takeAsList(shown).stream()
            .map(layout::read);
    return new SummedRows(
        picked.table().fullName(),
        published.version(picked.table()).orElse(-1),
        picked.sql(),
        rows.rows().count(),
        amounts,
        dearest.toList());
  }

  /** The dearest first; what costs the same in the order of the columns. */
  private static Column[] order(RowLayout layout, Col cost) {
    return Stream.concat(
            Stream.of(cost.of().desc_nulls_last(), GpuWaterfallDaily.GPU_SECONDS.of().desc()),
            Stream.of(layout.columns()).map(Col::of))
        .toArray(Column[]::new);
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
}
