package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.tables.PaidCapacity.CHARGE_KIND;
import static dev.plumbline.tables.PaidCapacity.EFFECTIVE_COST;
import static dev.plumbline.tables.PaidCapacity.PAID_GPU_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.testing.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time of a machine, in whatever unit it is billed. */
class PaidCapacityUnitsTest {
  private static Frame paid(MoneyGiven.Bill bill) {
    return MoneyGiven.run(new PaidCapacityJob(), context(DAY), bill.frame(), segments().frame());
  }

  @Test
  void anUnusedReservationWithOnlyAPricedQuantityHasItsGpusTime() {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T08:00",
                    "2026-07-14T09:00",
                    "14",
                    "14",
                    FocusCharge.CAPACITY_RESERVATION_ID,
                    "cr-1",
                    FocusCharge.CAPACITY_RESERVATION_STATUS,
                    "Unused",
                    FocusCharge.SKU_METER,
                    "UnusedBox:p4d.24xlarge",
                    FocusCharge.PRICING_QUANTITY,
                    decimal("0.5"),
                    FocusCharge.PRICING_UNIT,
                    "Hrs"));
    // 0.5 h × 3,600 s × 8 GPUs
    assertThat(Given.values(paid, CHARGE_KIND, PAID_GPU_SECONDS))
        .isEqualTo(List.of(List.of("commitment_unused", decimal("14400"))));
  }

  @ParameterizedTest
  @CsvSource({
    // no time: the half hour of the charge period × 8 GPUs
    "Months, 0.0007, 14400",
    "Instances, 1, 14400",
    "Hours, , 14400",
    // 0.025 × 10 h × 3,600 s × 8 GPUs
    "10 Hours, 0.025, 7200"
  })
  void aGpuMachineIsComputeWhateverItsUnit(String unit, String quantity, String seconds) {
    Frame paid =
        paid(
            bill()
                .charge(
                    "2026-07-14T05:00",
                    "2026-07-14T05:30",
                    "27.52",
                    "27.52",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.CONSUMED_QUANTITY,
                    quantity == null ? null : decimal(quantity),
                    FocusCharge.CONSUMED_UNIT,
                    unit));
    assertThat(Given.values(paid, CHARGE_KIND, PAID_GPU_SECONDS, EFFECTIVE_COST))
        .isEqualTo(List.of(List.of("compute", decimal(seconds), decimal("27.52"))));
  }

  @Test
  void aStatedTimeCountsBeforeAChargePeriod() {
    Frame paid =
        paid(
            bill()
                .hour(5, "i-p5", "41.28", "0.75", "Hours")
                .charge(
                    "2026-07-14T05:00",
                    "2026-07-14T06:00",
                    "1",
                    "1",
                    FocusCharge.RESOURCE_ID,
                    "i-p5",
                    FocusCharge.SKU_ID,
                    "fee",
                    FocusCharge.CONSUMED_QUANTITY,
                    decimal("1"),
                    FocusCharge.CONSUMED_UNIT,
                    "Instances"));
    // 0.75 h × 3,600 s × 8 GPUs, not the 28,800 of the whole hour; 41.28 + 1
    assertThat(Given.values(paid, PAID_GPU_SECONDS, EFFECTIVE_COST))
        .isEqualTo(List.of(List.of(decimal("21600"), decimal("42.28"))));
  }
}
