package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.tables.PaidCapacity.BILLED_COST;
import static dev.plumbline.tables.PaidCapacity.BILLING_RESOURCE_ID;
import static dev.plumbline.tables.PaidCapacity.CHARGE_KIND;
import static dev.plumbline.tables.PaidCapacity.EFFECTIVE_COST;
import static dev.plumbline.tables.PaidCapacity.HOUR_AT;
import static dev.plumbline.tables.PaidCapacity.PAID_GPU_SECONDS;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaidCapacityJobTest {
  private static Frame paid(MoneyGiven.Bill bill) {
    return paid(context(DAY), bill, segments());
  }

  private static Frame paid(
      RunContext context, MoneyGiven.Bill bill, MoneyGiven.Segments segments) {
    return MoneyGiven.run(new PaidCapacityJob(), context, bill.frame(), segments.frame());
  }

  @Test
  void aNodeUpFor37MinutesIsBilled2220SecondsPerGpu() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T20:00",
                    "2026-07-14T21:00",
                    "1.332",
                    "1.332",
                    FocusCharge.PROVIDER_NAME,
                    "GCP",
                    FocusCharge.RESOURCE_ID,
                    "vm-e3",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("37"),
                    FocusCharge.CONSUMED_UNIT,
                    "Minutes"));
    // 37 × 60 s × 2 GPUs of a g2-standard-24 = 4,440, not 2 × 3,600
    assertThat(Given.values(paid, CHARGE_KIND, PAID_GPU_SECONDS, EFFECTIVE_COST))
        .isEqualTo(List.of(List.of("compute", decimal("4440"), decimal("1.332"))));
  }

  @Test
  void coverageSplitsOfOneSkuAreAddedAndTheUnusedHalfStandsApart() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T12:00",
                    "2026-07-14T13:00",
                    "0",
                    "11.20",
                    FocusCharge.RESOURCE_ID,
                    "i-p4",
                    FocusCharge.SKU_ID,
                    "P4",
                    FocusCharge.COMMITMENT_DISCOUNT_ID,
                    "ri-1",
                    FocusCharge.COMMITMENT_DISCOUNT_STATUS,
                    "Used",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("0.5"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours")
                .charge(
                    "2026-07-14T12:00",
                    "2026-07-14T13:00",
                    "14",
                    "14",
                    FocusCharge.RESOURCE_ID,
                    "i-p4",
                    FocusCharge.SKU_ID,
                    "P4",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("0.5"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours")
                .charge(
                    "2026-07-14T12:00",
                    "2026-07-14T13:00",
                    "0",
                    "11.20",
                    FocusCharge.RESOURCE_ID,
                    "i-p4",
                    FocusCharge.COMMITMENT_DISCOUNT_ID,
                    "ri-1",
                    FocusCharge.COMMITMENT_DISCOUNT_STATUS,
                    "Unused",
                    FocusCharge.SKU_PRICE_DETAILS,
                    "{\"InstanceType\": \"p4d.24xlarge\"}"));
    // (0.5 + 0.5) h × 3,600 s × 8 GPUs = 28,800; 11.20 + 14 = 25.20; no quantity: null, never 0
    assertThat(
            Given.values(
                paid,
                BILLING_RESOURCE_ID,
                CHARGE_KIND,
                PAID_GPU_SECONDS,
                BILLED_COST,
                EFFECTIVE_COST))
        .isEqualTo(
            List.of(
                List.of("i-p4", "compute", decimal("28800"), decimal("14"), decimal("25.20")),
                asList("ri-1", "commitment_unused", null, decimal("0"), decimal("11.20"))));
  }

  @Test
  void anUnusedReservationWithAQuantityHasItsGpusTime() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T08:00",
                    "2026-07-14T09:00",
                    "28",
                    "28",
                    FocusCharge.RESOURCE_ID,
                    "cr-1",
                    FocusCharge.CAPACITY_RESERVATION_ID,
                    "cr-1",
                    FocusCharge.CAPACITY_RESERVATION_STATUS,
                    "Unused",
                    FocusCharge.SKU_METER,
                    "UnusedBox:p4d.24xlarge",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("1"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours"));
    assertThat(Given.values(paid, CHARGE_KIND, PAID_GPU_SECONDS, PaidCapacity.GPU_MODEL))
        .isEqualTo(
            List.of(List.of("commitment_unused", decimal("28800"), "NVIDIA A100-SXM4-40GB")));
  }

  @Test
  void coresAndMemoryAddCostAndAcceleratorsAlreadyCountGpus() {
    Object[] vm = {FocusCharge.PROVIDER_NAME, "GCP", FocusCharge.RESOURCE_ID, "vm-e3"};
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "0.56",
                    "0.56",
                    with(
                        vm,
                        FocusCharge.SKU_METER,
                        "Core",
                        FocusCharge.CONSUMED_QUANTITY,
                        decimal("86400"),
                        FocusCharge.CONSUMED_UNIT,
                        "Seconds",
                        FocusCharge.PRICING_UNIT,
                        "Core-Hours"))
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "0.20",
                    "0.20",
                    with(
                        vm,
                        FocusCharge.SKU_METER,
                        "Ram",
                        FocusCharge.CONSUMED_QUANTITY,
                        decimal("345600"),
                        FocusCharge.CONSUMED_UNIT,
                        "GiB-Seconds"))
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "1.40",
                    "1.40",
                    with(
                        vm,
                        FocusCharge.SKU_METER,
                        "GPU",
                        FocusCharge.CONSUMED_QUANTITY,
                        decimal("7200"),
                        FocusCharge.CONSUMED_UNIT,
                        "Seconds")));
    // 2 GPUs × 3,600 s are the 7,200 of the accelerator line; 0.56 + 0.20 + 1.40 = 2.16
    assertThat(Given.values(paid, CHARGE_KIND, PAID_GPU_SECONDS, EFFECTIVE_COST))
        .isEqualTo(List.of(List.of("compute", decimal("7200"), decimal("2.16"))));
  }

  @Test
  void theMachineIsCountedBeforeItsAcceleratorsAndASecondSkuStatesNoMoreTime() {
    Frame paid =
        paid(
            bill()
                .hour(3, "i-p5", "55.04", "1", "Hours")
                .hour(3, "i-p5", "2", "8", "GPU-Hours")
                .charge(
                    "2026-07-14T03:00",
                    "2026-07-14T04:00",
                    "1",
                    "1",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.SKU_ID,
                    "second",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("0.9"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours"));
    // 8 × 3,600 of the machine; its accelerators and the 0.9 h of the other SKU are the same time
    assertThat(Given.values(paid, CHARGE_KIND, PAID_GPU_SECONDS, EFFECTIVE_COST))
        .isEqualTo(List.of(List.of("compute", decimal("28800"), decimal("58.04"))));
  }

  @Test
  void withoutAQuantityTheChargePeriodIsTheTime() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T05:00",
                    "2026-07-14T05:30",
                    "27.52",
                    "27.52",
                    FocusCharge.RESOURCE_ID,
                    "i-p5")
                .charge(
                    "2026-07-14T06:00",
                    "2026-07-14T07:00",
                    "55.04",
                    "55.04",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.PRICING_QUANTITY,
                    decimal("0.75"),
                    FocusCharge.PRICING_UNIT,
                    "Hrs"));
    // 30 min × 60 × 8 = 14,400; 0.75 h × 3,600 × 8 = 21,600
    assertThat(Given.values(paid, HOUR_AT, PAID_GPU_SECONDS))
        .isEqualTo(
            List.of(
                List.of(MoneyGiven.at("2026-07-14T05:00"), decimal("14400")),
                List.of(MoneyGiven.at("2026-07-14T06:00"), decimal("21600"))));
  }

  @Test
  void thePlanSortsNoAggregate() {
    Frame paid = paid(bill().hour(0, "i-p5", "1", "1", "Hours"));
    assertThat(MoneyGiven.plan(paid)).doesNotContain("SortAggregate");
  }

  private static Object[] with(Object[] some, Object... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(some), java.util.Arrays.stream(more))
        .toArray();
  }
}
