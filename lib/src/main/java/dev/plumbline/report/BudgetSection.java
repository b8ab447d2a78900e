package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.tables.CostAnomalyDaily;
import dev.plumbline.terms.CostJudgement;
import dev.plumbline.terms.ForecastMethod;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What teams spent of their budgets this month, where the month will end, and what was unusual. */
final class BudgetSection implements Section {
  /** The month as it is told on the shown date, budgets first. */
  static final Need ROWS =
      Need.of(BudgetMonthly.TABLE, new Scope.ShownDate())
          .descending(BudgetMonthly.BUDGET_COST, BudgetMonthly.FORECAST_COST)
          .ascending(BudgetMonthly.TEAM, BudgetMonthly.PROJECT, BudgetMonthly.CURRENCY);

  /** The shown date beside what is usual. */
  static final Need DATES =
      Need.of(CostAnomalyDaily.TABLE, new Scope.ShownDate())
          .ascending(CostAnomalyDaily.TEAM, CostAnomalyDaily.CURRENCY);

  private static final int SHOWN = 40;
  private static final String NONE = "\u2013";

  @Override
  public String id() {
    return "budgets";
  }

  @Override
  public String title() {
    return "Budgets and forecasts of GPU cost";
  }

  @Override
  public String finding(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    return Stream.of(
            BudgetSentences.of(rows),
            AnomalySentences.of(figures.of(DATES).shown(), figures.night().figuresDate()))
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining("; "));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, DATES);
  }

  @Override
  public boolean isShown(Figures figures) {
    return !figures.of(ROWS).isEmpty() || figures.of(ROWS).absence() != null;
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    Cells any = rows.get(0);
    Table table =
        new Table(
                "%s, by what is known on %s"
                    .formatted(
                        Numbers.month(any.date(BudgetMonthly.MONTH)),
                        Numbers.date(any.date(BudgetMonthly.AS_OF_DATE))))
            .stacked()
            .text("Team")
            .number("Spent", "Budget", "Of the budget", "Forecast of the month")
            .number("80 % between", "Days known")
            .text("How good the forecast is");
    rows.stream().limit(SHOWN).forEach(row -> table.row(cells(row)));
    List<Html> content = new ArrayList<>();
    content.add(table.html());
    content.add(Notes.firstOf(table.size(), figures.of(ROWS).total(), "teams", file()));
    content.add(Notes.small(judged(figures.of(DATES).shown())));
    content.add(
        Notes.small(
            "It is the cost of the GPU time that the team\u2019s owners held, idle time too, and"
                + " not of whole invoices. A day without a night is unknown, never free: its cost"
                + " is forecast like that of days to come. A project\u2019s line is part of its"
                + " team\u2019s. Corrections of closed days are in no figure."));
    content.add(Notes.capped(figures.of(ROWS), file()));
    return content;
  }

  private static Object[] cells(Cells row) {
    String currency = row.text(BudgetMonthly.CURRENCY);
    BigDecimal spent = row.decimal(BudgetMonthly.SPENT_COST);
    BigDecimal budget = row.decimal(BudgetMonthly.BUDGET_COST);
    boolean isOver = budget != null && spent != null && spent.compareTo(budget) > 0;
    String amount = spent == null ? Numbers.NOT_KNOWN : Numbers.money(spent, currency);
    return new Object[] {
      Html.lines(BudgetSentences.name(row), unpriced(row)),
      isOver ? Html.span("fair", amount) : amount,
      budget == null ? NONE : Numbers.money(budget, currency),
      budget == null || budget.signum() == 0 || spent == null
          ? NONE
          : Numbers.percent(spent.doubleValue() / budget.doubleValue()),
      row.has(BudgetMonthly.FORECAST_COST)
          ? Numbers.money(row.decimal(BudgetMonthly.FORECAST_COST), currency)
          : Numbers.NOT_KNOWN,
      row.has(BudgetMonthly.FORECAST_LOW_COST)
          ? Numbers.money(row.decimal(BudgetMonthly.FORECAST_LOW_COST), currency)
              + " and "
              + Numbers.money(row.decimal(BudgetMonthly.FORECAST_HIGH_COST), currency)
          : Numbers.NOT_KNOWN,
      Numbers.count(row.whole(BudgetMonthly.DAYS_KNOWN))
          + " of "
          + Numbers.count(row.whole(BudgetMonthly.DAYS_IN_MONTH)),
      Html.span("words", quality(row))
    };
  }

  private static String unpriced(Cells row) {
    return row.has(BudgetMonthly.UNPRICED_GPU_SECONDS)
        ? "and "
            + Numbers.gpuHours(row.decimal(BudgetMonthly.UNPRICED_GPU_SECONDS))
            + " that nothing prices"
        : "";
  }

  private static String quality(Cells row) {
    ForecastMethod method = Term.of(ForecastMethod.class, row.text(BudgetMonthly.FORECAST_METHOD));
    if (!row.has(BudgetMonthly.FORECAST_ERROR)) {
      return method.meaning() + "; not tested: too little history";
    }
    String error =
        "off by %s on %s past days"
            .formatted(
                Numbers.percent(row.real(BudgetMonthly.FORECAST_ERROR)),
                Numbers.count(row.whole(BudgetMonthly.TESTED_DATES)));
    if (!row.has(BudgetMonthly.LAST_MONTH_FORECAST_COST)) {
      return error;
    }
    String currency = row.text(BudgetMonthly.CURRENCY);
    return "%s; the month before: forecast %s, was %s"
        .formatted(
            error,
            Numbers.money(row.decimal(BudgetMonthly.LAST_MONTH_FORECAST_COST), currency),
            Numbers.money(row.decimal(BudgetMonthly.LAST_MONTH_COST), currency));
  }

  private static String judged(List<Cells> dates) {
    long judged = dates.stream().filter(row -> row.has(CostAnomalyDaily.IS_ANOMALY)).count();
    String notJudged =
        judged == dates.size()
            ? ""
            : "; not judged: "
                + (dates.size() - judged)
                + ", of which "
                + dates.stream()
                    .filter(row -> row.text(CostAnomalyDaily.JUDGEMENT).equals(SHORT))
                    .count()
                + " for want of history (three weeks of known days)";
    return "The day\u2019s cost was judged against the weekdays of 8 weeks for %s of %s%s."
        .formatted(
            Numbers.count(judged),
            Numbers.count(dates.size(), "team and currency", "teams and currencies"),
            notJudged);
  }

  private static final String SHORT = CostJudgement.NOT_ENOUGH_HISTORY.text();

  private String file() {
    return id() + ".csv";
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
