package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What GPUs cost on one date in one currency, whoever used them and whether anybody did. */
public record Spend(LocalDate date, String currency, BigDecimal cost) {
  static final RowLayout LAYOUT =
      RowLayout.of(
          GpuWaterfallDaily.USAGE_DATE, GpuWaterfallDaily.CURRENCY, GpuWaterfallDaily.COST);

  static Spend of(RowLayout.Cells row) {
    return new Spend(
        row.date(GpuWaterfallDaily.USAGE_DATE),
        row.text(GpuWaterfallDaily.CURRENCY),
        row.decimal(GpuWaterfallDaily.COST));
  }
}
