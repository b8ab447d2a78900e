package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.assess.BudgetGiven.FIRST;
import static dev.plumbline.jobs.assess.BudgetGiven.LAST;
import static dev.plumbline.jobs.assess.BudgetGiven.budget;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.budget.Budget;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class BudgetJobTest {
  private static final List<Budget> NONE = List.of();

  private static Frame months(BudgetGiven given, List<Budget> budgets, LocalDate... dates) {
    return given.made(BudgetMonthly.TABLE, budgets, dates);
  }

  @Test
  void whereAMonthEndsIsToldFromItsWeekdays() {
    // Spent: two weeks of 5 × 100 + 2 × 40 = 580 and one of 193 + 94 + 103 + 40 + 40 + 200 = 670:
    // 1,830. Means of the weekdays: Wed (100 + 100 + 193) ÷ 3 = 131, Thu 294 ÷ 3 = 98,
    // Fri 303 ÷ 3 = 101, Mon and Tue 100, Sat and Sun 40. From 22 to 31 July Wed, Thu and Fri come
    // twice, the others once: 262 + 196 + 202 + 40 + 40 + 100 + 100 = 940; 1,830 + 940 = 2,770.
    // Tested are the dates with 14 known dates before: the third week, expected 100 and 40:
    // errors 93, −6, 3, 0, 0, 0, 0; Σ |error| = 102, Σ cost = 670, 102 ÷ 670 = 0.15223880597…
    // s² = (8,649 + 36 + 9) ÷ 7 = 1,242; Σ (h + h² ÷ 3) = 3 × (2 + 4⁄3) + 4 × (1 + 1⁄3) = 46⁄3;
    // 1.28 × √(1,242 × 46 ÷ 3) = 1.28 × √19,044 = 1.28 × 138 = 176.64.
    Frame made =
        months(new BudgetGiven().vision(), List.of(budget("vision", null, 2500, null)), LAST);
    expect(made)
        .rows(
            """
            as_of_date | month      | team   | project | billing_currency | budget_cost | spent_cost
            2026-07-21 | 2026-07-01 | vision |         | USD              | 2500        | 1830
            """);
    expect(made)
        .rows(
            """
            forecast_cost | forecast_low_cost | forecast_high_cost | forecast_method | history_dates
            2770          | 2593.36           | 2946.64            | weekday_means   | 21
            """);
    expect(made)
        .rows(
            """
            days_known | days_in_month | provisional_cost | gpu_seconds | tested_dates | tested_cost
            21         | 31            | 100              | 75600       | 7            | 670
            """);
    expect(made)
        .rows(
            """
            tested_error_cost | last_month_cost | correction_cost | unpriced_gpu_seconds
            102               |                 |                 |
            """);
    assertThat(made.select(BudgetMonthly.FORECAST_ERROR).rows().collectAsList().get(0).getDouble(0))
        .isEqualTo(102.0 / 670);
  }

  @Test
  void aTeamThatBeganInsideTheMonthIsExpectedFromItsOwnDates() {
    // Three known dates of 50: 150 so far, 10 days to come at their mean: 650, and no interval.
    // The 18 dates before it was there are known to cost it nothing.
    BudgetGiven given = new BudgetGiven().vision();
    LAST.minusDays(2)
        .datesUntil(LAST.plusDays(1))
        .forEach(date -> given.cost(date, "speech", null, "USD", 50));
    expect(months(given, NONE, LAST))
        .including(
            """
            team   | spent_cost | days_known | forecast_cost | forecast_low_cost | forecast_method
            speech | 150        | 21         | 650           |                   | mean_of_dates
            """);
  }

  @Test
  void currenciesAreApartAndABudgetIsOfOne() {
    // 10 a day whatever the weekday: 31 × 10 = 310, never off by anything.
    BudgetGiven given = new BudgetGiven().vision();
    FIRST.datesUntil(LAST.plusDays(1)).forEach(d -> given.cost(d, "vision", "iris", "EUR", 10));
    expect(months(given, List.of(budget("vision", null, 2500, null)), LAST))
        .rows(
            """
            billing_currency | budget_cost | spent_cost | forecast_cost | forecast_high_cost
            EUR              |             | 210        | 310           | 310
            USD              | 2500        | 1830       | 2770          | 2946.64
            """);
  }

  @Test
  void aDateWithoutANightIsForecastAndNotFree() {
    // Ten known dates of 10 of twelve: the 5th and the 6th, and the 19 days to come, at 10 each.
    BudgetGiven given = new BudgetGiven();
    FIRST
        .datesUntil(FIRST.plusDays(12))
        .filter(date -> date.getDayOfMonth() != 5 && date.getDayOfMonth() != 6)
        .forEach(date -> given.cost(date, "vision", null, "USD", 10));
    expect(months(given, NONE, FIRST.plusDays(11)))
        .rows(
            """
            spent_cost | days_known | forecast_cost | forecast_low_cost | history_dates
            100        | 10         | 310           |                   | 10
            """);
  }

  @Test
  void timeThatNothingPricesMakesADateUnknownAndIsSaid() {
    // On the 3rd others have a cost and vision has time without one: not known, so the mean of 10
    // for it and the 28 days to come: 20 + 10 + 280 = 310. rank has no price at all.
    BudgetGiven given = new BudgetGiven();
    FIRST
        .datesUntil(FIRST.plusDays(3))
        .forEach(date -> given.cost(date, "speech", null, "USD", 10));
    given.cost(FIRST, "vision", null, "USD", 10);
    given.cost(FIRST.plusDays(1), "vision", null, "USD", 10);
    given.unpriced(FIRST.plusDays(2), "vision").unpriced(FIRST, "rank");
    expect(months(given, NONE, FIRST.plusDays(2)))
        .rows(
            """
            team   | billing_currency | spent_cost | days_known | unpriced_gpu_seconds
            rank   | none             |            | 0          | 3600
            speech | USD              | 30         | 3          |
            vision | USD              | 20         | 2          | 3600
            """);
    expect(months(given, NONE, FIRST.plusDays(2)))
        .rows(
            """
            team   | forecast_cost | forecast_method
            rank   |               | no_history
            speech | 310           | mean_of_dates
            vision | 310           | mean_of_dates
            """);
  }

  @Test
  void aBudgetHoldsFromAMonthOnAndAProjectMayHaveItsOwn() {
    // 30 June: 5 + 7 of the 30th alone; on 1 July 8 of iris. The newer entry stands first.
    List<Budget> budgets =
        List.of(
            budget("vision", null, 900, "2026-07-01"),
            budget("vision", null, 500, null),
            budget("vision", "iris", 100, "2026-07-01"));
    LocalDate june = FIRST.minusDays(1);
    BudgetGiven given =
        new BudgetGiven()
            .cost(june, "vision", "iris", "USD", 5)
            .cost(june, "vision", "argus", "USD", 7)
            .cost(FIRST, "vision", "iris", "USD", 8);
    expect(months(given, budgets, june, FIRST))
        .rows(
            """
            as_of_date | project | budget_cost | spent_cost | days_known
            2026-06-30 |         | 500         | 12         | 1
            2026-06-30 | iris    |             | 5          | 1
            2026-07-01 |         | 900         | 8          | 1
            2026-07-01 | iris    | 100         | 8          | 1
            """);
  }

  @Test
  void correctionsOfClosedDatesStandApart() {
    BudgetGiven given =
        new BudgetGiven().vision().correction(LAST, "vision", -7, LocalDate.of(2026, 5, 20));
    expect(months(given, NONE, LAST))
        .rows(
            """
            spent_cost | forecast_cost | correction_cost | gpu_seconds
            1830       | 2770          | -7              | 75600
            """);
  }

  @Test
  void aBudgetOfWhoHasNoCostIsToldWithoutAForecast() {
    expect(months(new BudgetGiven().vision(), List.of(budget("nobody", null, 70, null)), LAST))
        .including(
            """
            team   | budget_cost | spent_cost | days_known | forecast_cost | forecast_method
            nobody | 70          | 0          | 21         |               | no_history
            """);
  }

  @Test
  void theMonthBeforeIsForecastOnTheSameDay() {
    // 10 a day from 1 June on: on 10 June 10 × 10 + 20 × 10 = 300, as it came.
    BudgetGiven given = new BudgetGiven();
    LocalDate june = LocalDate.of(2026, 6, 1);
    june.datesUntil(FIRST.plusDays(10)).forEach(d -> given.cost(d, "vision", null, "USD", 10));
    expect(months(given, NONE, FIRST.plusDays(9)))
        .rows(
            """
            last_month_cost | last_month_forecast_cost | forecast_cost | tested_dates
            300             | 300                      | 310           | 26
            """);
  }

  @Test
  void aDateIsToldAlikeAloneAndAmongOthersAndLaterDatesChangeNothing() {
    BudgetGiven given = new BudgetGiven().vision();
    Frame alone = months(given, NONE, LAST.minusDays(1));
    Frame among = months(given, NONE, LAST.minusDays(2), LAST.minusDays(1), LAST);
    assertThat(Given.values(alone, BudgetMonthly.SPENT_COST, BudgetMonthly.FORECAST_COST))
        .hasSize(1)
        .isSubsetOf(Given.values(among, BudgetMonthly.SPENT_COST, BudgetMonthly.FORECAST_COST));
  }
}
