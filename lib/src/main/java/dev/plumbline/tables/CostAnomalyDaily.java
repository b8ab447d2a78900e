package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.CostJudgement;

/**
 * Whether a team's cost of a date is out of the ordinary: more than three typical errors, and more
 * than 5 %, away from what the 8 weeks before it let expect. It is the cost of GPU time, without
 * corrections of closed dates.
 */
public final class CostAnomalyDaily {
  private static final TableBuilder T =
      gold("cost_anomaly_daily")
          .grain("date × team × currency")
          .doc("Which dates cost a team more or less GPU money than is usual for it.");

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col TEAM =
      T.string("team").doc("team; null: what is held by nobody whose team is known");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("currency");
  public static final Col COST =
      T.money("cost").doc("cost of the date, provisional too; null where it is not known");
  public static final Col EXPECTED_COST =
      T.money("expected_cost")
          .doc("mean of the weekday's known dates in the 8 weeks before; null with too few");
  public static final Col LOW_COST =
      T.money("low_cost").doc("least cost that is usual; null where nothing is judged");
  public static final Col HIGH_COST =
      T.money("high_cost").doc("greatest cost that is usual; null where nothing is judged");
  public static final Col DEVIATION_COST =
      T.money("deviation_cost").doc("cost − expected_cost; null where one of them is not known");
  public static final Col JUDGEMENT =
      T.string("judgement").required().doc("as usual, above or below it, or why it is not judged");
  public static final Col IS_ANOMALY =
      T.flag("is_anomaly").doc("true above or below what is usual; null where nothing is judged");
  public static final Col HISTORY_DATES =
      T.count("history_dates").required().doc("known dates in the 8 weeks before");
  public static final Col TESTED_DATES =
      T.count("tested_dates").required().doc("past dates, 35 at most, the typical error is of");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .filteredBy(TEAM)
          .oneOf(JUDGEMENT, CostJudgement.class)
          .fail(
              "only what is judged is an anomaly or none",
              IS_ANOMALY.of().isNull().equalTo(LOW_COST.of().isNull()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private CostAnomalyDaily() {}
}
