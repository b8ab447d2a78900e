package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.cost.bridge.CommitmentDays;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was bought of each commitment, consumed, left unused, and what remains. */
@ExtendWith(SharedSpark.class)
class CommitmentLedgerTest {
  private static Given lines() {
    return bill()
        .as("to", FocusCharge.CHARGE_PERIOD_END)
        .rows(
            """
            commitment | category | billed | effective
            ri-1       | Purchase | 100    | 0
            """)
        .rows(
            """
            resource | to               | commitment | use    | billed | effective
            i-p5     | 2026-07-14 01:00 | ri-1       | Used   | 0      | 30
                     | 2026-07-16 00:00 | ri-1       | Unused | 0      | 8
            i-p4     | 2026-07-14 01:00 | old        | Used   | 0      | 7
            """);
  }

  @Test
  void whatRemainsIsCarriedFromDayToDay() {
    Given before =
        Given.table(CommitmentDaily.TABLE)
            .every(CommitmentDaily.CURRENCY, "USD")
            .every(CommitmentDaily.USAGE_DATE, "2026-07-13")
            .every(CommitmentDaily.BOUGHT_COST, "0")
            .every(CommitmentDaily.UNUSED_COST, "0")
            .rows(
                """
                commitment_id | consumed_cost | remaining_cost
                ri-1          | 0             | 5
                quiet         | 0             | 2
                done          | 1             | 0
                """);
    // 5 + 100 − 30 − 4 = 71; the next day only its half of 8; of old nothing was seen bought
    expect(
            new CommitmentDays(new TreeSet<>(List.of(DAY, DAY.plusDays(1))))
                .of(OneJob.run(new ChargeLineJob(), context(DAY), lines()), before.frame()))
        .rows(
            """
            usage_date | commitment_id | bought_cost | consumed_cost | unused_cost | remaining_cost
            2026-07-14 | ri-1          | 100         | 30            | 4           | 71
            2026-07-15 | ri-1          | 0           | 0             | 4           | 67
            2026-07-14 | quiet         | 0           | 0             | 0           | 2
            2026-07-15 | quiet         | 0           | 0             | 0           | 2
            2026-07-14 | old           | 0           | 7             | 0           |
            """);
  }
}
