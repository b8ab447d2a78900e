package dev.plumbline.run.month;

import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BudgetMonthly;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What a team spent of its budget by a date of the month, on GPU time that its owners held.
 *
 * @param team the team
 * @param name the team, and the project where the budget is of one
 * @param currency of all amounts
 * @param budget of the month
 * @param spent on the known days; null where none is known
 * @param forecast where the month ends; null without any history
 * @param days how many days of the month are known, and how many it has
 */
public record MonthBudget(
    String team,
    String name,
    String currency,
    BigDecimal budget,
    BigDecimal spent,
    BigDecimal forecast,
    Days days) {

  /** How many days of the month are known, and how many it has. */
  public record Days(long known, long all) {}

  /** The budgets as they stood on a date; none where it is not among those that are exported. */
  public static List<MonthBudget> of(Export export, LocalDate date) {
    return date == null
        ? List.of()
        : export.rows(BudgetMonthly.TABLE, BudgetMonthly.AS_OF_DATE, date).stream()
            .filter(row -> row.has(BudgetMonthly.BUDGET_COST))
            .map(MonthBudget::of)
            .sorted(Comparator.comparing(MonthBudget::name).thenComparing(MonthBudget::currency))
            .toList();
  }

  private static MonthBudget of(Cells row) {
    String team = row.text(BudgetMonthly.TEAM);
    return new MonthBudget(
        team,
        row.has(BudgetMonthly.PROJECT) ? team + " / " + row.text(BudgetMonthly.PROJECT) : team,
        row.text(BudgetMonthly.CURRENCY),
        row.decimal(BudgetMonthly.BUDGET_COST),
        row.decimal(BudgetMonthly.SPENT_COST),
        row.decimal(BudgetMonthly.FORECAST_COST),
        new Days(row.whole(BudgetMonthly.DAYS_KNOWN), row.whole(BudgetMonthly.DAYS_IN_MONTH)));
  }
}
