package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.P5;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.build.PaidGiven.capacity;
import static dev.plumbline.jobs.build.PaidGiven.costs;
import static dev.plumbline.jobs.build.PaidGiven.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every resource-hour closes, in seconds and in money, whatever was billed and seen. */
class GpuHourCostClosesTest {
  private final Random random = new Random(14072026);
  private final Given capacity = capacity();
  private final MoneyGiven.Segments segments = MoneyGiven.segments();
  private final Map<String, BigDecimal> accounted = new HashMap<>();
  private final Map<String, BigDecimal> priced = new HashMap<>();

  @Test
  void stagesSumToAccountedSecondsAndToThePricedCostExactly() {
    for (int hour = 0; hour < 24; hour++) {
      bill("2026-07-14T%02d:00".formatted(hour), hour % 6);
    }
    Map<String, BigDecimal> seconds = new HashMap<>();
    Map<String, BigDecimal> cost = new HashMap<>();
    for (List<Object> row :
        Given.values(
            costs(capacity, segments),
            GpuHourCost.HOUR_AT,
            GpuHourCost.INVOICE,
            GpuHourCost.GPU_SECONDS,
            GpuHourCost.COST)) {
      String hour = row.get(0).toString().substring(0, 16);
      seconds.merge(hour, (BigDecimal) row.get(2), BigDecimal::add);
      cost.merge(hour + row.get(1), (BigDecimal) row.get(3), BigDecimal::add);
    }
    assertThat(seconds).isEqualTo(accounted);
    assertThat(cost).isEqualTo(priced);
  }

  /** One or two invoices of odd amounts, and up to five stretches of odd lengths. */
  private void bill(String hour, int stretches) {
    BigDecimal billed = BigDecimal.ZERO;
    for (int invoice = 0; invoice <= random.nextInt(2); invoice++) {
      String seconds = BigDecimal.valueOf(random.nextInt(28_800_000), 3).toString();
      String cost = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 11).toString();
      paid(capacity, hour, "i-p5", "compute", "inv-" + invoice, "USD", seconds, cost);
      billed = billed.add(decimal(seconds));
      priced.put(hour + "inv-" + invoice, decimal(cost));
    }
    BigDecimal observed = decimal("0");
    for (int i = 0; i < stretches; i++) {
      long sleeping = random.nextInt(1_200_000);
      long working = random.nextInt(3_000_000);
      segments.seen(
          P5,
          "gpu-" + i % 3,
          "llm/a",
          hour,
          hour.replace(":00", ":59"),
          GpuSegment.EMPTY,
          sleeping,
          GpuSegment.SM_IDLE,
          working);
      observed = observed.add(BigDecimal.valueOf(sleeping + working, 3));
    }
    accounted.put(hour, billed.max(observed));
  }
}
