package dev.plumbline.cost.budget;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Draft;
import dev.plumbline.tables.BudgetMonthly;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The month of one date, by what is known up to that date. */
final class MonthToDate {
  private static final RowLayout ROW = RowLayout.of(BudgetMonthly.TABLE);

  private final Spending spending;
  private final LocalDate date;
  private final LocalDate month;

  MonthToDate(Spending spending, LocalDate date) {
    this.spending = spending;
    this.date = date;
    this.month = date.withDayOfMonth(1);
  }

  /** A row for each team, project with a budget, and currency; then those without any price. */
  List<Row> rows() {
    LocalDate first = date.minusDays(History.WINDOW - 1L);
    List<Row> rows = new ArrayList<>();
    List<SpendKey> withoutPrice = new ArrayList<>();
    Set<SpendKey> told = new HashSet<>();
    for (SpendKey key : spending.keys(first, date)) {
      BigDecimal budget = spending.budget(key, month);
      if (budget != null || spending.isPriced(key, first, date)) {
        rows.add(row(key, budget));
        told.add(key.in(null));
      } else {
        withoutPrice.add(key);
      }
    }
    for (SpendKey key : withoutPrice) {
      if (!told.contains(key.in(null)) && spending.unpriced(key, month, date) != null) {
        rows.add(row(key, null));
      }
    }
    return rows;
  }

  private Row row(SpendKey key, BigDecimal budget) {
    History history = spending.history(key, date);
    PastErrors errors = PastErrors.of(history, date);
    MonthForecast forecast = MonthForecast.of(history, date, errors);
    DaySpend spend = spending.sum(key, month, date);
    Draft row =
        ROW.draft()
            .set(BudgetMonthly.AS_OF_DATE, date)
            .set(BudgetMonthly.MONTH, month)
            .set(BudgetMonthly.TEAM, key.team())
            .set(BudgetMonthly.PROJECT, key.project())
            .set(BudgetMonthly.CURRENCY, key.currency())
            .set(BudgetMonthly.BUDGET_COST, budget)
            .set(BudgetMonthly.SPENT_COST, forecast.spent())
            .set(BudgetMonthly.PROVISIONAL_COST, spend.provisional())
            .set(BudgetMonthly.CORRECTION_COST, spend.correction())
            .set(BudgetMonthly.GPU_SECONDS, pricedSeconds(spend))
            .set(BudgetMonthly.UNPRICED_GPU_SECONDS, spending.unpriced(key, month, date))
            .set(BudgetMonthly.DAYS_KNOWN, (long) forecast.known())
            .set(BudgetMonthly.DAYS_IN_MONTH, (long) month.lengthOfMonth())
            .set(BudgetMonthly.FORECAST_COST, forecast.forecast())
            .set(BudgetMonthly.FORECAST_LOW_COST, forecast.low())
            .set(BudgetMonthly.FORECAST_HIGH_COST, forecast.high())
            .set(BudgetMonthly.FORECAST_METHOD, forecast.method().text())
            .set(BudgetMonthly.HISTORY_DATES, (long) forecast.history());
    setErrors(row, errors);
    setLastMonth(row, history);
    return row.row();
  }

  private static BigDecimal pricedSeconds(DaySpend spend) {
    if (spend.cost() == null || spend.seconds() == null || spend.unpriced() == null) {
      return spend.cost() == null ? null : spend.seconds();
    }
    return spend.seconds().subtract(spend.unpriced());
  }

  private static void setErrors(Draft row, PastErrors errors) {
    boolean isTested = errors.dates() > 0;
    row.set(BudgetMonthly.TESTED_DATES, (long) errors.dates())
        .set(BudgetMonthly.TESTED_COST, isTested ? errors.cost() : null)
        .set(BudgetMonthly.TESTED_ERROR_COST, isTested ? errors.absolute() : null)
        .set(BudgetMonthly.FORECAST_ERROR, errors.fraction());
  }

  private void setLastMonth(Draft row, History history) {
    LocalDate first = month.minusMonths(1);
    if (!history.hasBegun(first)) {
      return;
    }
    MonthForecast then = MonthForecast.of(history, date.minusMonths(1), null);
    MonthForecast whole = MonthForecast.of(history, month.minusDays(1), null);
    if (whole.known() == first.lengthOfMonth()) {
      row.set(BudgetMonthly.LAST_MONTH_COST, whole.spent())
          .set(BudgetMonthly.LAST_MONTH_FORECAST_COST, then.forecast());
    }
  }
}
