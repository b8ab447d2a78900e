package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.capacity;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.jobs.build.CostGiven.costs;
import static dev.plumbline.jobs.build.CostGiven.twoGpus;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class GpuHourCostJobTest {
  @Test
  void billedTimeThatNobodyObservedIsUnobservedAndCostClosesToTheLastDigit() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at | billing_resource_id | paid_gpu_seconds | effective_cost
                10:00   | i-p5                | 28800            | 55.04
                """);
    Frame costs = costs(capacity, twoGpus());
    // accounted = max(8 × 3,600, 7,200) = 28,800; unobserved 28,800 − 7,200 = 21,600.
    // 55.04 × 3,600 ÷ 28,800 = 6.88; × 1,200 = 2.293333333333|33; × 2,400 = 4.586666666666|67;
    // × 21,600 = 41.28: together one unit short, which the largest remainder (.67) takes.
    expect(costs)
        .rows(
            """
            device_id | owner       | stage      | cause     | gpu_seconds | cost
            gpu-0     | llm/a       | delivered  |           | 3600        | 6.88
            gpu-1     | llm/b       | held_idle  | held_idle | 1200        | 2.293333333333
            gpu-1     | llm/b       | non_tensor |           | 2400        | 4.586666666667
                      | unallocated | unobserved |           | 21600       | 41.28
            """);
    expect(sums(costs))
        .rows(
            """
            gpu_seconds | cost
            28800       | 55.04
            """);
  }

  @Test
  void whatWasObservedBeyondTheBillIsAccountedToo() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at | billing_resource_id | paid_gpu_seconds | effective_cost
                10:00   | i-p5                | 4440             | 1.332
                """);
    Frame costs = costs(capacity, twoGpus());
    // observed 7,200 s > billed 4,440 s: accounted 7,200; 1.332 × 3,600 ÷ 7,200 = 0.666,
    // × 1,200 = 0.222, × 2,400 = 0.444
    expect(costs)
        .rows(
            """
            stage      | gpu_seconds | cost
            delivered  | 3600        | 0.666
            held_idle  | 1200        | 0.222
            non_tensor | 2400        | 0.444
            """);
    expect(sums(costs))
        .rows(
            """
            gpu_seconds | cost
            7200        | 1.332
            """);
  }

  @Test
  void billedAndNeverSeenIsUnobservedUnderTheFactsName() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at | billing_resource_id | paid_gpu_seconds | effective_cost
                10:00   | vm-9                | 14400            | 4.32
                """);
    expect(costs(capacity, segments()))
        .rows(
            """
            billing_resource_id | device_id | stage      | gpu_model | gpu_seconds | cost
            vm-9                |           | unobserved | H100 SXM  | 14400       | 4.32
            """);
  }

  @Test
  void costWithoutAnySecondsHasNullSeconds() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at | billing_resource_id | paid_gpu_seconds | effective_cost
                10:00   | vm-9                |                  | 4.32
                """);
    expect(costs(capacity, segments()))
        .rows(
            """
            stage      | gpu_seconds | cost
            unobserved |             | 4.32
            """);
  }

  @Test
  void onlyComputePricesGpuSeconds() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at | billing_resource_id | charge_kind | paid_gpu_seconds | effective_cost
                10:00   | i-p5                | compute     | 28800            | 55.04
                10:00   | i-p5                | tax         |                  | -7
                10:00   | i-p5                | credit      |                  | -7
                10:00   | i-p5                | correction  |                  | -7
                10:00   | i-p5                | network     |                  | -7
                10:00   | i-p5                | support     |                  | -7
                """);
    expect(sums(costs(capacity, twoGpus())))
        .rows(
            """
            gpu_seconds | cost
            28800       | 55.04
            """);
  }

  @Test
  void twoInvoicesInTwoCurrenciesShareTheTimeAndAreNeverAdded() {
    Given capacity =
        capacity()
            .as("resource", PaidCapacity.BILLING_RESOURCE_ID)
            .rows(
                """
                hour_at | resource | invoice | billing_currency | paid_gpu_seconds | effective_cost
                10:00   | i-p5     | inv-2   | EUR              | 3600             | 3
                10:00   | i-p5     | inv-1   | USD              | 3600             | 6
                """);
    // billed 3,600 + 3,600 = observed 7,200; inv-1 comes first and carries the seconds.
    // USD 6: 3, 1, 2. EUR 3: 1.5, 0.5, 1
    expect(costs(capacity, twoGpus()))
        .rows(
            """
            invoice | billing_currency | stage      | gpu_seconds | cost
            inv-1   | USD              | delivered  | 3600        | 3
            inv-1   | USD              | held_idle  | 1200        | 1
            inv-1   | USD              | non_tensor | 2400        | 2
            inv-2   | EUR              | delivered  | 0           | 1.5
            inv-2   | EUR              | held_idle  | 0           | 0.5
            inv-2   | EUR              | non_tensor | 0           | 1
            """);
  }

  @Test
  void anUnusedCommitmentIsAStageOfItsOwnWithNullSecondsWhereItHasNoQuantity() {
    Given capacity =
        capacity()
            .every(PaidCapacity.CHARGE_KIND, "commitment_unused")
            .rows(
                """
                hour_at | billing_resource_id | paid_gpu_seconds | effective_cost
                10:00   | ri-1                |                  | 11.20
                10:00   | cr-1                | 28800            | 28
                """);
    expect(costs(capacity, segments()))
        .rows(
            """
            billing_resource_id | device_id | stage             | cause             | gpu_seconds
            cr-1                |           | unused_commitment | unused_commitment | 28800
            ri-1                |           | unused_commitment | unused_commitment |
            """)
        .rows(
            """
            billing_resource_id | cost
            cr-1                | 28
            ri-1                | 11.20
            """);
  }

  @Test
  void onlyTheSliceIsGivenAndTheDayBeforeOnlyPrices() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at          | billing_resource_id | paid_gpu_seconds | effective_cost
                2026-07-13 10:00 | i-p5                | 28800            | 55.04
                """);
    expect(costs(capacity, segments())).none();
  }

  @Test
  void thePlanMovesSegmentsOnceAndSortsNoAggregate() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at          | billing_resource_id | paid_gpu_seconds | effective_cost
                10:00            | i-p5                | 28800            | 55.04
                2026-07-13 10:00 | i-p5                | 28800            | 55.04
                """);
    Given seen =
        twoGpus()
            .rows(
                """
                device_id | owner | start_at         | end_at           | stage
                gpu-0     | llm/a | 2026-07-13 10:00 | 2026-07-13 11:00 | delivered
                """);
    String plan = OneJob.plan(costs(capacity, seen));
    assertThat(plan).doesNotContain("SortAggregate").doesNotContain("SortMergeJoin");
    // to the resource-hour: what was paid, and segments, once each; and for the price: what was
    // paid the day before, and its segments (summed, they lie by their hour already), to the SKU
    assertThat(plan.split("hashpartitioning", -1)).hasSize(1 + 5);
  }

  private static Frame sums(Frame costs) {
    return Frame.of(
        costs
            .rows()
            .agg(
                functions.sum(GpuHourCost.GPU_SECONDS.of()).as(GpuHourCost.GPU_SECONDS.name()),
                functions.sum(GpuHourCost.COST.of()).as(GpuHourCost.COST.name())));
  }

  @Test
  void moreGpusSeenThanTheMachineHasAreTold() {
    // one GPU is paid, two are seen for the whole hour: 7,200 − 3,600
    Given capacity =
        capacity()
            .rows(
                """
                billing_resource_id | hour_at | effective_cost | paid_gpu_seconds | machine_gpus
                i-p5                | 00:00   | 8              | 3600             | 1
                """);
    Given seen =
        segments()
            .rows(
                """
                device_id | owner | start_at | end_at | stage
                gpu-0     | team  | 00:00    | 01:00  | delivered
                gpu-1     | team  | 00:00    | 01:00  | delivered
                """);
    expect(costs(capacity, seen))
        .rows(
            """
            device_id | gpu_seconds | cost | beyond_machine_gpu_seconds
            gpu-0     | 3600        | 4    | 3600
            gpu-1     | 3600        | 4    |
            """);
  }
}
