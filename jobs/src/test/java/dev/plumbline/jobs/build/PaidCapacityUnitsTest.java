package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.build.CapacityGiven.paid;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The time of a machine, in whatever unit it is billed. */
@ExtendWith(SharedSpark.class)
class PaidCapacityUnitsTest {
  @Test
  void anUnusedReservationWithOnlyAPricedQuantityHasItsGpusTime() {
    // 0.5 h × 3,600 s × 8 GPUs
    expect(
            paid(
                """
                reservation | reservation_use | meter                  | cost | priced | priced_unit
                cr-1        | Unused          | UnusedBox:p4d.24xlarge | 14   | 0.5    | Hrs
                """))
        .rows(
            """
            charge_kind       | paid_gpu_seconds
            commitment_unused | 14400
            """);
  }

  @Test
  void aGpuMachineIsComputeWhateverItsUnit() {
    // no time: the half hour of the charge period × 8 GPUs; 0.025 × 10 h × 3,600 s × 8 GPUs
    expect(
            paid(
                """
                resource | start | end   | quantity | unit      | cost
                i-p5     | 05:00 | 05:30 | 0.0007   | Months    | 27.52
                i-p5     | 06:00 | 06:30 | 1        | Instances | 27.52
                i-p5     | 07:00 | 07:30 |          | Hours     | 27.52
                i-p5     | 08:00 | 08:30 | 0.025    | 10 Hours  | 27.52
                """))
        .rows(
            """
            hour_at | charge_kind | paid_gpu_seconds | effective_cost
            05:00   | compute     | 14400            | 27.52
            06:00   | compute     | 14400            | 27.52
            07:00   | compute     | 14400            | 27.52
            08:00   | compute     | 7200             | 27.52
            """);
  }

  @Test
  void aStatedTimeCountsBeforeAChargePeriod() {
    // 0.75 h × 3,600 s × 8 GPUs, not the 28,800 of the whole hour; 41.28 + 1
    expect(
            paid(
                """
                resource | start | sku | cost  | quantity | unit
                i-p5     | 05:00 |     | 41.28 | 0.75     | Hours
                i-p5     | 05:00 | fee | 1     | 1        | Instances
                """))
        .rows(
            """
            paid_gpu_seconds | effective_cost
            21600            | 42.28
            """);
  }
}
