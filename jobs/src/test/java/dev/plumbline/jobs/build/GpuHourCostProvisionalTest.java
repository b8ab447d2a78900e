package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.capacity;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.price;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.jobs.build.CostGiven.costs;
import static dev.plumbline.jobs.build.CostGiven.twoGpus;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.cost.hour.ListPrice;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Time that was seen and not charged yet. */
@ExtendWith(SharedSpark.class)
class GpuHourCostProvisionalTest {
  @Test
  void seenAndNotChargedYetCostsWhatTheDayBeforeDid() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at          | billing_resource_id | paid_gpu_seconds | effective_cost
                2026-07-13 10:00 | i-p5                | 3600             | 10
                """);
    Given seen =
        twoGpus()
            .rows(
                """
                device_id | owner | start_at         | end_at           | stage
                gpu-0     | llm/a | 2026-07-13 10:00 | 2026-07-13 11:00 | delivered
                gpu-1     | llm/a | 2026-07-13 10:00 | 2026-07-13 11:00 | empty
                """);
    RunContext context = context(List.of(list("0.01")), DAY);
    // the day before: 10 for max(3,600 billed, 7,200 observed) = 7,200 s; today 7,200 s: 10.
    // 3,600 of 7,200: 5; 1,200: 1.666666666666|67 and the unit; 2,400: 3.333333333333|33
    expect(OneJob.run(new GpuHourCostJob(), context, capacity, seen))
        .rows(
            """
            stage      | gpu_seconds | cost           | billing_currency | price_source
            delivered  | 3600        | 5              | USD              | last_reconciled
            held_idle  | 1200        | 1.666666666667 | USD              | last_reconciled
            non_tensor | 2400        | 3.333333333333 | USD              | last_reconciled
            """)
        .rows(
            """
            stage      | price_state
            delivered  | provisional
            held_idle  | provisional
            non_tensor | provisional
            """);
  }

  @Test
  void withoutADayBeforeTheLatestListPriceThatHoldsIsTaken() {
    RunContext context =
        context(
            List.of(
                price("p5.48xlarge", LocalDate.of(2026, 1, 1), "99"),
                list("6.88"),
                price("p5.48xlarge", DAY.plusDays(1), "1")),
            DAY);
    // 7,200 GPU-seconds are 2 GPU-hours × 6.88 = 13.76: 6.88, 2.293333333333|33, 4.586666666666|67
    expect(OneJob.run(new GpuHourCostJob(), context, capacity(), twoGpus()))
        .rows(
            """
            stage      | gpu_seconds | cost           | billing_currency | price_source
            delivered  | 3600        | 6.88           | USD              | catalog
            held_idle  | 1200        | 2.293333333333 | USD              | catalog
            non_tensor | 2400        | 4.586666666667 | USD              | catalog
            """)
        .rows(
            """
            stage      | price_state
            delivered  | provisional
            held_idle  | provisional
            non_tensor | provisional
            """);
  }

  @Test
  void aPriceReachesOneDayAndNoFurther() {
    Given capacity =
        capacity()
            .rows(
                """
                hour_at          | billing_resource_id | paid_gpu_seconds | effective_cost
                2026-07-12 10:00 | i-p5                | 3600             | 10
                """);
    expect(costs(capacity, twoGpus()))
        .rows(
            """
            stage      | price_source | billing_currency
            delivered  | none         | none
            held_idle  | none         | none
            non_tensor | none         | none
            """);
  }

  @Test
  void whatNothingPricesHasNoCostAndAnUnmappedNodeIsNamed() {
    Given seen =
        segments()
            .rows(
                """
                node  | cluster | device_id | owner | start_at | end_at | stage
                lab-7 | lab     | gpu-9     | x/y   | 10:00    | 11:00  | unknown
                """);
    expect(costs(capacity(), seen))
        .rows(
            """
            billing_resource_id | stage   | gpu_seconds | cost | price_source | price_state
            unmapped:lab-7      | unknown | 3600        |      | none         | provisional
            """)
        .rows(
            """
            billing_resource_id | billing_currency
            unmapped:lab-7      | none
            """);
  }

  private static ListPrice list(String perGpuHour) {
    return price("p5.48xlarge", DAY, perGpuHour);
  }
}
