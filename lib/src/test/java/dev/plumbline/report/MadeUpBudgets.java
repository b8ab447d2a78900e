package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Draft;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.tables.CostAnomalyDaily;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;

/** Teams of a night as it might be: one over its budget by the forecast, one without a budget. */
final class MadeUpBudgets {
  private static final RowLayout ROW = BudgetSection.ROWS.layout();
  private static final RowLayout DATE = BudgetSection.DATES.layout();

  private MadeUpBudgets() {}

  /** A team's month so far. */
  static Draft month(String team, String budget, String spent, String forecast, String either) {
    BigDecimal end = Nights.decimal(forecast);
    BigDecimal width = Nights.decimal(either);
    return ROW.draft()
        .set(BudgetMonthly.AS_OF_DATE, Nights.DAY)
        .set(BudgetMonthly.MONTH, Nights.DAY.withDayOfMonth(1))
        .set(BudgetMonthly.TEAM, team)
        .set(BudgetMonthly.CURRENCY, "USD")
        .set(BudgetMonthly.BUDGET_COST, Nights.decimal(budget))
        .set(BudgetMonthly.SPENT_COST, Nights.decimal(spent))
        .set(BudgetMonthly.DAYS_KNOWN, 13L)
        .set(BudgetMonthly.DAYS_IN_MONTH, 31L)
        .set(BudgetMonthly.FORECAST_COST, end)
        .set(BudgetMonthly.FORECAST_LOW_COST, width == null ? null : end.subtract(width))
        .set(BudgetMonthly.FORECAST_HIGH_COST, width == null ? null : end.add(width))
        .set(BudgetMonthly.FORECAST_METHOD, width == null ? "mean_of_dates" : "weekday_means")
        .set(BudgetMonthly.HISTORY_DATES, width == null ? 13L : 55L)
        .set(BudgetMonthly.TESTED_DATES, width == null ? 0L : 35L);
  }

  /** A team's cost of the date beside what is usual. */
  static Row date(String team, String judgement, String cost, String low, String high) {
    return DATE.draft()
        .set(CostAnomalyDaily.USAGE_DATE, Nights.DAY)
        .set(CostAnomalyDaily.TEAM, team)
        .set(CostAnomalyDaily.CURRENCY, "USD")
        .set(CostAnomalyDaily.COST, Nights.decimal(cost))
        .set(CostAnomalyDaily.JUDGEMENT, judgement)
        .set(CostAnomalyDaily.IS_ANOMALY, low == null ? null : !judgement.equals("usual"))
        .set(CostAnomalyDaily.LOW_COST, Nights.decimal(low))
        .set(CostAnomalyDaily.HIGH_COST, Nights.decimal(high))
        .set(CostAnomalyDaily.DEVIATION_COST, Nights.decimal(low == null ? null : "100"))
        .row();
  }

  static List<Row> rows() {
    return List.of(
        month("vision", "12000", "6100.50", "13300", "400")
            .set(BudgetMonthly.FORECAST_ERROR, 0.083)
            .set(BudgetMonthly.LAST_MONTH_COST, Nights.decimal("11000"))
            .set(BudgetMonthly.LAST_MONTH_FORECAST_COST, Nights.decimal("10800"))
            .row(),
        month("speech", "9000", "900", "2100", null).row(),
        month(null, null, "50", "120", null)
            .set(BudgetMonthly.UNPRICED_GPU_SECONDS, Nights.decimal("7200"))
            .row());
  }

  static List<Row> dates() {
    return List.of(
        date(null, "not_enough_history", "5", null, null),
        date("speech", "usual", "80", "60", "90"),
        date("vision", "above", "950", "300", "700"));
  }
}
