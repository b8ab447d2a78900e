package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.capacity;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.tables.BillingReconciliationDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class BilledAndSeenTest {
  @Test
  void whatIsBilledStandsBesideWhatWasSeen() {
    Given paid =
        capacity()
            .rows(
                """
                hour_at | billing_resource_id | paid_gpu_seconds | effective_cost
                00:00   | i-p5                | 28800            | 55.04
                01:00   | i-p5                | 28800            | 55.04
                00:00   | i-ghost             | 28800            | 55.04
                00:00   | i-more              | 3600             | 7
                00:00   | i-fee               |                  | 9
                """)
            .rows(
                """
                hour_at | billing_resource_id | charge_kind       | paid_gpu_seconds | \
                effective_cost
                00:00   | ri-1                | commitment_unused |                  | 11.20
                """);
    Given seen =
        CostAllocationJobTest.oneHour()
            .rows(
                """
                at    | resource | owner       | stage     | gpu_seconds | cost
                01:00 | i-p5     | unallocated | empty     | 28800       | 55.04
                00:00 | i-more   | llm/a       | delivered | 7200        | 7
                00:00 | i-fee    | llm/a       | delivered | 3600        | 9
                """)
            .rows(
                """
                at    | resource   | owner | stage | gpu_seconds | cost | price_source | \
                price_state | invoice | billing_period_start
                00:00 | unmapped:x | llm/a | delivered | 3600 | 2 | catalog | provisional | |
                """);
    // i-p5: of 57,600 s 7,200 + 28,800 were seen, 7,200 held; 110.08 − 68.80 not seen
    expect(
            CostAllocationJobTest.run(MoneyGiven.context(DAY), bill(), seen, paid)
                .get(BillingReconciliationDaily.TABLE))
        .rows(
            """
            billing_resource_id | status | billed_gpu_seconds | observed_gpu_seconds | \
            allocated_gpu_seconds | residual_gpu_seconds | billed_cost | allocated_cost | \
            residual_cost
            i-p5       | billed_beyond_seen  | 57600 | 36000 | 7200 | 21600 | 110.08 | 13.76 | 41.28
            i-ghost    | billed_never_seen   | 28800 |       |      | 28800 | 55.04  |       | 55.04
            i-more     | seen_beyond_billed  | 3600  | 7200  | 7200 | -3600 | 7      | 7     | 0
            i-fee      | billed_without_time |       | 3600  | 3600 |       | 9      | 9     | 0
            ri-1       | unused_commitment   |       |       |      |       | 11.20  |       | 11.20
            unmapped:x | seen_never_billed   |       | 3600  | 3600 |       |        | 2     |
            """);
  }
}
