package dev.plumbline.jobs.assess;

import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import scala.collection.mutable.WrappedArray;

/** Which rule waste gets where more is known than its cause. */
@ExtendWith(SharedSpark.class)
class WasteRuleTest {
  private static final LocalDate NEXT = Given.DAY.plusDays(1);

  private static Given waste() {
    return Given.table(
            IdleWasteDaily.TABLE,
            IdleWasteDaily.USAGE_DATE,
            IdleWasteDaily.NODE,
            IdleWasteDaily.DEVICE_ID,
            IdleWasteDaily.OWNER,
            IdleWasteDaily.CAUSE,
            IdleWasteDaily.GPU_SECONDS,
            IdleWasteDaily.COST,
            IdleWasteDaily.HOURLY_ACTIVITY)
        .every(IdleWasteDaily.BILLING_RESOURCE_ID, "i-1")
        .every(IdleWasteDaily.CLUSTER, "train")
        .every(IdleWasteDaily.GPU_MODEL, "NVIDIA L4")
        .every(IdleWasteDaily.CURRENCY, "USD")
        .every(IdleWasteDaily.PRICE_SOURCE, "billed")
        .every(IdleWasteDaily.PRICE_STATE, "billed")
        .every(IdleWasteDaily.FIRST_SEEN_DATE, Given.DAY.toString());
  }

  private static Given costs() {
    return Given.table(
            GpuHourCost.TABLE,
            GpuHourCost.NODE,
            GpuHourCost.DEVICE_ID,
            GpuHourCost.HOUR_AT,
            GpuHourCost.STAGE,
            GpuHourCost.GPU_SECONDS)
        .every(GpuHourCost.COST_DATE, NEXT.toString())
        .every(GpuHourCost.BILLING_RESOURCE_ID, "i-1")
        .every(GpuHourCost.CLUSTER, "train")
        .every(GpuHourCost.GPU_MODEL, "NVIDIA L4")
        .every(GpuHourCost.OWNER, "lab/x")
        .every(GpuHourCost.CURRENCY, "USD")
        .every(GpuHourCost.PRICE_SOURCE, "billed")
        .every(GpuHourCost.PRICE_STATE, "billed");
  }

  private static Frame made(Given waste, Given costs) {
    return OneJob.run(
            new RecommendationJob(),
            MoneyGiven.context(NEXT),
            Map.of(
                IdleWasteDaily.TABLE, waste.frame(),
                GpuHourCost.TABLE, costs.frame(),
                GpuSegment.TABLE, Given.table(GpuSegment.TABLE).frame(),
                ChargeLine.TABLE, Given.table(ChargeLine.TABLE).frame(),
                RecommendationDaily.TABLE, Given.table(RecommendationDaily.TABLE).frame()))
        .select(
            RecommendationDaily.DEVICE_ID,
            RecommendationDaily.RULE,
            RecommendationDaily.TARGET,
            RecommendationDaily.CLAIMED_SAVING,
            RecommendationDaily.COUNTED_SAVING);
  }

  /** Activity by hour: a digit for tenths, a point where nothing was measured. */
  private static Object hours(String digits) {
    List<Double> hours = new ArrayList<>();
    for (char digit : digits.toCharArray()) {
      hours.add(digit == '.' ? null : (digit - '0') / 10.0);
    }
    return WrappedArray.make(hours.toArray());
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static void holds(
      Given waste, LocalDate date, String device, String seconds, String cost, String hours) {
    waste.row(date, "n", device, "lab/a", "held_idle", money(seconds), money(cost), hours(hours));
  }

  @Test
  void whatIdlesInTheSameHoursOfTwoDatesIsStoppedInThem() {
    Given waste = waste();
    holds(waste, Given.DAY, "night", "36000", "10", "000000777777777777770000");
    holds(waste, NEXT, "night", "36000", "10", "000000077777777777700000");
    holds(waste, Given.DAY, "other", "36000", "10", "000000777777777777777777");
    holds(waste, NEXT, "other", "36000", "10", "777777777777777777000000");
    holds(waste, Given.DAY, "always", "86400", "24", "000000000000000000000000");
    holds(waste, NEXT, "always", "86400", "24", "000000000000000000000000");
    holds(waste, Given.DAY, "blind", "36000", "10", "..............7777777777");
    holds(waste, NEXT, "blind", "36000", "10", "000000000000007777777777");
    holds(waste, NEXT, "new", "36000", "10", "000000077777777777700000");
    expect(made(waste, costs()))
        .rows(
            """
            device_id | rule                | target      | claimed_monthly_saving
            night     | release_off_hours   | 20:00-06:00 | 300
            other     | reclaim_idle_holder |             | 300
            always    | reclaim_idle_holder |             | 720
            blind     | reclaim_idle_holder |             | 300
            new       | reclaim_idle_holder |             | 300
            """);
  }

  private static void hour(Given costs, String node, String device, int hour, String stage) {
    costs.row(
        node,
        device,
        NEXT.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC),
        stage,
        money("3600"));
  }

  /**
   * Three nodes of two GPUs, on each of which one works. On the third the other is empty until noon
   * only. In the afternoon two are empty: one node's. Of 2.5 GPU-days 2 come free, so of 24 a GPU
   * and day 19.2 are claimed, × 30 = 576, and of 12 for half a day 9.6, × 30 = 288.
   */
  @Test
  void emptyGpusBesideWorkAreGivenBackInWholeNodes() {
    Given waste = waste();
    Given costs = costs();
    for (String node : List.of("a", "b", "c")) {
      for (int hour = 0; hour < 24; hour++) {
        boolean isEmpty = hour < 12 || !node.equals("c");
        hour(costs, node, node + "1", hour, "delivered");
        hour(costs, node, node + "2", hour, isEmpty ? "empty" : "delivered");
      }
    }
    empty(waste, "a", "a2", "demand_unknown", "86400", "24");
    empty(waste, "b", "b2", "demand_unknown", "86400", "24");
    empty(waste, "c", "c2", "demand_unknown", "43200", "12");
    expect(made(waste, costs))
        .rows(
            """
            device_id | rule              | target | claimed_monthly_saving | counted_monthly_saving
            a2        | consolidate_nodes | 1 node | 576                    | 576
            b2        | consolidate_nodes | 1 node | 576                    | 576
            c2        | consolidate_nodes | 1 node | 288                    | 288
            """);
    empty(waste, "c", "c3", "queued_demand", "3600", "1");
    expect(made(waste, costs))
        .rows(
            """
            device_id | rule              | target | claimed_monthly_saving
            a2        | release_empty_gpu |        | 720
            b2        | release_empty_gpu |        | 720
            c2        | release_empty_gpu |        | 360
            c3        | release_empty_gpu |        | 30
            """);
  }

  private static void empty(
      Given waste, String node, String device, String cause, String seconds, String cost) {
    waste.row(NEXT, node, device, "unallocated", cause, money(seconds), money(cost), null);
  }

  /** A node that nobody held can be given back as it is. */
  @Test
  void aNodeThatNobodyHeldIsReleased() {
    Given waste = waste();
    Given costs = costs();
    for (int hour = 0; hour < 24; hour++) {
      hour(costs, "a", "a1", hour, "empty");
    }
    empty(waste, "a", "a1", "demand_unknown", "86400", "24");
    expect(made(waste, costs))
        .rows(
            """
            device_id | rule              | target | claimed_monthly_saving
            a1        | release_empty_gpu |        | 720
            """);
  }
}
