package dev.plumbline.jobs;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.nights;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second case of each kind of {@link ChargeCasesTest}, on other words of a bill. */
@ExtendWith(SharedSpark.class)
class MoreChargeCasesTest {
  private static BilledCase cases;

  @BeforeAll
  static void compute() {
    cases =
        BilledCase.of(
            nights(DAY),
            bill()
                .as("says", FocusCharge.CHARGE_DESCRIPTION)
                .as("from", FocusCharge.CHARGE_PERIOD_START)
                .as("on", FocusCharge.INVOICE_ID)
                .as("id", FocusCharge.RESOURCE_ID)
                .as("held", FocusCharge.CAPACITY_RESERVATION_ID)
                .as("to", FocusCharge.CHARGE_PERIOD_END)
                // a plan that GPUs use for three quarters; an hour where nothing else is said
                .rows(
                    """
                    invoice | resource | meter       | commitment | use    | billed | effective
                    plan    | i-a      | p5.48xlarge | sp-1       | Used   | 0      | 30
                    plan    | i-b      | m5.24xlarge | sp-1       | Used   | 0      | 10
                    plan    |          |             | sp-1       | Unused | 0      | 8
                    """)
                // a block of two machines that states no hours
                .rows(
                    """
                    invoice | resource | reservation | category | says           | cost
                    block   | cr-1     | cr-1        | Purchase | Capacity Block | 90
                    """)
                .rows(
                    """
                    invoice | resource | reservation | meter       | cost | quantity | unit
                    block   | i-c      | cr-1        | p5.48xlarge | 0    | 1        | Hours
                    block   | i-d      | cr-1        | p5.48xlarge | 0    | 0.5      | Hours
                    """)
                // a block of 4 hours of 8 GPUs of which one was seen, and one of which none was
                .rows(
                    """
                    on    | held | category | meter       | says                           | cost
                    waits | cr-2 | Purchase | p5.48xlarge | CapacityBlock 1 instance 4 hours | 80
                    waits | cr-3 | Purchase | p5.48xlarge | CapacityBlock 1 instance 3 hours | 7
                    """)
                .rows(
                    """
                    invoice | resource | reservation | meter       | cost | quantity | unit
                    waits   | i-n      | cr-2        | p5.48xlarge | 0    | 1        | Hours
                    """)
                // an hour billed twice, taken back once and then in part; credits that are no price
                .rows(
                    """
                    invoice | resource | meter       | cost | quantity | unit
                    back    | i-e      | p5.48xlarge | 50   | 1        | Hours
                    back    | i-e      | p5.48xlarge | 50   | 1        | Hours
                    back    | i-e      | p5.48xlarge | -50  | -1       | Hours
                    back    | i-e      | p5.48xlarge | -10  | -0.2     | Hours
                    """)
                .rows(
                    """
                    invoice | resource | meter       | category | says            | cost
                    back    | i-e      | p5.48xlarge | Credit   | promotion       | -5
                    back    |          |             | Credit   | volume discount | -7
                    """)
                // a discount on a machine's hour, and one on the whole contract
                .rows(
                    """
                    on         | id  | meter       | category | says                | cost
                    negotiated | i-q | p5.48xlarge | Usage    |                     | 50
                    negotiated | i-q | p5.48xlarge | Credit   | Negotiated discount | -8
                    negotiated |     |             | Credit   | Enterprise discount | -3
                    """)
                // GPUs that nobody counts, and GPUs that the meter counts
                .rows(
                    """
                    invoice | resource | provider | details                         | meter   | cost
                    types   | i-f      | AWS      | {"InstanceType": "p9.48xlarge"} |         | 33
                    types   | vm-g     | Somebody |                                 | 4x H200 | 12
                    types   | i-h      | AWS      | {"InstanceType": "m9.48xlarge"} |         | 3
                    """)
                // one machine, stated twice for the same hour
                .rows(
                    """
                    invoice | resource | meter       | sku | cost
                    twice   | i-i      | p5.48xlarge | s   | 50
                    twice   | i-i      | p5.48xlarge | s   | 50
                    """)
                // a difference that no rounding explains
                .rows(
                    """
                    invoice | resource | meter       | billed | effective
                    apart   | i-j      | p5.48xlarge | 50     | 49.98
                    apart   | i-k      | p5.48xlarge | 50     | 40
                    """)
                // a month's fee on the fourteenth of it, and a charge for next week
                .rows(
                    """
                    on    | id  | from             | to               | meter       | cost | unit
                    month | i-l | 2026-07-01 00:00 | 2026-08-01 00:00 | p5.48xlarge | 7440 | Months
                    month | i-m | 2026-07-21 00:00 | 2026-07-21 01:00 | p5.48xlarge | 5    | Hours
                    """)
                .rows(
                    """
                    invoice | from             | to               | service_category | cost
                    month   | 2026-07-01 00:00 | 2026-08-01 00:00 | Storage          | 744
                    """));
  }

  private static Frame steps(String invoice) {
    return cases
        .bridge()
        .where(InvoiceBridge.INVOICE.of().equalTo(invoice))
        .where(InvoiceBridge.AMOUNT.of().notEqual(0));
  }

  private static Frame paid(String resource) {
    return cases.paid().where(PaidCapacity.BILLING_RESOURCE_ID.of().equalTo(resource));
  }

