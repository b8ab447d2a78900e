package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.assess.BudgetGiven.FIRST;
import static dev.plumbline.jobs.assess.BudgetGiven.LAST;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.CostAnomalyDaily;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class CostAnomalyTest {
  private static final LocalDate NEXT = LAST.plusDays(1);

  private static Frame judged(BudgetGiven given, LocalDate... dates) {
    return given.made(CostAnomalyDaily.TABLE, List.of(), dates);
  }

  @Test
  void moreThanThreeTypicalErrorsAreOutOfTheOrdinary() {
    // Wednesdays were 100, 100 and 193: 131 is expected. s² = 1,242 of seven tested dates (see the
    // forecast), 3 s = √11,178 = 105.7260609…, more than 5 % of 131: usual is 25.27 to 236.73.
    BudgetGiven given = new BudgetGiven().vision().cost(NEXT, "vision", "argus", "USD", 600);
    expect(judged(given, NEXT))
        .rows(
            """
            usage_date | team   | cost | expected_cost | deviation_cost | judgement | is_anomaly
            2026-07-22 | vision | 600  | 131           | 469            | above     | true
            """);
    BudgetGiven usual = new BudgetGiven().vision().cost(NEXT, "vision", "argus", "USD", 236);
    expect(judged(usual, NEXT))
        .rows(
            """
            cost | judgement | is_anomaly | tested_dates | history_dates
            236  | usual     | false      | 7            | 21
            """);
    BudgetGiven below = new BudgetGiven().vision().cost(NEXT, "vision", "argus", "USD", 25);
    expect(judged(below, NEXT)).rows("cost | judgement\n25 | below\n");
  }

  @Test
  void theFirstThreeWeeksJudgeNothing() {
    expect(judged(new BudgetGiven().vision(), FIRST.plusDays(3), LAST))
        .rows(
            """
            usage_date | expected_cost | judgement          | is_anomaly | tested_dates
            2026-07-04 |               | not_enough_history |            | 0
            2026-07-21 | 100           | not_enough_history |            | 6
            """);
  }

  @Test
  void whereEveryDateCostsTheSameFivePerCentAreNoNews() {
    BudgetGiven given = new BudgetGiven();
    FIRST
        .datesUntil(NEXT)
        .forEach(
            date -> {
              given.cost(date, "vision", null, "USD", 100);
              given.cost(date, "speech", null, "USD", 100);
              given.cost(date, "gone", null, "USD", 100);
            });
    given.cost(NEXT, "vision", null, "USD", 104).cost(NEXT, "speech", null, "USD", 106);
    expect(judged(given, NEXT))
        .rows(
            """
            team   | cost | low_cost | high_cost | judgement
            gone   | 0    | 95       | 105       | below
            speech | 106  | 95       | 105       | above
            vision | 104  | 95       | 105       | usual
            """);
  }

  @Test
  void aDateWhoseCostIsNotKnownIsNotJudged() {
    BudgetGiven given = new BudgetGiven().vision().unpriced(NEXT, "vision");
    expect(judged(given, NEXT))
        .rows("cost | judgement | is_anomaly | low_cost\n | not_known | | \n");
  }
}
