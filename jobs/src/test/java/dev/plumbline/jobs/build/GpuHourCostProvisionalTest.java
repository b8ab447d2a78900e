package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.P5;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.jobs.build.PaidGiven.ELEVEN;
import static dev.plumbline.jobs.build.PaidGiven.TEN;
import static dev.plumbline.jobs.build.PaidGiven.capacity;
import static dev.plumbline.jobs.build.PaidGiven.costs;
import static dev.plumbline.jobs.build.PaidGiven.paid;
import static dev.plumbline.jobs.build.PaidGiven.twoGpus;
import static dev.plumbline.tables.GpuHourCost.BILLING_RESOURCE_ID;
import static dev.plumbline.tables.GpuHourCost.COST;
import static dev.plumbline.tables.GpuHourCost.CURRENCY;
import static dev.plumbline.tables.GpuHourCost.GPU_SECONDS;
import static dev.plumbline.tables.GpuHourCost.PRICE_SOURCE;
import static dev.plumbline.tables.GpuHourCost.PRICE_STATE;
import static dev.plumbline.tables.GpuHourCost.STAGE;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time that was seen and not charged yet. */
class GpuHourCostProvisionalTest {
  @Test
  void seenAndNotChargedYetCostsWhatTheDayBeforeDid() {
    Given capacity = paid(capacity(), "2026-07-13T10:00", "i-p5", "compute", "3600", "10");
    MoneyGiven.Segments seen = twoGpus();
    seen.seen(
        P5,
        "gpu-0",
        "llm/a",
        "2026-07-13T10:00",
        "2026-07-13T11:00",
        GpuSegment.DELIVERED,
        3_600_000L);
    seen.seen(
        P5, "gpu-1", "llm/a", "2026-07-13T10:00", "2026-07-13T11:00", GpuSegment.EMPTY, 3_600_000L);
    Frame costs = costs(context(List.of(list("0.01")), DAY), capacity, seen);
    // the day before: 10 for max(3,600 billed, 7,200 observed) = 7,200 s; today 7,200 s: 10.
    // 3,600 of 7,200: 5; 1,200: 1.666666666666|67 and the unit; 2,400: 3.333333333333|33
    assertThat(Given.values(costs, STAGE, GPU_SECONDS, COST, CURRENCY, PRICE_SOURCE, PRICE_STATE))
        .isEqualTo(
            List.of(
                provisional("delivered", "3600", "5", "last_reconciled"),
                provisional("held_idle", "1200", "1.666666666667", "last_reconciled"),
                provisional("non_tensor", "2400", "3.333333333333", "last_reconciled")));
  }

  @Test
  void withoutADayBeforeTheLatestListPriceThatHoldsIsTaken() {
    RunContext context =
        context(
            List.of(
                MoneyGiven.price("p5.48xlarge", LocalDate.of(2026, 1, 1), "99"),
                list("6.88"),
                MoneyGiven.price("p5.48xlarge", DAY.plusDays(1), "1")),
            DAY);
    // 7,200 GPU-seconds are 2 GPU-hours × 6.88 = 13.76: 6.88, 2.293333333333|33, 4.586666666666|67
    assertThat(
            Given.values(
                costs(context, capacity(), twoGpus()),
                STAGE,
                GPU_SECONDS,
                COST,
                CURRENCY,
                PRICE_SOURCE,
                PRICE_STATE))
        .isEqualTo(
            List.of(
                provisional("delivered", "3600", "6.88", "catalog"),
                provisional("held_idle", "1200", "2.293333333333", "catalog"),
                provisional("non_tensor", "2400", "4.586666666667", "catalog")));
  }

  @Test
  void aPriceReachesOneDayAndNoFurther() {
    Given capacity = paid(capacity(), "2026-07-12T10:00", "i-p5", "compute", "3600", "10");
    assertThat(Given.values(costs(capacity, twoGpus()), PRICE_SOURCE, CURRENCY))
        .containsOnly(List.of("none", "none"));
  }

  @Test
  void whatNothingPricesHasNoCostAndAnUnmappedNodeIsNamed() {
    Configuration.Node stranger = new Configuration.Node("lab-7", "lab", null, null, null, null);
    Frame costs =
        costs(
            capacity(),
            segments().seen(stranger, "gpu-9", "x/y", TEN, ELEVEN, GpuSegment.UNKNOWN, 3_600_000L));
    assertThat(
            Given.values(
                costs,
                BILLING_RESOURCE_ID,
                STAGE,
                GPU_SECONDS,
                COST,
                CURRENCY,
                PRICE_SOURCE,
                PRICE_STATE))
        .isEqualTo(
            List.of(
                asList(
                    "unmapped:lab-7",
                    "unknown",
                    decimal("3600"),
                    null,
                    "none",
                    "none",
                    "provisional")));
  }

  private static Configuration.Price list(String perGpuHour) {
    return MoneyGiven.price("p5.48xlarge", DAY, perGpuHour);
  }

  private static List<Object> provisional(
      String stage, String seconds, String cost, String source) {
    return List.of(stage, decimal(seconds), decimal(cost), "USD", source, "provisional");
  }
}
