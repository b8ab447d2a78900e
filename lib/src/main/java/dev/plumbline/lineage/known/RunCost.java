package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RunCostDaily;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What a run used on one date in one currency; null is unknown. */
public record RunCost(
    String runId, LocalDate date, String currency, BigDecimal gpuSeconds, BigDecimal cost) {
  static final RowLayout LAYOUT =
      RowLayout.of(
          RunCostDaily.RUN_ID,
          RunCostDaily.CURRENCY,
          RunCostDaily.USAGE_DATE,
          RunCostDaily.GPU_SECONDS,
          RunCostDaily.COST);

  static RunCost of(RowLayout.Cells row) {
    return new RunCost(
        row.text(RunCostDaily.RUN_ID),
        row.date(RunCostDaily.USAGE_DATE),
        row.text(RunCostDaily.CURRENCY),
        row.decimal(RunCostDaily.GPU_SECONDS),
        row.decimal(RunCostDaily.COST));
  }
}
