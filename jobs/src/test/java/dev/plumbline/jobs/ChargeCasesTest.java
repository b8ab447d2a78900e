package dev.plumbline.jobs;

import static dev.plumbline.jobs.MoneyGiven.nights;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that were seen to give figures that look right and are not, each with what is right. */
@ExtendWith(SharedSpark.class)
class ChargeCasesTest {
  private static BilledCase cases;

  @BeforeAll
  static void compute() {
    cases =
        BilledCase.read(
            nights(
                LocalDate.of(2026, 6, 30),
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 7, 10),
                LocalDate.of(2026, 7, 12),
                LocalDate.of(2026, 7, 14),
                LocalDate.of(2026, 8, 1)),
            List.of(
                new BilledCase.Files(
                    "aws-cur-csv",
                    List.of(
                        "capacity-block-cur/cur.csv",
                        "commitment-refund-aws/sp.csv",
                        "commitment-refund-aws/ri.csv",
                        "commitment-refund-aws/edp-control.csv",
                        "gpus-outside-shipped-table/aws-new-type-cur.csv",
                        "gpus-outside-shipped-table/sagemaker-cur.csv",
                        "negotiated-discount-lines/cur.csv")),
                new BilledCase.Files(
                    "focus-csv",
                    List.of(
                        "gpus-outside-shipped-table/nebius-focus.csv",
                        "unused-commitment-without-gpus/cpu-only.csv")),
                new BilledCase.Files(
                    "gcp-billing-json", List.of("gpu-time-outside-billing-period/g.ndjson"))));
  }

  private static Frame steps(String invoice) {
    return cases
        .bridge()
        .where(InvoiceBridge.INVOICE.of().equalTo(invoice))
        .where(InvoiceBridge.AMOUNT.of().notEqual(0));
  }

  private static Frame time(String resource) {
    return cases
        .costs()
        .where(GpuHourCost.BILLING_RESOURCE_ID.of().equalTo(resource))
        .groupBy(GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.STAGE)
        .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST);
  }

  @Test
  void theFeeOfACapacityBlockIsThePriceOfItsHours() {
    // 24 h × 8 GPUs × 3,600 s = 691,200 s at 755.04; each hour 755.04 ÷ 24 = 31.46
    expect(time("i-c04"))
        .rows(
            """
            billing_resource_id | stage      | gpu_seconds | cost
            i-c04               | unobserved | 691200      | 755.04
            """);
    expect(
            cases
                .paid()
                .where(PaidCapacity.BILLING_RESOURCE_ID.of().equalTo("i-c04"))
                .groupBy(PaidCapacity.EFFECTIVE_COST, PaidCapacity.PRICE_STATE)
                .sums(PaidCapacity.PAID_GPU_SECONDS))
        .rows(
            """
            effective_cost | price_state | paid_gpu_seconds
            31.46          | billed      | 691200
            """);
    expect(steps("C04"))
        .rows(
            """
            step             | step_kind | amount
            billed_cost      | balance   | 755.04
            effective_cost   | balance   | 755.04
            gpu_compute      | balance   | 755.04
            stage:unobserved | stage     | 755.04
            paid_capacity    | check     | 755.04
            """);
  }

  @Test
  void aRefundOfAnUpfrontFeeCancelsIt() {
    expect(steps("C01"))
        .rows(
            """
            step             | step_kind | amount
            billed_cost      | balance   | 55
            effective_cost   | balance   | 55
            gpu_compute      | balance   | 55
            stage:unobserved | stage     | 55
            paid_capacity    | check     | 55
            """);
    expect(steps("C10")).none();
  }

  @Test
  void aDiscountBookedOnSavingsPlansStays() {
    expect(steps("C02"))
        .rows(
            """
            step             | step_kind | amount
            billed_cost      | balance   | -33.69
            effective_cost   | balance   | -33.69
            correction       | movement  | 88.69
            gpu_compute      | balance   | 55
            stage:unobserved | stage     | 55
            paid_capacity    | check     | -33.69
            """);
  }

  @Test
  void gpuTimeOnAnotherMonthsInvoiceIsOnTheDayItRan() {
    Frame google =
        cases.costs().where(GpuHourCost.BILLING_RESOURCE_ID.of().startsWith("pool:Google"));
    // 8 h × 3,600 s each
    expect(google)
        .rows(
            """
            hour_at          | billing_period_start | gpu_seconds | cost
            2026-06-30 23:00 | 2026-07-01           | 28800       | 10
            2026-07-01 05:00 | 2026-06-01           | 28800       | 40
            2026-08-01 05:00 | 2026-07-01           | 28800       | 20
            """);
    assertThat(
            Given.values(
                cases
                    .bridge()
                    .where(InvoiceBridge.ISSUER.of().equalTo("Google Cloud"))
                    .where(
                        InvoiceBridge.STEP.of().isin("stage:unobserved", "stage:outside_nights")),
                InvoiceBridge.PERIOD,
                InvoiceBridge.STEP,
                InvoiceBridge.AMOUNT))
        .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
        .containsExactlyInAnyOrder(
            "2026-07-01 stage:unobserved 30.000000000000",
            "2026-06-01 stage:unobserved 40.000000000000");
  }

  @Test
  void gpusThatOnlyTheBillCountsAreCounted() {
    expect(
            cases
                .costs()
                .where(GpuHourCost.INVOICE.of().isin("K01", "K02", "K06"))
                .groupBy(GpuHourCost.INVOICE)
                .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST))
        .rows(
            """
            invoice | gpu_seconds | cost
            K01     | 28800       | 120
            K02     | 86400       | 189
            K06     | 28800       | 24
            """);
    expect(cases.lines().where(ChargeLine.UNCOUNTED_GPU_COST.of().isNotNull())).none();
  }

  @Test
  void discountsThatNameAnHourAreItsPrice() {
    expect(time("i-c06"))
        .rows(
            """
            billing_resource_id | stage      | gpu_seconds | cost
            i-c06               | unobserved | 28800       | 38.50
            """);
    expect(steps("C06"))
        .rows(
            """
            step             | step_kind | amount
            billed_cost      | balance   | 38.50
            effective_cost   | balance   | 38.50
            gpu_compute      | balance   | 38.50
            stage:unobserved | stage     | 38.50
            paid_capacity    | check     | 38.50
            """);
  }

  @Test
  void anUnusedPlanThatNoGpuUsesIsNoWasteOfGpus() {
    expect(steps("CPU-ONLY"))
        .rows(
            """
            step                    | step_kind | amount
            billed_cost             | balance   | 10
            prepaid_bought          | movement  | -10
            prepaid_consumed        | movement  | 10
            effective_cost          | balance   | 10
            non_gpu_compute         | movement  | -7
            unused_commitment_other | movement  | -3
            paid_capacity           | check     | 10
            """);
  }

  @Test
  void everyCostIsPaidForOrNotYetDue() {
    expect(cases.unaccounted()).none();
  }
}
