package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.capacity;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.jobs.build.CostGiven.costs;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every resource-hour closes, in seconds and in money, whatever was billed and seen. */
@ExtendWith(SharedSpark.class)
class GpuHourCostClosesTest {
  private final Random random = new Random(14072026);
  private final Given capacity = capacity();
  private final Given segments =
      segments().as("empty", GpuSegment.EMPTY).as("sm_idle", GpuSegment.SM_IDLE);
  private final StringBuilder accounted = new StringBuilder("hour_at | gpu_seconds\n");
  private final StringBuilder priced = new StringBuilder("hour_at | invoice | cost\n");

  @Test
  void stagesSumToAccountedSecondsAndToThePricedCostExactly() {
    for (int hour = 0; hour < 24; hour++) {
      bill("%02d".formatted(hour), hour % 6);
    }
    Frame costs = costs(capacity, segments);
    expect(costs.groupBy(GpuHourCost.HOUR_AT).sums(GpuHourCost.GPU_SECONDS))
        .rows(accounted.toString());
    expect(costs.groupBy(GpuHourCost.HOUR_AT, GpuHourCost.INVOICE).sums(GpuHourCost.COST))
        .rows(priced.toString());
  }

  /** One or two invoices of odd amounts, and up to five stretches of odd lengths. */
  private void bill(String hour, int stretches) {
    BigDecimal billed = BigDecimal.ZERO;
    for (int invoice = 0; invoice <= random.nextInt(2); invoice++) {
      BigDecimal seconds = BigDecimal.valueOf(random.nextInt(28_800_000), 3);
      BigDecimal cost = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 11);
      capacity.rows(
          """
          hour_at | billing_resource_id | invoice | paid_gpu_seconds | effective_cost
          %s:00   | i-p5                | inv-%d  | %s               | %s
          """
              .formatted(hour, invoice, seconds, cost));
      billed = billed.add(seconds);
      priced.append("%s:00 | inv-%d | %s\n".formatted(hour, invoice, cost));
    }
    BigDecimal observed = BigDecimal.ZERO;
    for (int i = 0; i < stretches; i++) {
      long sleeping = random.nextInt(1_200_000);
      long working = random.nextInt(3_000_000);
      segments.rows(
          """
          device_id | owner | start_at | end_at | empty | sm_idle
          gpu-%d    | llm/a | %s:00    | %s:59  | %d    | %d
          """
              .formatted(i % 3, hour, hour, sleeping, working));
      observed = observed.add(BigDecimal.valueOf(sleeping + working, 3));
    }
    accounted.append("%s:00 | %s\n".formatted(hour, billed.max(observed)));
  }
}
