package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.terms.ForecastMethod;

/**
 * What each team had spent in the calendar month by a date, of which budget, and where the month
 * will end. It is the cost of the GPU time that the team's owners held, as the waterfall has it,
 * and not of whole invoices. A row with a project is part of its team's row and stands there only
 * for projects with a budget of their own. Dates without a night are unknown, never zero.
 */
public final class BudgetMonthly {
  private static final TableBuilder T =
      gold("budget_monthly")
          .grain("date × team × project with a budget of its own × currency")
          .doc("What teams spent on GPUs in the month by the date, their budget, the forecast.");

  public static final Col AS_OF_DATE =
      T.date("as_of_date").required().doc("date (UTC) by which it is told");
  public static final Col MONTH = T.date("month").required().doc("first day of its month");
  public static final Col TEAM =
      T.string("team").doc("team; null: what is held by nobody whose team is known");
  public static final Col PROJECT =
      T.string("project").doc("the project that has a budget of its own; null: the whole team");
  public static final Col CURRENCY =
      T.string("billing_currency").required().doc("currency; none where nothing prices the time");
  public static final Col BUDGET_COST =
      T.money("budget_cost").doc("what the month may cost; null without a budget in the currency");
  public static final Col SPENT_COST =
      T.money("spent_cost").doc("cost of the month's known dates; null where none is known");
  public static final Col PROVISIONAL_COST =
      T.money("provisional_cost").doc("of spent_cost, what no charge stands behind yet");
  public static final Col CORRECTION_COST =
      T.money("correction_cost")
          .doc("differences to closed dates that were seen in the month; in no other figure");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("GPU time behind spent_cost; null without any");
  public static final Col UNPRICED_GPU_SECONDS =
      T.signedSeconds("unpriced_gpu_seconds")
          .doc(
              "GPU time of the month that nothing prices, in no cost; the same on all currencies;"
                  + " null when there is none");
  public static final Col DAYS_KNOWN =
      T.count("days_known")
          .required()
          .doc("dates of the month by this date whose cost is known in the currency");
  public static final Col DAYS_IN_MONTH =
      T.count("days_in_month").required().doc("dates of the whole month");
  public static final Col FORECAST_COST =
      T.money("forecast_cost")
          .doc("spent_cost and what each other date of the month is expected to cost; else null");
  public static final Col FORECAST_LOW_COST =
      T.money("forecast_low_cost")
          .doc("the month ends between low and high with 80 %; null when not told");
  public static final Col FORECAST_HIGH_COST =
      T.money("forecast_high_cost").doc("see forecast_low_cost");
  public static final Col FORECAST_METHOD =
      T.string("forecast_method").required().doc("what is expected of a date that is not known");
  public static final Col HISTORY_DATES =
      T.count("history_dates")
          .required()
          .doc("known dates of 8 weeks that the forecast is made of");
  public static final Col TESTED_DATES =
      T.count("tested_dates")
          .required()
          .doc("past dates, 35 at most, that the same method was tested on");
  public static final Col TESTED_COST =
      T.money("tested_cost").doc("Σ |cost| of these; null without any");
  public static final Col TESTED_ERROR_COST =
      T.money("tested_error_cost").doc("Σ |cost − expected| of these; null without any");
  public static final Col FORECAST_ERROR =
      T.measure("forecast_error_fraction", Unit.FRACTION)
          .doc("tested_error_cost ÷ tested_cost; null of fewer than 7 tested dates");
  public static final Col LAST_MONTH_COST =
      T.money("last_month_cost")
          .doc("cost of the month before; null where one of its dates is not known");
  public static final Col LAST_MONTH_FORECAST_COST =
      T.money("last_month_forecast_cost")
          .doc("what the same method expected of it on the same day of that month");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(AS_OF_DATE)
          .filteredBy(TEAM)
          .oneOf(FORECAST_METHOD, ForecastMethod.class)
          .fail("no more days are known than there are", DAYS_KNOWN.of().leq(DAYS_IN_MONTH.of()))
          .fail(
              "a forecast lies inside its interval",
              FORECAST_LOW_COST
                  .of()
                  .isNull()
                  .or(
                      FORECAST_LOW_COST
                          .of()
                          .leq(FORECAST_COST.of())
                          .and(FORECAST_COST.of().leq(FORECAST_HIGH_COST.of()))))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private BudgetMonthly() {}
}
