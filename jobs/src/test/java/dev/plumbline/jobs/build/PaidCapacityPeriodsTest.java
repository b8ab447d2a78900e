package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.at;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.tables.PaidCapacity.CHARGE_KIND;
import static dev.plumbline.tables.PaidCapacity.EFFECTIVE_COST;
import static dev.plumbline.tables.PaidCapacity.HOUR_AT;
import static dev.plumbline.tables.PaidCapacity.PAID_GPU_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charges at the edges of the billing period that carries them. */
class PaidCapacityPeriodsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 31);

  private static Frame paid(MoneyGiven.Bill bill, LocalDate... dates) {
    return MoneyGiven.run(new PaidCapacityJob(), context(dates), bill.frame(), segments().frame());
  }

  @Test
  void whatIsNoGpuTimeIsSpreadOverTheBillingPeriodAlone() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-31T20:00",
                    "2026-08-01T04:00",
                    "80",
                    "80",
                    FocusCharge.CHARGE_CATEGORY,
                    "Tax")
                .charge(
                    "2026-06-30T00:00",
                    "2026-07-01T02:00",
                    "26",
                    "26",
                    FocusCharge.SERVICE_CATEGORY,
                    "Other",
                    FocusCharge.SERVICE_NAME,
                    "Customer Care"),
            FIRST,
            LAST);
    // all 80 in the 4 hours of July, all 26 in the 2 hours of July
    assertThat(Given.values(paid, HOUR_AT, CHARGE_KIND, EFFECTIVE_COST))
        .isEqualTo(
            List.of(
                List.of(at("2026-07-01T00:00"), "support", decimal("13")),
                List.of(at("2026-07-01T01:00"), "support", decimal("13")),
                List.of(at("2026-07-31T20:00"), "tax", decimal("20")),
                List.of(at("2026-07-31T21:00"), "tax", decimal("20")),
                List.of(at("2026-07-31T22:00"), "tax", decimal("20")),
                List.of(at("2026-07-31T23:00"), "tax", decimal("20"))));
  }

  @Test
  void anAnnualPurchaseIsCarriedWholeByItsMonth() {
    LocalDate[] july = FIRST.datesUntil(LAST.plusDays(1)).toArray(LocalDate[]::new);
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-01T00:00",
                    "2027-07-01T00:00",
                    "1000",
                    "1000",
                    FocusCharge.CHARGE_CATEGORY,
                    "Purchase",
                    FocusCharge.COMMITMENT_DISCOUNT_ID,
                    "ri-1"),
            july);
    List<List<Object>> rows = Given.values(paid, EFFECTIVE_COST);
    // 31 days × 24 hours
    assertThat(rows).hasSize(744);
    assertThat(rows.stream().map(r -> (BigDecimal) r.get(0)).reduce(BigDecimal::add))
        .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("1000"));
  }

  private static MoneyGiven.Bill shifted(String start, String end) {
    return bill()
        .charge(
            start,
            end,
            "55.04",
            "55.04",
            FocusCharge.BILLING_PERIOD_START,
            at("2026-07-01T08:00"),
            FocusCharge.BILLING_PERIOD_END,
            at("2026-08-01T08:00"),
            FocusCharge.RESOURCE_ID,
            "i-p5",
            FocusCharge.CONSUMED_QUANTITY,
            decimal("1"),
            FocusCharge.CONSUMED_UNIT,
            "Hours");
  }

  @Test
  void aBillingPeriodMayBeginAndEndAtAnyHour() {
    LocalDate august = LocalDate.of(2026, 8, 1);
    // 1 h × 3,600 s × 8 GPUs in the last hour of the period, on the date after its month
    assertThat(
            Given.values(
                paid(shifted("2026-08-01T07:00", "2026-08-01T08:00"), LAST, august),
                HOUR_AT,
                PAID_GPU_SECONDS))
        .isEqualTo(List.of(List.of(at("2026-08-01T07:00"), decimal("28800"))));
    assertThat(
            Given.values(
                paid(shifted("2026-07-01T08:00", "2026-07-01T09:00"), FIRST),
                HOUR_AT,
                PAID_GPU_SECONDS))
        .isEqualTo(List.of(List.of(at("2026-07-01T08:00"), decimal("28800"))));
    // the hours around it are another bill's
    assertThat(
            Given.values(
                paid(shifted("2026-08-01T08:00", "2026-08-01T09:00"), LAST, august), HOUR_AT))
        .isEmpty();
    assertThat(Given.values(paid(shifted("2026-07-01T07:00", "2026-07-01T08:00"), FIRST), HOUR_AT))
        .isEmpty();
  }
}
