package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Charges at the edges of the billing period that carries them. */
@ExtendWith(SharedSpark.class)
class PaidCapacityPeriodsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 31);
  private static final LocalDate AFTER = LocalDate.of(2026, 8, 1);

  private static Frame paid(String lines, LocalDate... dates) {
    return CapacityGiven.paid(context(dates), bill().rows(lines));
  }

  @Test
  void whatIsNoGpuTimeIsSpreadOverTheBillingPeriodAlone() {
    Frame paid =
        CapacityGiven.paid(
            context(FIRST, LAST),
            bill()
                .rows(
                    """
                    start            | end              | category | cost
                    2026-07-31 20:00 | 2026-08-01 04:00 | Tax      | 80
                    """)
                .rows(
                    """
                    start            | end              | service_category | service       | cost
                    2026-06-30 00:00 | 2026-07-01 02:00 | Other            | Customer Care | 26
                    """));
    // all 80 in the 4 hours of July, all 26 in the 2 hours of July
    expect(paid)
        .rows(
            """
            hour_at          | charge_kind | effective_cost
            2026-07-01 00:00 | support     | 13
            2026-07-01 01:00 | support     | 13
            2026-07-31 20:00 | tax         | 20
            2026-07-31 21:00 | tax         | 20
            2026-07-31 22:00 | tax         | 20
            2026-07-31 23:00 | tax         | 20
            """);
  }

  @Test
  void anAnnualPurchaseIsCarriedWholeByItsMonth() {
    LocalDate[] july = FIRST.datesUntil(AFTER).toArray(LocalDate[]::new);
    Frame paid =
        paid(
            """
            start            | end              | category | commitment | cost
            2026-07-01 00:00 | 2027-07-01 00:00 | Purchase | ri-1       | 1000
            """,
            july);
    // 31 days × 24 hours
    expect(paid).count(744);
    expect(paid.groupBy(PaidCapacity.CHARGE_KIND).sums(PaidCapacity.EFFECTIVE_COST))
        .rows(
            """
            effective_cost
            1000
            """);
  }

  private static String shifted(String start, String end) {
    return """
    resource | start | end | period_start     | period_end       | cost  | quantity | unit
    i-p5     | %s    | %s  | 2026-07-01 08:00 | 2026-08-01 08:00 | 55.04 | 1        | Hours
    """
        .formatted(start, end);
  }

  @Test
  void aBillingPeriodMayBeginAndEndAtAnyHour() {
    // 1 h × 3,600 s × 8 GPUs in the last hour of the period, on the date after its month
    expect(paid(shifted("2026-08-01 07:00", "2026-08-01 08:00"), LAST, AFTER))
        .rows(
            """
            hour_at          | paid_gpu_seconds
            2026-08-01 07:00 | 28800
            """);
    expect(paid(shifted("2026-07-01 08:00", "2026-07-01 09:00"), FIRST))
        .rows(
            """
            hour_at          | paid_gpu_seconds
            2026-07-01 08:00 | 28800
            """);
    // usage of the hours around it has its hours too, although another month's bill carries it
    expect(paid(shifted("2026-08-01 08:00", "2026-08-01 09:00"), LAST, AFTER))
        .rows(
            """
            hour_at          | billing_period_start | paid_gpu_seconds
            2026-08-01 08:00 | 2026-07-01           | 28800
            """);
    expect(paid(shifted("2026-07-01 07:00", "2026-07-01 08:00"), FIRST))
        .rows(
            """
            hour_at          | billing_period_start | paid_gpu_seconds
            2026-07-01 07:00 | 2026-07-01           | 28800
            """);
  }
}
