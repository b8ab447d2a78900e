package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.capacity;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.Map;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class CostAllocationJobTest {
  static Given hours() {
    return Given.table(GpuHourCost.TABLE)
        .as("at", GpuHourCost.HOUR_AT)
        .as("resource", GpuHourCost.BILLING_RESOURCE_ID)
        .every(GpuHourCost.CURRENCY, "USD")
        .every(GpuHourCost.PRICE_SOURCE, "billed")
        .every(GpuHourCost.PRICE_STATE, "billed")
        .every(GpuHourCost.INVOICE, "inv-1")
        .every(GpuHourCost.BILLING_PERIOD_START, "2026-07-01")
        .every(GpuHourCost.BILLING_RESOURCE_ID, "i-p5")
        .following(GpuHourCost.COST_DATE.is(functions.to_date(GpuHourCost.HOUR_AT.of())));
  }

  static Given oneHour() {
    return hours()
        .rows(
            """
            at    | owner       | team   | project | stage      | gpu_seconds | cost
            00:00 | llm/a       | speech | echo    | delivered  | 3600        | 6.88
            00:00 | llm/b       | vision |         | held_idle  | 1200        | 2.29
            00:00 | llm/b       | vision |         | non_tensor | 2400        | 4.59
            00:00 | unallocated |        |         | unobserved | 21600       | 41.28
            """);
  }

  static Map<TableSpec, Frame> run(RunContext context, Given bill, Given hours, Given paid) {
    Frame lines = OneJob.run(new ChargeLineJob(), context, bill);
    return new CostAllocationJob()
        .apply(
            new Inputs(
                Map.of(
                    FocusCharge.TABLE,
                    bill.frame(),
                    ChargeLine.TABLE,
                    lines,
                    PaidCapacity.TABLE,
                    paid.frame(),
                    GpuHourCost.TABLE,
                    hours.frame())),
            context)
        .frames();
  }

  private static Frame parts(RunContext context, Given bill, Given hours) {
    Frame parts = run(context, bill, hours, capacity()).get(CostAllocation.TABLE);
    assertThat(OneJob.plan(parts))
        .doesNotContain("CartesianProduct", "NestedLoop", "SortAggregate");
    return parts;
  }

  @Test
  void anHourIsSplitByTheGpuSecondsOfItsHoldersAndEveryMetricSumsToTheCharge() {
    Given bill =
        bill()
            .as("list", FocusCharge.LIST_COST)
            .rows(
                """
                resource | billed | effective | list  | quantity | unit  | priced | priced_unit
                i-p5     | 10     | 55.04     | 68.80 | 1        | Hours | 1      | Hours
                """);
    // a: 3,600 ÷ 28,800 = 0.125; b: 3,600 ÷ 28,800 = 0.125, of which 1,200 ÷ 3,600 idle:
    // 6.88 ÷ 3 = 2.293333333333|3, whose rest is the greater remainder; nobody: 21,600 ÷ 28,800
    expect(parts(MoneyGiven.context(DAY), bill, oneHour()))
        .rows(
            """
            x_share_kind | AllocatedResourceId | x_team | x_allocated_ratio | BilledCost | \
            EffectiveCost | ListCost | ConsumedQuantity | PricingQuantity | x_idle_waste_cost
            held         | llm/a | speech | 0.125 | 1.25 | 6.88  | 8.6  | 0.125 | 0.125 | 0
            held         | llm/b | vision | 0.125 | 1.25 | 6.88  | 8.6  | 0.125 | 0.125 | \
            2.293333333333
            unobserved   |       |        | 0.75  | 7.5  | 41.28 | 51.6 | 0.75  | 0.75  | 0
            """);
  }

  @Test
  void whatIsSplitSaysHowInTheWordsOfFocus() {
    Given bill =
        bill()
            .rows(
                """
                resource | cost  | quantity | unit
                i-p5     | 55.04 | 1        | Hours
                """);
    Frame parts = parts(MoneyGiven.context(DAY), bill, oneHour());
    expect(parts.where(CostAllocation.TEAM.of().equalTo("speech")))
        .rows(
            """
            AllocatedMethodId            | AllocatedResourceName | AllocatedTags | \
            AllocatedMethodDetails
            plumbline-gpu-seconds-by-hour | llm/a | {"team":"speech","project":"echo"} | \
            {"Elements":[{"AllocatedRatio":0.125000000000,"UsageUnit":"GPU-Seconds",\
            "UsageQuantity":3600.000000000000}]}
            """);
    expect(parts.where(CostAllocation.SHARE_KIND.of().equalTo("unobserved")))
        .rows(
            """
            AllocatedMethodId             | AllocatedResourceId | AllocatedTags | x_gpu_seconds
            plumbline-gpu-seconds-by-hour |                     |               | 21600
            """);
  }

  @Test
  void aDaysChargeLiesWhereTheMachineWasAlive() {
    Given bill =
        bill()
            .rows(
                """
                resource   | provider  | details | start | end | cost | quantity | unit
                cw/g1f4a2c | CoreWeave | {"InstanceType":"gd-8xh100ib-i128"} | 00:00 | 24:00 | \
                24 | 2 | Hours
                """);
    Given seen =
        hours()
            .every(GpuHourCost.BILLING_RESOURCE_ID, "cw/g1f4a2c")
            .rows(
                """
                at    | owner       | stage     | gpu_seconds
                10:00 | llm/a       | delivered | 28800
                11:00 | llm/a       | delivered | 14400
                11:00 | unallocated | empty     | 14400
                """);
    // two hours of eight GPUs are billed and seen: 12 each; the second is a's by half
    expect(parts(MoneyGiven.context(DAY), bill, seen))
        .rows(
            """
            x_share_kind | AllocatedResourceId | EffectiveCost | x_idle_waste_cost | x_gpu_seconds
            held         | llm/a               | 18            | 0                 | 43200
            empty        |                     | 6             | 6                 | 14400
            """);
  }

  @Test
  void whatNoNightCoversIsNobodysAndSaysWhy() {
    Given bill =
        bill()
            .rows(
                """
                resource | start            | end              | cost | quantity | unit
                i-p5     | 2026-07-13 00:00 | 2026-07-16 00:00 | 72   | 1        | Licenses
                """);
    // no time is stated: 1 an hour. The 13th is no night, the 15th comes after the last; of the
    // 14th only the first hour is known
    expect(parts(MoneyGiven.nights(DAY), bill, oneHour()))
        .rows(
            """
            x_share_kind   | AllocatedResourceId | EffectiveCost
            held           | llm/a               | 0.125
            held           | llm/b               | 0.125
            unobserved     |                     | 0.75
            no_hours       |                     | 23
            outside_nights |                     | 24
            not_yet_due    |                     | 24
            """);
  }

  @Test
  void whatIsNoGpuTimeAndWhatTheProviderSplitPassesWhole() {
    Given bill =
        bill()
            .rows(
                """
                resource | commitment | use    | category | service_category | cost
                         |            |        | Tax      |                  | 12.50
                         |            |        | Usage    | Storage          | 25.60
                i-p4     | ri-1       | Unused | Usage    |                  | 11.20
                """)
            .rows(
                """
                resource | cost | quantity | unit  | AllocatedMethodId | AllocatedResourceId
                i-p5     | 7    | 1        | Hours | split-1           | pod-9
                i-p5     | 3    | 1        | Hours | split-1           |
                """);
    expect(parts(MoneyGiven.context(DAY), bill, oneHour()))
        .rows(
            """
            x_share_kind             | AllocatedMethodId | AllocatedResourceId | x_allocated_ratio \
            | EffectiveCost
            tax                      |         |       | 1 | 12.50
            storage                  |         |       | 1 | 25.60
            commitment_unused        |         |       | 1 | 11.20
            allocated_by_provider    | split-1 | pod-9 | 1 | 7
            unallocated_by_provider  | split-1 |       | 1 | 3
            """);
  }

  @Test
  void anUnusedCommitmentComesInItsPartOfGpusAndTheRest() {
    Given bill =
        bill()
            .rows(
                """
                resource | commitment | use    | meter                 | billed | effective
                i-p4     | ri-2       | Used   |                       | 0      | 9
                i-c7     | ri-2       | Used   | BoxUsage:c7i.24xlarge | 0      | 3
                         | ri-2       | Unused |                       | 0      | 4
                """);
    // GPUs used 9 of the 12 that were used: 3 of the 4 that nothing used are theirs, all waste
    expect(parts(MoneyGiven.context(DAY), bill, oneHour()))
        .including(
            """
            x_share_kind            | x_allocated_ratio | EffectiveCost | x_idle_waste_cost
            commitment_unused       | 0.75              | 3             | 3
            unused_commitment_other | 0.25              | 1             | 0
            no_hours                | 1                 | 9             | 0
            non_gpu_compute         | 1                 | 3             | 0
            """);
  }

  @Test
  void theMonthCountsTheSecondsOfAnHourOnceHoweverManyChargesPayForIt() {
    Given bill =
        bill()
            .rows(
                """
                resource | cost  | quantity | unit
                i-p5     | 55.04 | 1        | Hours
                i-p5     | 8     | 1        | Licenses
                """);
    // a: (55.04 + 8) ÷ 8 = 7.88, b the same, of which a third is waste: 7.88 ÷ 3
    // (2.293333333333 + 0.333333333333); nobody: 6 ÷ 8 of 63.04
    Map<TableSpec, Frame> made = run(MoneyGiven.context(DAY), bill, oneHour(), capacity());
    expect(made.get(ChargebackMonthly.TABLE))
        .rows(
            """
            share_kind | team   | project | billed_cost | effective_cost | gpu_seconds | \
            idle_waste_cost | idle_waste_gpu_seconds
            held       | speech | echo    | 7.88  | 7.88  | 3600  | 0 |
            held       | vision |         | 7.88  | 7.88  | 3600  | 2.626666666666 | 1200
            unobserved |        |         | 47.28 | 47.28 | 21600 | 0 |
            """);
  }
}
