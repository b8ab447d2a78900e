package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Charges coarser than an hour. */
@ExtendWith(SharedSpark.class)
class PaidCapacitySpreadTest {
  /** Charges of a node that is billed by the day, and when its devices were seen. */
  private static Frame paid(String charges, Given alive) {
    Given bill =
        bill()
            .every(FocusCharge.PROVIDER_NAME, "CoreWeave")
            .every(FocusCharge.RESOURCE_ID, "cw/g1f4a2c")
            .rows(charges);
    return CapacityGiven.paid(context(DAY), bill, alive);
  }

  private static Given alive(String segments) {
    return segments().every(GpuSegment.NODE, "g1f4a2c").every(GpuSegment.OWNER, "a").rows(segments);
  }

  @Test
  void aDailyChargeIsSpreadOverTheTimeTheNodeWasAlive() {
    Frame paid =
        paid(
            """
            start | end   | cost | quantity | unit
            00:00 | 24:00 | 10   | 2.5      | Hours
            """,
            alive(
                """
                device_id | start_at         | end_at
                gpu-1     | 10:30            | 11:00
                gpu-0     | 12:15            | 13:00
                gpu-0     | 2026-07-13 00:00 | 2026-07-13 01:00
                """));
    // alive from 10:30 to 13:00: 30 + 60 + 60 min. 2.5 h × 3,600 × 8 GPUs = 72,000 s:
    // 1/5 14,400, 2/5 28,800 twice; 10: 2, 4, 4. The night before is another charge's.
    expect(paid)
        .rows(
            """
            hour_at | paid_gpu_seconds | billed_cost
            10:00   | 14400            | 2
            11:00   | 28800            | 4
            12:00   | 28800            | 4
            """);
  }

  @Test
  void aSplitClosesToTheLastDigit() {
    Frame paid =
        paid(
            """
            start | end   | cost | quantity | unit
            00:00 | 24:00 | 10   | 3        | Hours
            """,
            alive(
                """
                device_id | start_at | end_at
                gpu-0     | 00:00    | 01:00
                gpu-0     | 02:00    | 03:00
                """));
    // 10 ÷ 3 = 3.333333333333|33: the unit left over goes to the first hour; 3 h × 3,600 × 8 ÷ 3
    expect(paid)
        .rows(
            """
            billed_cost    | paid_gpu_seconds
            3.333333333333 | 28800
            3.333333333333 | 28800
            3.333333333334 | 28800
            """);
  }

  @Test
  void timeThatDoesNotFitIntoTheLifeThatWasSeenIsOfTheWholePeriod() {
    // 24 h are billed and 3 h seen; without a unit the charge period is the time: as much
    for (String quantity : java.util.List.of("24 | Hours", " | ")) {
      Frame paid =
          paid(
              """
              start | end   | cost | quantity | unit
              00:00 | 24:00 | 48   | %s
              """
                  .formatted(quantity),
              alive(
                  """
                  device_id | start_at | end_at
                  gpu-0     | 00:00    | 03:00
                  """));
      expect(paid).count(24);
      expect(paid.groupBy(PaidCapacity.EFFECTIVE_COST).sums(PaidCapacity.PAID_GPU_SECONDS))
          .rows(
              """
              effective_cost | paid_gpu_seconds
              2              | 691200
              """);
    }
  }

  @Test
  void aResourceNeverSeenIsSpreadOverItsWholePeriodAndOnlyTheSliceIsGiven() {
    Frame paid =
        paid(
            """
            start | end              | cost
            00:00 | 2026-07-16 00:00 | 48
            """,
            segments());
    expect(paid).count(24);
    expect(
            paid.groupBy(PaidCapacity.CAPACITY_DATE, PaidCapacity.BILLED_COST)
                .sums(PaidCapacity.EFFECTIVE_COST))
        .rows(
            """
            capacity_date | billed_cost
            2026-07-14    | 1
            """);
  }
}
