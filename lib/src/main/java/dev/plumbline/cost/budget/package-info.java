/**
 * What teams spend of their budgets, where the month will end, and which dates are out of the
 * ordinary. {@link dev.plumbline.cost.budget.History} is what is known on a date of a team's cost
 * by date; expectation, forecast, interval and judgement are all made of it by one method. Start
 * with {@link dev.plumbline.cost.budget.BudgetMonths} and {@link
 * dev.plumbline.cost.budget.CostAnomalies}.
 */
package dev.plumbline.cost.budget;
