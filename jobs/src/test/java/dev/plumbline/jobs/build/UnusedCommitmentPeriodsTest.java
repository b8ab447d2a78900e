package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An unused commitment whose use lies in the billing period before, or nowhere. */
@ExtendWith(SharedSpark.class)
class UnusedCommitmentPeriodsTest {
  private static Given lines() {
    return bill()
        .as("on", FocusCharge.BILLING_PERIOD_START)
        .as("plan", FocusCharge.COMMITMENT_DISCOUNT_ID)
        .rows(
            """
            on               | resource | meter       | plan   | use    | billed | effective
            2026-07-01 00:00 | i-a      | p5.48xlarge | before | Used   | 0      | 30
            2026-07-01 00:00 | i-b      | m5.24xlarge | before | Used   | 0      | 10
            2026-06-01 00:00 | i-a      | p5.48xlarge | turned | Used   | 0      | 5
            2026-07-01 00:00 | i-b      | m5.24xlarge | turned | Used   | 0      | 5
            2026-07-01 00:00 | i-a      | p5.48xlarge | own    | Used   | 0      | 9
            2026-08-01 00:00 | i-a      | p5.48xlarge | own    | Used   | 0      | 1
            2026-08-01 00:00 | i-b      | m5.24xlarge | own    | Used   | 0      | 3
            2026-09-01 00:00 | i-a      | p5.48xlarge | later  | Used   | 0      | 9
            """)
        .rows(
            """
            on               | plan   | use    | billed | effective
            2026-07-01 00:00 | before | Unused | 0      | 100
            2026-08-01 00:00 | before | Unused | 0      | 8
            2026-08-01 00:00 | turned | Unused | 0      | 4
            2026-08-01 00:00 | own    | Unused | 0      | 4
            2026-08-01 00:00 | later  | Unused | 0      | 2
            """);
  }

  @Test
  void thePeriodBeforeTellsThePartOfGpus() {
    // 8 × 30 ÷ 40 = 6; the newest use is of a CPU: 0; its own use comes first: 4 × 1 ÷ 4 = 1
    expect(
            OneJob.run(new ChargeLineJob(), context(LocalDate.of(2026, 8, 14)), lines())
                .where(ChargeLine.COMMITMENT_USE.of().equalTo("unused")))
        .rows(
            """
            commitment_id | charge_kind             | unused_other_cost | gpu_part_basis
            before        | commitment_unused       | 2                 | use_of_period_before
            turned        | unused_commitment_other | 4                 | use_of_period_before
            own           | commitment_unused       | 3                 | use_of_period
            later         | unused_commitment_other | 2                 | unknown
            """);
  }
}
