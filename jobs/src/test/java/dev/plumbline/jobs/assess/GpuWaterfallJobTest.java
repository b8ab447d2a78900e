package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpuWaterfallJobTest {
  private static final BigDecimal UNIT = decimal("0.000000000001");

  private final Frame costs =
      Given.table(
              GpuHourCost.TABLE,
              GpuHourCost.COST_DATE,
              GpuHourCost.TEAM,
              GpuHourCost.STAGE,
              GpuHourCost.GPU_SECONDS,
              GpuHourCost.COST,
              GpuHourCost.CURRENCY,
              GpuHourCost.PRICE_SOURCE,
              GpuHourCost.PRICE_STATE)
          .row(DAY, "a", "empty", decimal("0.5"), UNIT, "USD", "billed", "billed")
          .row(DAY, "a", "empty", decimal("2"), decimal("3"), "USD", "billed", "billed")
          .row(DAY, "a", "empty", decimal("2"), decimal("3"), "EUR", "billed", "billed")
          .row(DAY, "a", "empty", decimal("2"), decimal("3"), "USD", "catalog", "provisional")
          .row(DAY, null, "unused_commitment", null, decimal("9"), "USD", "billed", "billed")
          .row(DAY, "a", "empty", decimal("4"), null, "none", "none", "provisional")
          .frame();

  @Test
  void sumsByStageAndNeverMixesCurrenciesOrPrices() {
    Frame waterfall = MoneyGiven.run(new GpuWaterfallJob(), context(DAY), costs);
    assertThat(
            Given.values(
                waterfall,
                GpuWaterfallDaily.TEAM,
                GpuWaterfallDaily.STAGE,
                GpuWaterfallDaily.GPU_SECONDS,
                GpuWaterfallDaily.COST,
                GpuWaterfallDaily.CURRENCY,
                GpuWaterfallDaily.PRICE_SOURCE))
        .isEqualTo(
            List.of(
                asList("a", "empty", decimal("2"), decimal("3"), "EUR", "billed"),
                asList("a", "empty", decimal("2"), decimal("3"), "USD", "catalog"),
                asList("a", "empty", decimal("2.5"), decimal("3.000000000001"), "USD", "billed"),
                asList("a", "empty", decimal("4"), null, "none", "none"),
                asList(null, "unused_commitment", null, decimal("9"), "USD", "billed")));
    assertThat(MoneyGiven.plan(waterfall)).doesNotContain("SortAggregate");
  }

  @Test
  void costOfUnknownTimeIsTold() {
    Frame mixed =
        Given.table(
                GpuHourCost.TABLE,
                GpuHourCost.COST_DATE,
                GpuHourCost.STAGE,
                GpuHourCost.GPU_SECONDS,
                GpuHourCost.COST,
                GpuHourCost.CURRENCY,
                GpuHourCost.PRICE_SOURCE,
                GpuHourCost.PRICE_STATE)
            .row(DAY, "empty", decimal("5"), decimal("6"), "USD", "billed", "billed")
            .row(DAY, "unused_commitment", null, decimal("9"), "USD", "billed", "billed")
            .row(DAY, "unused_commitment", null, decimal("4"), "USD", "billed", "billed")
            .row(DAY, "unused_commitment", decimal("100"), decimal("2"), "USD", "billed", "billed")
            .frame();
    // 9 + 4 + 2 = 15 in all, of which 9 + 4 = 13 is for time that nobody knows
    assertThat(
            Given.values(
                MoneyGiven.run(new GpuWaterfallJob(), context(DAY), mixed),
                GpuWaterfallDaily.STAGE,
                GpuWaterfallDaily.GPU_SECONDS,
                GpuWaterfallDaily.COST,
                GpuWaterfallDaily.UNQUANTIFIED_COST))
        .isEqualTo(
            List.of(
                asList("empty", decimal("5"), decimal("6"), null),
                asList("unused_commitment", decimal("100"), decimal("15"), decimal("13"))));
  }
}
