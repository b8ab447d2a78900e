package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceBridgeJobTest {
  private static final LocalDate PERIOD = DAY.withDayOfMonth(1);
  private static final String START = "2026-07-14T00:00";
  private static final String END = "2026-07-14T01:00";

  private static Given stages() {
    return Given.table(
        GpuHourCost.TABLE,
        GpuHourCost.COST_DATE,
        GpuHourCost.BILLING_PERIOD_START,
        GpuHourCost.INVOICE,
        GpuHourCost.CURRENCY,
        GpuHourCost.STAGE,
        GpuHourCost.COST);
  }

  private static List<List<Object>> bridge(MoneyGiven.Bill bill, Given costs) {
    Frame bridge =
        MoneyGiven.run(new InvoiceBridgeJob(), context(DAY), bill.frame(), costs.frame());
    assertThat(MoneyGiven.plan(bridge)).doesNotContain("SortAggregate");
    return Given.values(
        bridge,
        InvoiceBridge.INVOICE,
        InvoiceBridge.CURRENCY,
        InvoiceBridge.STEP_NUMBER,
        InvoiceBridge.STEP,
        InvoiceBridge.STEP_KIND,
        InvoiceBridge.AMOUNT);
  }

  private static List<List<Object>> steps(List<List<Object>> bridge, String invoice) {
    return bridge.stream()
        .filter(row -> row.get(0).equals(invoice))
        .sorted(java.util.Comparator.comparing(row -> (Long) row.get(2)))
        .map(row -> row.subList(3, 6))
        .toList();
  }

  private static List<Object> step(String name, String kind, String amount) {
    return List.of(name, kind, decimal(amount));
  }

  private static MoneyGiven.Bill july() {
    return bill()
        .hour(0, "i-p5", "55.04", "1", "Hours")
        // a covered hour, and the hour of the commitment that nothing used
        .charge(
            START,
            END,
            "0",
            "22.40",
            FocusCharge.RESOURCE_ID,
            "i-p4",
            FocusCharge.COMMITMENT_DISCOUNT_ID,
            "ri-1",
            FocusCharge.COMMITMENT_DISCOUNT_STATUS,
            "Used")
        .charge(
            START,
            END,
            "0",
            "11.20",
            FocusCharge.COMMITMENT_DISCOUNT_ID,
            "ri-1",
            FocusCharge.COMMITMENT_DISCOUNT_STATUS,
            "Unused")
        .charge(
            START,
            END,
            "1000",
            "0",
            FocusCharge.COMMITMENT_DISCOUNT_ID,
            "ri-1",
            FocusCharge.CHARGE_CATEGORY,
            "Purchase")
        .charge(
            START,
            END,
            "18.43",
            "18.432",
            FocusCharge.RESOURCE_ID,
            "i-p5",
            FocusCharge.SERVICE_CATEGORY,
            "Networking")
        .charge(START, END, "4.25", "4.25", FocusCharge.SKU_METER, "BoxUsage:c7i.24xlarge")
        .charge(START, END, "25.60", "25.60", FocusCharge.SERVICE_CATEGORY, "Storage")
        .charge(
            START,
            END,
            "100",
            "100",
            FocusCharge.SERVICE_CATEGORY,
            "Other",
            FocusCharge.SERVICE_NAME,
            "AWS Support (Business)")
        .charge(START, END, "6.30", "6.30", FocusCharge.SERVICE_CATEGORY, "Analytics")
        .charge(START, END, "312.50", "312.50", FocusCharge.CHARGE_CATEGORY, "Tax")
        .charge(START, END, "-150", "-150", FocusCharge.CHARGE_CATEGORY, "Credit")
        .charge(START, END, "-27.52", "-27.52", FocusCharge.CHARGE_CLASS, "Correction");
  }

  @Test
  void anInvoiceBecomesItsStagesWithoutRemainder() {
    Given costs =
        stages()
            .row(DAY, PERIOD, "inv-1", "USD", "delivered", decimal("40"))
            .row(DAY, PERIOD, "inv-1", "USD", "delivered", decimal("15.04"))
            .row(DAY, PERIOD, "inv-1", "USD", "unused_commitment", decimal("11.20"))
            .row(DAY, PERIOD, "inv-9", "USD", "delivered", decimal("7"))
            .row(DAY, null, null, "USD", "delivered", decimal("7"));
    // billed: 55.04 + 1000 + 18.43 + 4.25 + 25.60 + 100 + 6.30 + 312.50 − 150 − 27.52 = 1344.60
    // effective: 55.04 + 22.40 + 11.20 + 18.432 + 4.25 + 25.60 + 100 + 6.30 + 312.50 − 150
    //   − 27.52 = 378.202; prepaid bought 1000, consumed 22.40 + 11.20 = 33.60;
    // 1344.60 − 1000 + 33.60 = 378.20, so the provider rounded 0.002
    // compute: 55.04 + 22.40 + 11.20 = 88.64; stages 55.04 + 11.20, no night covers 22.40
    assertThat(steps(bridge(july(), costs), "inv-1"))
        .isEqualTo(
            List.of(
                step("billed_cost", "balance", "1344.60"),
                step("prepaid_bought", "movement", "-1000"),
                step("prepaid_consumed", "movement", "33.60"),
                step("provider_rounding", "movement", "0.002"),
                step("effective_cost", "balance", "378.202"),
                step("tax", "movement", "-312.50"),
                step("credit", "movement", "150"),
                step("correction", "movement", "27.52"),
                step("support", "movement", "-100"),
                step("storage", "movement", "-25.60"),
                step("network", "movement", "-18.432"),
                step("other_non_compute", "movement", "-6.30"),
                step("non_gpu_compute", "movement", "-4.25"),
                step("gpu_compute", "balance", "88.64"),
                step("stage:unused_commitment", "stage", "11.20"),
                step("stage:delivered", "stage", "55.04"),
                step("stage:outside_nights", "stage", "22.40")));
  }

  @Test
  void aCommitmentPaidInPartIsPrepaidInPart() {
    MoneyGiven.Bill bill =
        bill()
            .charge(
                START,
                END,
                "1000",
                "40",
                FocusCharge.COMMITMENT_DISCOUNT_ID,
                "ri-1",
                FocusCharge.CHARGE_CATEGORY,
                "Purchase")
            .charge(
                START,
                END,
                "10",
                "22.40",
                FocusCharge.RESOURCE_ID,
                "i-p4",
                FocusCharge.COMMITMENT_DISCOUNT_ID,
                "ri-1",
                FocusCharge.COMMITMENT_DISCOUNT_STATUS,
                "Used")
            .hour(0, "i-p5", "55.04", "1", "Hours")
            .charge(START, END, "18.43", "18.432", FocusCharge.SERVICE_CATEGORY, "Networking");
    // billed 1000 + 10 + 55.04 + 18.43 = 1083.47; bought 1000 − 40 = 960;
    // consumed 22.40 − 10 = 12.40; effective 40 + 22.40 + 55.04 + 18.432 = 135.872;
    // 1083.47 − 960 + 12.40 = 135.87, so the provider rounded 0.002
    assertThat(steps(bridge(bill, stages()), "inv-1"))
        .startsWith(
            step("billed_cost", "balance", "1083.47"),
            step("prepaid_bought", "movement", "-960"),
            step("prepaid_consumed", "movement", "12.40"),
            step("provider_rounding", "movement", "0.002"),
            step("effective_cost", "balance", "135.872"));
  }

  @Test
  void movementsAddUpToBalancesAndStagesToTheLastOfThem() {
    List<List<Object>> steps =
        steps(
            bridge(
                july(), stages().row(DAY, PERIOD, "inv-1", "USD", "delivered", decimal("88.64"))),
            "inv-1");
    BigDecimal running = BigDecimal.ZERO;
    BigDecimal stages = BigDecimal.ZERO;
    for (List<Object> step : steps) {
      BigDecimal amount = (BigDecimal) step.get(2);
      switch ((String) step.get(1)) {
        case "movement" -> running = running.add(amount);
        case "stage" -> stages = stages.add(amount);
        default -> {
          if (!step.get(0).equals("billed_cost")) {
            assertThat(amount).isEqualByComparingTo(running);
          }
          running = amount;
        }
      }
    }
    assertThat(stages).isEqualByComparingTo(running);
  }

  @Test
  void currenciesHaveBridgesOfTheirOwnAndAnInvoiceWithoutIdIsNamed() {
    List<List<Object>> bridge =
        bridge(
            bill()
                .hour(0, "i-p5", "55.04", "1", "Hours")
                .charge(
                    START,
                    END,
                    "3",
                    "3",
                    FocusCharge.BILLING_CURRENCY,
                    "EUR",
                    FocusCharge.INVOICE_ID,
                    null,
                    FocusCharge.CHARGE_CATEGORY,
                    "Tax"),
            stages());
    assertThat(bridge)
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsOnly("inv-1 USD", "Issuer/111/2026-07-01/EUR EUR");
    assertThat(steps(bridge, "Issuer/111/2026-07-01/EUR"))
        .contains(step("billed_cost", "balance", "3"), step("gpu_compute", "balance", "0"));
  }
}