  @Test
  void anUnusedPlanIsWasteByWhatGpusUseOfIt() {
    // 8 × 30 ÷ 40 = 6 of GPUs, 2 of others
    expect(steps("plan"))
        .rows(
            """
            step                    | step_kind | amount
            prepaid_consumed        | movement  | 48
            effective_cost          | balance   | 48
            non_gpu_compute         | movement  | -10
            unused_commitment_other | movement  | -2
            gpu_compute             | balance   | 36
            stage:unused_commitment | stage     | 6
            stage:unobserved        | stage     | 30
            paid_capacity           | check     | 48
            """);
    expect(paid("sp-1"))
        .rows(
            """
            charge_kind             | effective_cost | paid_gpu_seconds
            commitment_unused       | 6              |
            unused_commitment_other | 2              |
            """);
  }

  @Test
  void aBlockThatStatesNoHoursIsBorneByTheHoursSeenForNow() {
    // 28,800 and 14,400 GPU-seconds: 60 and 30
    expect(cases.paid().where(PaidCapacity.INVOICE.of().equalTo("block")))
        .rows(
            """
            billing_resource_id | charge_kind | paid_gpu_seconds | effective_cost | price_state
            i-c                 | compute     | 28800            | 60             | provisional
            i-d                 | compute     | 14400            | 30             | provisional
            """);
  }

  @Test
  void aBlockWaitsForTheHoursThatItStates() {
    // one hour of four: 20 of 80; the other 60, and the 7 of which no hour was seen, are to come
    expect(steps("waits"))
        .rows(
            """
            step             | step_kind | amount
            billed_cost      | balance   | 87
            effective_cost   | balance   | 87
            not_yet_due      | movement  | -67
            gpu_compute      | balance   | 20
            stage:unobserved | stage     | 20
            paid_capacity    | check     | 20
            """);
  }

  @Test
  void timeThatIsTakenBackIsTakenOffItsHour() {
    // 1 + 1 − 1 − 0.2 = 0.8 h × 8 × 3,600 s; 50 + 50 − 50 − 10 = 40
    expect(paid("i-e").where(PaidCapacity.CHARGE_KIND.of().equalTo("compute")))
        .rows(
            """
            paid_gpu_seconds | excess_gpu_seconds | effective_cost
            23040            | 0                  | 40
            """);
    expect(steps("back"))
        .including(
            """
            step        | amount
            credit      | 12
            gpu_compute | 40
            """);
  }

  @Test
  void aDiscountThatNamesItsHourIsThePriceOfIt() {
    expect(paid("i-q"))
        .rows(
            """
            charge_kind | paid_gpu_seconds | effective_cost
            compute     | 28800            | 42
            """);
    expect(steps("negotiated"))
        .including(
            """
            step        | amount
            billed_cost | 39
            credit      | 3
            gpu_compute | 42
            """);
  }

  @Test
  void spendThatLooksLikeGpusIsNamedAndCountsGpusThatTheMeterNames() {
    expect(cases.lines().where(ChargeLine.INVOICE.of().equalTo("types")))
        .rows(
            """
            billing_resource_id | charge_kind     | gpu_seconds | uncounted_gpu_cost
            i-f                 | non_gpu_compute |             | 33
            vm-g                | compute         | 14400       |
            i-h                 | non_gpu_compute |             |
            """);
  }

  @Test
  void oneMachineIsPaidForNoMoreTimeThanItHas() {
    expect(paid("i-i"))
        .rows(
            """
            paid_gpu_seconds | machine_gpus | excess_gpu_seconds | effective_cost
            28800            | 8            | 28800              | 100
            """);
  }

  @Test
  void whatRoundingDoesNotExplainIsAStepOfItsOwn() {
    // a thousandth of 50 is 0.05: 0.02 is rounding, 10 is not
    expect(steps("apart"))
        .including(
            """
            step              | amount
            billed_cost       | 100
            provider_rounding | -0.02
            unexplained       | -10
            effective_cost    | 89.98
            """);
  }

  @Test
  void aMonthsFeeIsSpreadOverItsMonthAndDaysToComeAreNotYetDue() {
    // 744 hours: 10 and 1 an hour; of 31 days 17 are to come: 17 × 24 × 11 = 4,488, and the 5
    // and the 13 dates before the only night have a row each: 24 × 10, and 24 × 28,800 s
    expect(
            paid("i-l")
                .groupBy(PaidCapacity.CAPACITY_DATE, PaidCapacity.EFFECTIVE_COST)
                .sums(PaidCapacity.PAID_GPU_SECONDS, PaidCapacity.EXCESS_GPU_SECONDS))
        .rows(
            """
            capacity_date | effective_cost | paid_gpu_seconds | excess_gpu_seconds
            2026-07-14    | 10             | 691200           | 0
            2026-07-14    | 240            | 8985600          | 0
            """);
    expect(steps("month"))
        .rows(
            """
            step                 | step_kind | amount
            billed_cost          | balance   | 8189
            effective_cost       | balance   | 8189
            not_yet_due          | movement  | -4493
            storage              | movement  | -336
            gpu_compute          | balance   | 3360
            stage:unobserved     | stage     | 240
            stage:outside_nights | stage     | 3120
            paid_capacity        | check     | 3696
            """);
    expect(cases.costs().where(GpuHourCost.BILLING_RESOURCE_ID.of().equalTo("i-m"))).none();
  }

  @Test
  void everyCostIsPaidForOrNotYetDue() {
    expect(cases.unaccounted()).none();
  }
}
