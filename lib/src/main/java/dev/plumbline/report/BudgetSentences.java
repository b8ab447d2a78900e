package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BudgetMonthly;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What is found of budgets, the ones that do not hold first. */
final class BudgetSentences {
  private static final int SAID = 3;

  private BudgetSentences() {}

  static String of(List<Cells> rows) {
    List<Cells> budgets = rows.stream().filter(row -> row.has(BudgetMonthly.BUDGET_COST)).toList();
    if (budgets.isEmpty()) {
      return "No budget is configured; what each team will have spent by the end of "
          + Numbers.month(rows.get(0).date(BudgetMonthly.MONTH));
    }
    List<Cells> broken = budgets.stream().filter(BudgetSentences::isBroken).toList();
    long unknown = budgets.stream().filter(BudgetSentences::isNotTold).count();
    String untold = unknown == 0 ? "" : "; of " + Numbers.count(unknown) + " the end is not known";
    if (broken.isEmpty()) {
      return unknown == budgets.size()
          ? "Of no budget it is known where it ends"
          : Numbers.count(budgets.size() - unknown)
              + " of "
              + Numbers.count(budgets.size(), "budget", "budgets")
              + " will hold by the forecast"
              + untold;
    }
    int more = Math.max(0, broken.size() - SAID);
    return broken.stream().limit(SAID).map(BudgetSentences::of).collect(Collectors.joining("; "))
        + (more == 0 ? "" : "; and " + Numbers.count(more) + " more budgets")
        + untold;
  }

  private static boolean isBroken(Cells row) {
    return isSpent(row)
        || row.has(BudgetMonthly.FORECAST_COST)
            && over(row, row.decimal(BudgetMonthly.FORECAST_COST)).signum() > 0;
  }

  private static boolean isSpent(Cells row) {
    return row.has(BudgetMonthly.SPENT_COST)
        && over(row, row.decimal(BudgetMonthly.SPENT_COST)).signum() > 0;
  }

  private static boolean isNotTold(Cells row) {
    return !isSpent(row) && !row.has(BudgetMonthly.FORECAST_COST);
  }

  private static BigDecimal over(Cells row, BigDecimal cost) {
    return cost.subtract(row.decimal(BudgetMonthly.BUDGET_COST));
  }

  private static String of(Cells row) {
    String currency = row.text(BudgetMonthly.CURRENCY);
    String budget = Numbers.money(row.decimal(BudgetMonthly.BUDGET_COST), currency);
    if (isSpent(row)) {
      BigDecimal spent = row.decimal(BudgetMonthly.SPENT_COST);
      return "%s has exceeded its budget of %s by %s"
          .formatted(name(row), budget, Numbers.money(over(row, spent), currency));
    }
    BigDecimal forecast = row.decimal(BudgetMonthly.FORECAST_COST);
    String either =
        row.has(BudgetMonthly.FORECAST_HIGH_COST)
            ? "\u00b1"
                + Numbers.decimal(
                    row.decimal(BudgetMonthly.FORECAST_HIGH_COST).subtract(forecast),
                    Numbers.decimalsOf(currency))
            : "no interval: too little history";
    return "%s is forecast to exceed its budget of %s by %s (%s)"
        .formatted(name(row), budget, Numbers.money(over(row, forecast), currency), either);
  }

  /** The team, and the project where it is about one. */
  static String name(Cells row) {
    String team = row.text(BudgetMonthly.TEAM);
    String known = team == null ? "no team" : team;
    return row.has(BudgetMonthly.PROJECT)
        ? known + ", project " + row.text(BudgetMonthly.PROJECT)
        : known;
  }
}
