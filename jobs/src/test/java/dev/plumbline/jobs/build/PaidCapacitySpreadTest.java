package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.tables.PaidCapacity.BILLED_COST;
import static dev.plumbline.tables.PaidCapacity.HOUR_AT;
import static dev.plumbline.tables.PaidCapacity.PAID_GPU_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charges coarser than an hour. */
class PaidCapacitySpreadTest {
  private static Frame paid(MoneyGiven.Bill bill) {
    return paid(context(DAY), bill, segments());
  }

  private static Frame paid(
      RunContext context, MoneyGiven.Bill bill, MoneyGiven.Segments segments) {
    return MoneyGiven.run(new PaidCapacityJob(), context, bill.frame(), segments.frame());
  }

  @Test
  void aDailyChargeIsSpreadOverTheTimeTheNodeWasAlive() {
    MoneyGiven.Bill day =
        bill()
            .charge(
                "2026-07-14T00:00",
                "2026-07-15T00:00",
                "10",
                "10",
                FocusCharge.PROVIDER_NAME,
                "CoreWeave",
                FocusCharge.RESOURCE_ID,
                "cw/g1f4a2c",
                FocusCharge.CONSUMED_QUANTITY,
                decimal("2.5"),
                FocusCharge.CONSUMED_UNIT,
                "Hours");
    MoneyGiven.Segments alive =
        segments()
            .seen(MoneyGiven.CW, "gpu-1", "a", "2026-07-14T10:30", "2026-07-14T11:00")
            .seen(MoneyGiven.CW, "gpu-0", "a", "2026-07-14T12:15", "2026-07-14T13:00")
            .seen(MoneyGiven.CW, "gpu-0", "a", "2026-07-13T00:00", "2026-07-13T01:00");
    // alive from 10:30 to 13:00: 30 + 60 + 60 min. 2.5 h × 3,600 × 8 GPUs = 72,000 s:
    // 1/5 14,400, 2/5 28,800 twice; 10: 2, 4, 4. The night before is another charge's.
    assertThat(Given.values(paid(context(DAY), day, alive), HOUR_AT, PAID_GPU_SECONDS, BILLED_COST))
        .isEqualTo(
            List.of(
                List.of(MoneyGiven.at("2026-07-14T10:00"), decimal("14400"), decimal("2")),
                List.of(MoneyGiven.at("2026-07-14T11:00"), decimal("28800"), decimal("4")),
                List.of(MoneyGiven.at("2026-07-14T12:00"), decimal("28800"), decimal("4"))));
  }

  @Test
  void aSplitClosesToTheLastDigit() {
    MoneyGiven.Bill day =
        bill()
            .charge(
                "2026-07-14T00:00",
                "2026-07-15T00:00",
                "10",
                "10",
                FocusCharge.PROVIDER_NAME,
                "CoreWeave",
                FocusCharge.RESOURCE_ID,
                "cw/g1f4a2c");
    MoneyGiven.Segments alive =
        segments()
            .seen(MoneyGiven.CW, "gpu-0", "a", "2026-07-14T00:00", "2026-07-14T01:00")
            .seen(MoneyGiven.CW, "gpu-0", "a", "2026-07-14T02:00", "2026-07-14T03:00");
    // 10 ÷ 3 = 3.333333333333|33: the unit left over goes to the first hour.
    // No quantity: 24 h × 3,600 × 8 = 691,200 s ÷ 3 = 230,400
    assertThat(Given.values(paid(context(DAY), day, alive), BILLED_COST, PAID_GPU_SECONDS))
        .isEqualTo(
            List.of(
                List.of(decimal("3.333333333333"), decimal("230400")),
                List.of(decimal("3.333333333333"), decimal("230400")),
                List.of(decimal("3.333333333334"), decimal("230400"))));
  }

  @Test
  void aResourceNeverSeenIsSpreadOverItsWholePeriodAndOnlyTheSliceIsGiven() {
    MoneyGiven.Bill twoDays =
        bill()
            .charge(
                "2026-07-14T00:00",
                "2026-07-16T00:00",
                "48",
                "48",
                FocusCharge.PROVIDER_NAME,
                "CoreWeave",
                FocusCharge.RESOURCE_ID,
                "cw/g1f4a2c");
    Frame paid = paid(context(DAY), twoDays, segments());
    assertThat(Given.values(paid, PaidCapacity.CAPACITY_DATE, BILLED_COST))
        .hasSize(24)
        .containsOnly(List.of(DAY, decimal("1")));
  }

  private static Object[] with(Object[] some, Object... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(some), java.util.Arrays.stream(more))
        .toArray();
  }
}
