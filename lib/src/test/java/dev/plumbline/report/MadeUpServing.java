package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Draft;
import dev.plumbline.tables.UnitEconomicsDaily;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Served model versions of a night as it might be: one with all figures, one without usage. */
final class MadeUpServing {
  private static final RowLayout ROW = ServingSection.ROWS.layout();

  private MadeUpServing() {}

  private static Draft row(String version, String cost) {
    return ROW.draft()
        .set(UnitEconomicsDaily.USAGE_DATE, Nights.DAY)
        .set(UnitEconomicsDaily.MODEL, "parrot-rank")
        .set(UnitEconomicsDaily.VERSION, version)
        .set(UnitEconomicsDaily.TARGET, "prod-eu")
        .set(UnitEconomicsDaily.CURRENCY, "USD")
        .set(UnitEconomicsDaily.PRICE_SOURCE, "billed")
        .set(UnitEconomicsDaily.PRICE_STATE, "billed")
        .set(UnitEconomicsDaily.ACCURACY_METRIC, "accuracy")
        .set(UnitEconomicsDaily.SERVING_GPU_SECONDS, new BigDecimal(5400))
        .set(UnitEconomicsDaily.SERVING_COST, new BigDecimal(cost));
  }

  static List<Row> rows() {
    return List.of(
        row("5", "4.50")
            .set(UnitEconomicsDaily.REQUESTS, 1500L)
            .set(UnitEconomicsDaily.COST_PER_THOUSAND_REQUESTS, new BigDecimal("3"))
            .set(UnitEconomicsDaily.COST_PER_MILLION_OUTPUT_TOKENS, new BigDecimal("100"))
            .set(UnitEconomicsDaily.COST_PER_ACCURATE_PREDICTION, new BigDecimal("0.0046875"))
            .set(UnitEconomicsDaily.JOULES_PER_REQUEST, 600.0)
            .set(UnitEconomicsDaily.LATENCY_P50, 1.254)
            .set(UnitEconomicsDaily.LATENCY_P95, 4.0)
            .set(UnitEconomicsDaily.BATCH_SIZE, 6.26)
            .set(UnitEconomicsDaily.LONGEST_GAP, new BigDecimal(7200))
            .row(),
        row("6", "1.25")
            .set(
                UnitEconomicsDaily.ABSENT_REASONS,
                Map.of("cost_per_thousand_requests", "no_usage", "training_costs", "no_usage"))
            .row());
  }
}
