package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether what nobody held was wanted. */
@ExtendWith(SharedSpark.class)
class IdleWasteDemandTest {
  /** From 10 to 11 somebody waited for 40 minutes, from 11 to 12 for 20; elsewhere all the time. */
  @Test
  void whatIsEmptyWhileSomebodyWaitsWasWantedAndAllOfItIsStillThere() {
    Given costs =
        Given.table(GpuHourCost.TABLE)
            .every(GpuHourCost.COST_DATE, "2026-07-14")
            .every(GpuHourCost.BILLING_RESOURCE_ID, "i-p5")
            .every(GpuHourCost.CURRENCY, "USD")
            .every(GpuHourCost.PRICE_SOURCE, "billed")
            .every(GpuHourCost.PRICE_STATE, "billed")
            .every(GpuHourCost.CLUSTER, "hpc")
            .every(GpuHourCost.OWNER, "unallocated")
            .as("hour", GpuHourCost.HOUR_AT)
            .rows(
                """
                device_id | stage | hour                 | cause          | gpu_seconds | cost
                gpu-0     | empty | 2026-07-14T10:00:00Z | demand_unknown | 3600        | 4
                gpu-0     | empty | 2026-07-14T11:00:00Z | demand_unknown | 1800        | 2
                gpu-0     | empty | 2026-07-14T12:00:00Z | stranded       | 600         | 1
                """);
    Given waits =
        Given.table(QueueHour.TABLE)
            .as("hour", QueueHour.HOUR_AT)
            .as("waited", QueueHour.ELIGIBLE_SECONDS)
            .every(QueueHour.QUEUE_DATE, "2026-07-14")
            .every(QueueHour.SCHEDULER, "slurm")
            .rows(
                """
                cluster | hour                 | waited
                hpc     | 2026-07-14T10:00:00Z | 2400
                hpc     | 2026-07-14T11:00:00Z | 1200
                hpc     | 2026-07-14T12:00:00Z | 3600
                other   | 2026-07-14T11:00:00Z | 3600
                """);
    expect(
            OneJob.run(
                new IdleWasteJob(),
                context(DAY),
                costs,
                MoneyGiven.segments()
                    .every(GpuSegment.DEVICE_ID, "gpu-0")
                    .every(GpuSegment.OWNER, "n/p")
                    .rows("start_at | end_at | stage"),
                Given.table(IdleWasteDaily.TABLE),
                waits))
        .rows(
            """
            device_id | cause          | gpu_seconds | cost
            gpu-0     | queued_demand  | 3600        | 4
            gpu-0     | demand_unknown | 1800        | 2
            gpu-0     | stranded       | 600         | 1
            """);
  }

  /**
   * Who asks for an A100 waits for A100s; who asks for a word that no model has, for nothing told.
   */
  @Test
  void aRequestForATypeWaitsForGpusOfThatType() {
    Given costs =
        Given.table(GpuHourCost.TABLE)
            .every(GpuHourCost.COST_DATE, "2026-07-14")
            .every(GpuHourCost.BILLING_RESOURCE_ID, "i-p5")
            .every(GpuHourCost.CURRENCY, "USD")
            .every(GpuHourCost.PRICE_SOURCE, "billed")
            .every(GpuHourCost.PRICE_STATE, "billed")
            .every(GpuHourCost.CLUSTER, "hpc")
            .every(GpuHourCost.OWNER, "unallocated")
            .every(GpuHourCost.STAGE, "empty")
            .every(GpuHourCost.CAUSE, "demand_unknown")
            .every(GpuHourCost.GPU_SECONDS, "3600")
            .every(GpuHourCost.COST, "4")
            .as("hour", GpuHourCost.HOUR_AT)
            .rows(
                """
                device_id | gpu_model             | hour
                gpu-0     | NVIDIA A100-SXM4-40GB | 2026-07-14T10:00:00Z
                gpu-1     | NVIDIA H100 80GB HBM3 | 2026-07-14T10:00:00Z
                gpu-2     |                       | 2026-07-14T10:00:00Z
                gpu-3     | NVIDIA L40S           | 2026-07-14T11:00:00Z
                gpu-4     | NVIDIA L4             | 2026-07-14T11:00:00Z
                gpu-5     | NVIDIA L4             | 2026-07-14T12:00:00Z
                gpu-6     | NVIDIA A100-SXM4-40GB | 2026-07-14T13:00:00Z
                gpu-7     | NVIDIA A100-SXM4-80GB | 2026-07-14T13:00:00Z
                """);
    Given waits =
        Given.table(QueueHour.TABLE)
            .as("hour", QueueHour.HOUR_AT)
            .every(QueueHour.ELIGIBLE_SECONDS, "3600")
            .every(QueueHour.QUEUE_DATE, "2026-07-14")
            .every(QueueHour.SCHEDULER, "slurm")
            .every(QueueHour.CLUSTER, "hpc")
            .rows(
                """
                gpu_type              | hour
                a100                  | 2026-07-14T10:00:00Z
                l4                    | 2026-07-14T11:00:00Z
                big                   | 2026-07-14T12:00:00Z
                nvidia_a100-sxm4-80gb | 2026-07-14T13:00:00Z
                """);
    expect(
            OneJob.run(
                new IdleWasteJob(),
                context(DAY),
                costs,
                MoneyGiven.segments()
                    .every(GpuSegment.DEVICE_ID, "gpu-0")
                    .every(GpuSegment.OWNER, "n/p")
                    .rows("start_at | end_at | stage"),
                Given.table(IdleWasteDaily.TABLE),
                waits))
        .rows(
            """
            device_id | cause
            gpu-0     | queued_demand
            gpu-1     | demand_unknown
            gpu-2     | demand_unknown
            gpu-3     | demand_unknown
            gpu-4     | queued_demand
            gpu-5     | demand_unknown
            gpu-6     | demand_unknown
            gpu-7     | queued_demand
            """);
  }
}
