package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.job.Inputs;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One hour of machines of 8 GPUs, 64 CPUs and 512 GiB (549,755,813,888 bytes) that cost 180.8: by 9
 * : 0.9 : 0.1 a GPU is 9, a CPU 0.9 and a GiB 0.1, since 72 + 57.6 + 51.2 = 180.8. Holder a has 4
 * GPUs, 16 CPUs and 128 GiB (137,438,953,472 bytes), b half of it.
 */
@ExtendWith(SharedSpark.class)
class MethodSpreadTest {
  private static final String COSTS =
      """
      resource | node  | owner       | team | stage     | seconds | cost
      i-p5     | ip-11 | n/a         | red  | delivered | 14400   | 90.4
      i-p5     | ip-11 | n/b         | blue | held_idle | 7200    | 45.2
      i-p5     | ip-11 | unallocated |      | empty     | 7200    | 45.2
      """;
  private static final String HOLDS =
      """
      request | node        | owner | gpus | cpus | bytes        | start | end
      r1      | ip-11.local | n/a   | 4    | 16   | 137438953472 | 10:00 | 11:00
      r2      | ip-11.local | n/b   | 2    | 8    | 68719476736  | 09:00 | 12:00
      r3      | ip-12       | n/a   | 8    | 64   | 1            | 10:00 | 11:00
      """;
  private static final String LIST =
      """
      node        | resource_id | gpu_count | cpu_count | memory_bytes
      ip-11.local | i-p5        | 8         | 64        | 549755813888
      """;

  private static Frame spread(String costs, String holds, String list) {
    Given paid =
        Given.table(GpuHourCost.TABLE)
            .as("resource", GpuHourCost.BILLING_RESOURCE_ID)
            .as("seconds", GpuHourCost.GPU_SECONDS)
            .as("currency", GpuHourCost.CURRENCY)
            .every(GpuHourCost.COST_DATE, "2026-07-14")
            .every(GpuHourCost.HOUR_AT, "10:00")
            .every(GpuHourCost.CLUSTER, "train")
            .every(GpuHourCost.CURRENCY, "USD")
            .every(GpuHourCost.PRICE_SOURCE, "billed")
            .every(GpuHourCost.PRICE_STATE, "billed")
            .rows(costs);
    Given held =
        Given.table(ScheduledHold.TABLE)
            .as("request", ScheduledHold.REQUEST_ID)
            .as("gpus", ScheduledHold.GPU_COUNT)
            .as("cpus", ScheduledHold.CPU_REQUEST)
            .as("bytes", ScheduledHold.MEMORY_REQUEST)
            .as("start", ScheduledHold.START_AT)
            .as("end", ScheduledHold.END_AT)
            .every(ScheduledHold.HOLD_DATE, "2026-07-14")
            .every(ScheduledHold.CLUSTER, "train")
            .rows(holds);
    Given listed =
        Given.table(NodeInventory.TABLE)
            .every(NodeInventory.INVENTORY_DATE, "2026-07-13")
            .rows(list);
    Inputs inputs =
        new Inputs(
            Map.of(
                GpuHourCost.TABLE,
                paid.frame(),
                ScheduledHold.TABLE,
                held.frame(),
                NodeInventory.TABLE,
                listed.frame(),
                RunCostDaily.TABLE,
                Given.table(RunCostDaily.TABLE).frame()));
    return new GpuWaterfallJob().apply(inputs, context(DAY)).frames().get(MethodSpreadDaily.TABLE);
  }

