package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.tables.PaidCapacity.BILLING_RESOURCE_ID;
import static dev.plumbline.tables.PaidCapacity.CHARGE_KIND;
import static dev.plumbline.tables.PaidCapacity.CURRENCY;
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
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which charges are GPU time, and when. */
class PaidCapacityKindsTest {
  private static Frame paid(MoneyGiven.Bill bill) {
    return paid(context(DAY), bill, segments());
  }

  private static Frame paid(
      RunContext context, MoneyGiven.Bill bill, MoneyGiven.Segments segments) {
    return MoneyGiven.run(new PaidCapacityJob(), context, bill.frame(), segments.frame());
  }

  @Test
  void refundsAndCorrectionsStandOutsideThePriceAndSayWhatTheyCorrect() {
    Frame paid =
        paid(
            context(LocalDate.of(2026, 7, 1), DAY),
            bill()
                .hour(0, "i-p5", "55.04", "1", "Hours")
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "-8",
                    "-8",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.CHARGE_CATEGORY,
                    "Credit")
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "-3",
                    "-3",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("-0.1"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours")
                .charge(
                    "2026-06-28T00:00",
                    "2026-06-28T01:00",
                    "-27.52",
                    "-27.52",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.CHARGE_CLASS,
                    "Correction",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("-0.5"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours"),
            segments());
    assertThat(
            Given.values(
                paid,
                HOUR_AT,
                CHARGE_KIND,
                PaidCapacity.CORRECTS_DATE,
                EFFECTIVE_COST,
                PAID_GPU_SECONDS))
        .isEqualTo(
            List.of(
                // June is another bill's period: dated where the bill that carries it begins
                asList(
                    MoneyGiven.at("2026-07-01T00:00"),
                    "correction",
                    LocalDate.of(2026, 6, 28),
                    decimal("-27.52"),
                    null),
                asList(
                    MoneyGiven.at("2026-07-14T00:00"),
                    "compute",
                    null,
                    decimal("55.04"),
                    decimal("28800")),
                asList(MoneyGiven.at("2026-07-14T00:00"), "correction", DAY, decimal("-3"), null),
                asList(MoneyGiven.at("2026-07-14T00:00"), "credit", null, decimal("-8"), null)));
  }

  @Test
  void trafficDisksAndAddressesOnAnInstanceAreNotItsTime() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "1",
                    "1",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.SERVICE_CATEGORY,
                    "Networking",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("24"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours")
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "2",
                    "2",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("200"),
                    FocusCharge.CONSUMED_UNIT,
                    "GB")
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "4",
                    "4",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.SERVICE_CATEGORY,
                    "Storage"));
    assertThat(Given.values(paid, CHARGE_KIND, EFFECTIVE_COST, PAID_GPU_SECONDS))
        .isEqualTo(
            List.of(asList("network", decimal("3"), null), asList("storage", decimal("4"), null)));
  }

  @Test
  void currenciesAndInvoicesAreNeverAdded() {
    Frame paid =
        paid(
            bill()
                .hour(7, "i-p5", "50", "0.5", "Hours")
                .charge(
                    "2026-07-14T07:00",
                    "2026-07-14T08:00",
                    "40",
                    "40",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.BILLING_CURRENCY,
                    "EUR",
                    FocusCharge.INVOICE_ID,
                    null,
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("0.5"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours"));
    assertThat(Given.values(paid, CURRENCY, PaidCapacity.INVOICE, EFFECTIVE_COST, PAID_GPU_SECONDS))
        .isEqualTo(
            List.of(
                List.of("EUR", "Issuer/111/2026-07-01/EUR", decimal("40"), decimal("14400")),
                List.of("USD", "inv-1", decimal("50"), decimal("14400"))));
  }

  @Test
  void aMachineNobodyConfiguredIsKnownByTheTypeTheBillNames() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "4.32",
                    "4.32",
                    FocusCharge.PROVIDER_NAME,
                    "GCP",
                    FocusCharge.RESOURCE_ID,
                    "vm-g9",
                    FocusCharge.SKU_PRICE_DETAILS,
                    "{\"InstanceType\":\"g2-standard-48\"}",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("3600"),
                    FocusCharge.CONSUMED_UNIT,
                    "Seconds")
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "4.25",
                    "4.25",
                    FocusCharge.RESOURCE_ID,
                    "i-c7",
                    FocusCharge.SKU_METER,
                    "BoxUsage:c7i.24xlarge",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("1"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours")
                .charge(
                    "2026-07-14T00:00",
                    "2026-07-14T01:00",
                    "9",
                    "9",
                    FocusCharge.SKU_ID,
                    "p5",
                    FocusCharge.REGION_ID,
                    "us-east-1",
                    FocusCharge.SKU_METER,
                    "BoxUsage:p5.48xlarge",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("2"),
                    FocusCharge.CONSUMED_UNIT,
                    "Hours"));
    // g2-standard-48 has 4 GPUs; two p5 hours without an instance id are a pool of 2 × 8 × 3,600
    assertThat(Given.values(paid, BILLING_RESOURCE_ID, CHARGE_KIND, PAID_GPU_SECONDS))
        .isEqualTo(
            List.of(
                asList("i-c7", "non_gpu_compute", null),
                List.of("pool:AWS/222/p5/us-east-1", "compute", decimal("57600")),
                List.of("vm-g9", "compute", decimal("14400"))));
  }

  @Test
  void aPeriodClosesItsDaysAfterItsEnd() {
    MoneyGiven.Bill july =
        bill()
            .hour(0, "i-p5", "55.04", "1", "Hours")
            .charge(
                "2026-08-05T00:00",
                "2026-08-05T01:00",
                "55.04",
                "55.04",
                FocusCharge.RESOURCE_ID,
                "i-p5",
                FocusCharge.PERIOD,
                LocalDate.of(2026, 8, 1),
                FocusCharge.BILLING_PERIOD_START,
                MoneyGiven.at("2026-08-01T00:00"),
                FocusCharge.BILLING_PERIOD_END,
                MoneyGiven.at("2026-09-01T00:00"));
    // July ends on 1 August; 5 days later is the 6th
    for (int night = 5; night <= 6; night++) {
      RunContext context = context(DAY, LocalDate.of(2026, 8, night));
      assertThat(
              Given.values(
                  paid(context, july, segments())
                      .where(PaidCapacity.CAPACITY_DATE.of().equalTo(DAY)),
                  PaidCapacity.PRICE_SOURCE,
                  PaidCapacity.PRICE_STATE))
          .isEqualTo(List.of(List.of("billed", night == 6 ? "closed" : "billed")));
    }
  }

  @Test
  void aDateTakesOnlyChargesOfItsOwnBillingPeriod() {
    MoneyGiven.Bill late =
        bill()
            .charge(
                "2026-07-14T00:00",
                "2026-07-14T01:00",
                "55.04",
                "55.04",
                FocusCharge.RESOURCE_ID,
                "i-p5",
                FocusCharge.PERIOD,
                LocalDate.of(2026, 8, 1),
                FocusCharge.BILLING_PERIOD_START,
                MoneyGiven.at("2026-08-01T00:00"),
                FocusCharge.BILLING_PERIOD_END,
                MoneyGiven.at("2026-09-01T00:00"));
    RunContext both = context(DAY, LocalDate.of(2026, 8, 1));
    assertThat(Given.values(paid(both, late, segments()), HOUR_AT)).isEmpty();
  }
}
