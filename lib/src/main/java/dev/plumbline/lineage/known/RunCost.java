package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What a run used on one date in one currency; null is unknown. */
public record RunCost(
    String runId, LocalDate date, String currency, BigDecimal gpuSeconds, BigDecimal cost) {
  static final RowLayout LAYOUT =
      RowLayout.of(
          GpuHourCost.RUN_ID,
          GpuHourCost.CURRENCY,
          GpuHourCost.COST_DATE,
          GpuHourCost.GPU_SECONDS,
          GpuHourCost.COST);

  static RunCost of(RowLayout.Cells row) {
    return new RunCost(
        row.text(GpuHourCost.RUN_ID),
        row.date(GpuHourCost.COST_DATE),
        row.text(GpuHourCost.CURRENCY),
        row.decimal(GpuHourCost.GPU_SECONDS),
        row.decimal(GpuHourCost.COST));
  }
}