  /**
   * By 95 : 3 : 2 a bears 171.76 × 4/8 + 5.424 × 16/64 + 3.616 × 128/512 = 88.14, b half of it. By
   * list prices see below.
   */
  @Test
  void aMachineIsSplitByEachMethod() {
    Frame spread = spread(COSTS, HOLDS, LIST);
    expect(spread.where(MethodSpreadDaily.METHOD.of().notEqual("larger_of_request_and_usage")))
        .rows(
            """
            cost_method           | holder | team | cost  | charged_cost | absent_reason
            gpu_95_cpu_3_memory_2 | n/a    | red  | 88.14 | 90.4         |
            gpu_95_cpu_3_memory_2 | n/b    | blue | 44.07 | 45.2         |
            gpu_95_cpu_3_memory_2 |        |      | 48.59 | 45.2         |
            gpu_9_cpu_memory_1    | n/a    | red  | 63.2  | 90.4         |
            gpu_9_cpu_memory_1    | n/b    | blue | 31.6  | 45.2         |
            gpu_9_cpu_memory_1    |        |      | 86    | 45.2         |
            held_time             | n/a    | red  | 90.4  | 90.4         |
            held_time             | n/b    | blue | 45.2  | 45.2         |
            held_time             |        |      | 45.2  | 45.2         |
            """);
  }

  /** 7.6 + 2.023104 + 2.169344 = 11.792448, of which a is 3.8 + 0.505776 + 0.542336. */
  @Test
  void listPricesWeighWhatAMachineCosts() {
    String costs =
        """
        resource | node  | owner       | team | stage     | seconds | cost
        i-p5     | ip-11 | n/a         | red  | delivered | 14400   | 5.896224
        i-p5     | ip-11 | n/b         | blue | held_idle | 7200    | 2.948112
        i-p5     | ip-11 | unallocated |      | empty     | 7200    | 2.948112
        """;
    expect(
            spread(costs, HOLDS, LIST)
                .where(MethodSpreadDaily.METHOD.of().equalTo("larger_of_request_and_usage")))
        .rows(
            """
            holder | cost     | charged_cost
            n/a    | 4.848112 | 5.896224
            n/b    | 2.424056 | 2.948112
                   | 4.52028  | 2.948112
            """);
  }

  @Test
  void whatIsNotKnownIsSaidForEachMachine() {
    String costs =
        """
        resource | node  | owner       | team | stage     | seconds | cost
        listed   | ip-21 | n/a         | red  | delivered | 28800   | 8
        unlisted | ip-22 | n/a         | red  | delivered | 28800   | 9
        pool     | ip-23 | n/a         | red  | delivered | 28800   | 10
        pool     | ip-24 | n/b         | blue | delivered | 28800   | 11
        empty    | ip-25 | unallocated |      | empty     | 28800   | 12
        unpriced | ip-26 | n/a         | red  | delivered | 28800   |
        """;
    String list =
        """
        node  | resource_id | gpu_count | cpu_count | memory_bytes
        ip-21 | listed      | 8         | 64        | 549755813888
        ip-22 | unlisted    | 8         | 64        |
        ip-23 | pool        | 8         | 64        | 549755813888
        ip-24 | pool        | 8         | 64        | 549755813888
        """;
    expect(
            spread(costs, HOLDS, list)
                .where(
                    MethodSpreadDaily.METHOD
                        .of()
                        .equalTo("gpu_9_cpu_memory_1")
                        .and(MethodSpreadDaily.HOLDER.of().isNotNull())))
        .rows(
            """
            billing_resource_id | holder | cost | charged_cost | absent_reason
            listed              | n/a    |      | 8            | no_request
            pool                | n/a    |      | 10           | several_machines
            pool                | n/b    |      | 11           | several_machines
            unlisted            | n/a    |      | 9            | no_machine_size
            """);
  }

  @Test
  void aMachineOfOnesOwnIsFoundByItsName() {
    String list =
        """
        node  | cluster | gpu_count | cpu_count | memory_bytes
        ip-11 | other   | 4         | 4         | 4
        ip-11 | train   | 8         | 64        | 549755813888
        """;
    expect(
            spread(COSTS, HOLDS, list)
                .where(
                    MethodSpreadDaily.METHOD
                        .of()
                        .equalTo("gpu_9_cpu_memory_1")
                        .and(MethodSpreadDaily.HOLDER.of().equalTo("n/a"))))
        .rows(
            """
            holder | cost
            n/a    | 63.2
            """);
  }
}
