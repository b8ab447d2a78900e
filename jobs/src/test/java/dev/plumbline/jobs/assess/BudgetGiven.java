package dev.plumbline.jobs.assess;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.budget.Budget;
import dev.plumbline.job.Inputs;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Costs by date, for tests of budgets, forecasts and unusual dates. */
final class BudgetGiven {
  /** The first of three weeks from Wednesday to Tuesday. */
  static final LocalDate FIRST = LocalDate.of(2026, 7, 1);

  /** The last date of the third. */
  static final LocalDate LAST = LocalDate.of(2026, 7, 21);

  /**
   * What vision costs in three weeks: 100 on workdays and 40 on others, and in the third week 93
   * more on Wednesday, 6 less on Thursday, 3 more on Friday.
   */
  private static final int[] VISION = {
    100, 100, 100, 40, 40, 100, 100,
    100, 100, 100, 40, 40, 100, 100,
    193, 94, 103, 40, 40, 100, 100
  };

  private final Given rows =
      Given.table(
          GpuWaterfallDaily.TABLE,
          GpuWaterfallDaily.USAGE_DATE,
          GpuWaterfallDaily.TEAM,
          GpuWaterfallDaily.PROJECT,
          GpuWaterfallDaily.CURRENCY,
          GpuWaterfallDaily.COST,
          GpuWaterfallDaily.GPU_SECONDS,
          GpuWaterfallDaily.PRICE_STATE,
          GpuWaterfallDaily.CORRECTS_DATE);

  BudgetGiven() {
    rows.every(GpuWaterfallDaily.STAGE, "delivered")
        .every(GpuWaterfallDaily.PRICE_SOURCE, "billed");
  }

  /** The three weeks of vision. */
  BudgetGiven vision() {
    for (int i = 0; i < VISION.length; i++) {
      cost(FIRST.plusDays(i), "vision", "argus", "USD", VISION[i]);
    }
    return this;
  }

  /** An hour of a date and its cost; provisional where it is a cost of the last date. */
  BudgetGiven cost(LocalDate date, String team, String project, String currency, double cost) {
    String state = date.equals(LAST) ? "provisional" : "billed";
    rows.row(
        date, team, project, currency, BigDecimal.valueOf(cost), new BigDecimal(3600), state, null);
    return this;
  }

  /** An hour that nothing prices. */
  BudgetGiven unpriced(LocalDate date, String team) {
    rows.row(date, team, "argus", "none", null, new BigDecimal(3600), "provisional", null);
    return this;
  }

  /** A difference to a closed date that was seen on this one. */
  BudgetGiven correction(LocalDate seen, String team, double cost, LocalDate corrects) {
    rows.row(
        seen,
        team,
        "argus",
        "USD",
        BigDecimal.valueOf(cost),
        new BigDecimal(-60),
        "closed",
        corrects);
    return this;
  }

  /** What the job writes into a table. */
  Frame made(TableSpec table, List<Budget> budgets, LocalDate... dates) {
    Configuration configuration =
        new Configuration(
            "lake",
            Configuration.Limits.DEFAULT,
            List.of(),
            List.of(),
            new Configuration.People(
                List.of(), List.of(), List.of(), "hpc_job", List.of(), budgets),
            List.of(),
            List.of());
    return new BudgetJob()
        .apply(
            new Inputs(Map.of(GpuWaterfallDaily.TABLE, rows.frame())),
            OneJob.context(configuration, dates))
        .frames()
        .get(table);
  }

  static Budget budget(String team, String project, int monthly, String from) {
    return new Budget(
        team,
        project,
        BigDecimal.valueOf(monthly),
        "USD",
        from == null ? null : LocalDate.parse(from));
  }
}
