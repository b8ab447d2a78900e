package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.build.CapacityGiven.paid;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class PaidCapacityJobTest {
  @Test
  void aNodeUpFor37MinutesIsBilled2220SecondsPerGpu() {
    // 37 × 60 s × 2 GPUs of a g2-standard-24 = 4,440, not 2 × 3,600
    expect(
            paid(
                """
                provider | resource | start | end   | cost  | quantity | unit
                GCP      | vm-e3    | 20:00 | 21:00 | 1.332 | 37       | Minutes
                """))
        .rows(
            """
            charge_kind | paid_gpu_seconds | effective_cost
            compute     | 4440             | 1.332
            """);
  }

  @Test
  void coverageSplitsOfOneSkuAreAddedAndTheUnusedHalfStandsApart() {
    Given bill =
        bill()
            .every(FocusCharge.CHARGE_PERIOD_START, "12:00")
            .every(FocusCharge.RESOURCE_ID, "i-p4")
            .rows(
                """
                sku | commitment | use  | billed | effective | quantity | unit
                P4  | ri-1       | Used | 0      | 11.20     | 0.5      | Hours
                P4  |            |      | 14     | 14        | 0.5      | Hours
                """)
            .rows(
                """
                commitment | use    | billed | effective | details
                ri-1       | Unused | 0      | 11.20     | {"InstanceType": "p4d.24xlarge"}
                """);
    // (0.5 + 0.5) h × 3,600 s × 8 GPUs = 28,800; 11.20 + 14 = 25.20; no quantity: null, never 0
    expect(paid(context(DAY), bill))
        .rows(
            """
            billing_resource_id | charge_kind       | paid_gpu_seconds | billed_cost
            i-p4                | compute           | 28800            | 14
            ri-1                | commitment_unused |                  | 0
            """)
        .rows(
            """
            billing_resource_id | effective_cost
            i-p4                | 25.20
            ri-1                | 11.20
            """);
  }

  @Test
  void anUnusedReservationWithAQuantityHasItsGpusTime() {
    Given bill =
        bill()
            .every(FocusCharge.CHARGE_PERIOD_START, "08:00")
            .every(FocusCharge.RESOURCE_ID, "cr-1")
            .rows(
                """
                reservation | reservation_use | meter                  | cost | quantity | unit
                cr-1        | Unused          | UnusedBox:p4d.24xlarge | 28   | 1        | Hours
                """);
    expect(paid(context(DAY), bill))
        .rows(
            """
            charge_kind       | paid_gpu_seconds | gpu_model
            commitment_unused | 28800            | NVIDIA A100-SXM4-40GB
            """);
  }

  @Test
  void coresAndMemoryAddCostAndAcceleratorsAlreadyCountGpus() {
    // 2 GPUs × 3,600 s are the 7,200 of the accelerator line; 0.56 + 0.20 + 1.40 = 2.16
    expect(
            paid(
                """
                provider | resource | meter | cost | quantity | unit        | priced_unit
                GCP      | vm-e3    | Core  | 0.56 | 86400    | Seconds     | Core-Hours
                GCP      | vm-e3    | Ram   | 0.20 | 345600   | GiB-Seconds |
                GCP      | vm-e3    | GPU   | 1.40 | 7200     | Seconds     |
                """))
        .rows(
            """
            charge_kind | paid_gpu_seconds | effective_cost
            compute     | 7200             | 2.16
            """);
  }

  @Test
  void theMachineIsCountedBeforeItsAcceleratorsAndASecondSkuStatesNoMoreTime() {
    // 8 × 3,600 of the machine; its accelerators and the 0.9 h of the other SKU are the same time
    expect(
            paid(
                """
                resource | start | sku    | cost  | quantity | unit
                i-p5     | 03:00 |        | 55.04 | 1        | Hours
                i-p5     | 03:00 |        | 2     | 8        | GPU-Hours
                i-p5     | 03:00 | second | 1     | 0.9      | Hours
                """))
        .rows(
            """
            charge_kind | paid_gpu_seconds | effective_cost
            compute     | 28800            | 58.04
            """);
  }

  @Test
  void withoutAQuantityTheChargePeriodIsTheTime() {
    // 30 min × 60 × 8 = 14,400; 0.75 h × 3,600 × 8 = 21,600
    expect(
            paid(
                """
                resource | start | end   | cost  | priced | priced_unit
                i-p5     | 05:00 | 05:30 | 27.52 |        |
                i-p5     | 06:00 | 07:00 | 55.04 | 0.75   | Hrs
                """))
        .rows(
            """
            hour_at | paid_gpu_seconds
            05:00   | 14400
            06:00   | 21600
            """);
  }

  @Test
  void thePlanSortsNoAggregate() {
    String plan =
        OneJob.plan(
            paid(
                """
                resource | cost | quantity | unit
                i-p5     | 1    | 1        | Hours
                """));
    assertThat(plan).doesNotContain("SortAggregate");
  }
}
