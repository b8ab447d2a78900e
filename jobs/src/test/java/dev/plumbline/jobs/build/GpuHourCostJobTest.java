package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.P5;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.jobs.build.PaidGiven.TEN;
import static dev.plumbline.jobs.build.PaidGiven.capacity;
import static dev.plumbline.jobs.build.PaidGiven.costs;
import static dev.plumbline.jobs.build.PaidGiven.paid;
import static dev.plumbline.jobs.build.PaidGiven.twoGpus;
import static dev.plumbline.tables.GpuHourCost.BILLING_RESOURCE_ID;
import static dev.plumbline.tables.GpuHourCost.CAUSE;
import static dev.plumbline.tables.GpuHourCost.COST;
import static dev.plumbline.tables.GpuHourCost.CURRENCY;
import static dev.plumbline.tables.GpuHourCost.DEVICE_ID;
import static dev.plumbline.tables.GpuHourCost.GPU_MODEL;
import static dev.plumbline.tables.GpuHourCost.GPU_SECONDS;
import static dev.plumbline.tables.GpuHourCost.INVOICE;
import static dev.plumbline.tables.GpuHourCost.OWNER;
import static dev.plumbline.tables.GpuHourCost.STAGE;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpuHourCostJobTest {
  @Test
  void billedTimeThatNobodyObservedIsUnobservedAndCostClosesToTheLastDigit() {
    Frame costs = costs(paid(capacity(), TEN, "i-p5", "compute", "28800", "55.04"), twoGpus());
    // accounted = max(8 × 3,600, 7,200) = 28,800; unobserved 28,800 − 7,200 = 21,600.
    // 55.04 × 3,600 ÷ 28,800 = 6.88; × 1,200 = 2.293333333333|33; × 2,400 = 4.586666666666|67;
    // × 21,600 = 41.28: together one unit short, which the largest remainder (.67) takes.
    assertThat(Given.values(costs, DEVICE_ID, OWNER, STAGE, CAUSE, GPU_SECONDS, COST))
        .isEqualTo(
            List.of(
                asList("gpu-0", "llm/a", "delivered", null, decimal("3600"), decimal("6.88")),
                asList(
                    "gpu-1",
                    "llm/b",
                    "held_idle",
                    "held_idle",
                    decimal("1200"),
                    decimal("2.293333333333")),
                asList(
                    "gpu-1",
                    "llm/b",
                    "non_tensor",
                    null,
                    decimal("2400"),
                    decimal("4.586666666667")),
                asList(
                    null, "unallocated", "unobserved", null, decimal("21600"), decimal("41.28"))));
    closes(costs, "28800", "55.04");
  }

  @Test
  void whatWasObservedBeyondTheBillIsAccountedToo() {
    Frame costs = costs(paid(capacity(), TEN, "i-p5", "compute", "4440", "1.332"), twoGpus());
    // observed 7,200 s > billed 4,440 s: accounted 7,200; 1.332 × 3,600 ÷ 7,200 = 0.666,
    // × 1,200 = 0.222, × 2,400 = 0.444
    assertThat(Given.values(costs, STAGE, GPU_SECONDS, COST))
        .isEqualTo(
            List.of(
                List.of("delivered", decimal("3600"), decimal("0.666")),
                List.of("held_idle", decimal("1200"), decimal("0.222")),
                List.of("non_tensor", decimal("2400"), decimal("0.444"))));
    closes(costs, "7200", "1.332");
  }

  @Test
  void billedAndNeverSeenIsUnobservedUnderTheFactsName() {
    Frame costs = costs(paid(capacity(), TEN, "vm-9", "compute", "14400", "4.32"), segments());
    assertThat(
            Given.values(
                costs, BILLING_RESOURCE_ID, DEVICE_ID, STAGE, GPU_MODEL, GPU_SECONDS, COST))
        .isEqualTo(
            List.of(
                asList("vm-9", null, "unobserved", "H100 SXM", decimal("14400"), decimal("4.32"))));
  }

  @Test
  void costWithoutAnySecondsHasNullSeconds() {
    Frame costs = costs(paid(capacity(), TEN, "vm-9", "compute", null, "4.32"), segments());
    assertThat(Given.values(costs, STAGE, GPU_SECONDS, COST))
        .isEqualTo(List.of(asList("unobserved", null, decimal("4.32"))));
  }

  @Test
  void onlyComputePricesGpuSeconds() {
    Given capacity = paid(capacity(), TEN, "i-p5", "compute", "28800", "55.04");
    for (String kind : List.of("tax", "credit", "correction", "network", "support")) {
      paid(capacity, TEN, "i-p5", kind, null, "-7");
    }
    closes(costs(capacity, twoGpus()), "28800", "55.04");
  }

  @Test
  void twoInvoicesInTwoCurrenciesShareTheTimeAndAreNeverAdded() {
    Given capacity = paid(capacity(), TEN, "i-p5", "compute", "inv-2", "EUR", "3600", "3");
    paid(capacity, TEN, "i-p5", "compute", "inv-1", "USD", "3600", "6");
    Frame costs = costs(capacity, twoGpus());
    // billed 3,600 + 3,600 = observed 7,200; inv-1 comes first and carries the seconds.
    // USD 6: 3, 1, 2. EUR 3: 1.5, 0.5, 1
    assertThat(Given.values(costs, INVOICE, CURRENCY, STAGE, GPU_SECONDS, COST))
        .isEqualTo(
            List.of(
                List.of("inv-1", "USD", "delivered", decimal("3600"), decimal("3")),
                List.of("inv-1", "USD", "held_idle", decimal("1200"), decimal("1")),
                List.of("inv-1", "USD", "non_tensor", decimal("2400"), decimal("2")),
                List.of("inv-2", "EUR", "delivered", decimal("0"), decimal("1.5")),
                List.of("inv-2", "EUR", "held_idle", decimal("0"), decimal("0.5")),
                List.of("inv-2", "EUR", "non_tensor", decimal("0"), decimal("1"))));
  }

  @Test
  void anUnusedCommitmentIsAStageOfItsOwnWithNullSecondsWhereItHasNoQuantity() {
    Given capacity = paid(capacity(), TEN, "ri-1", "commitment_unused", null, "11.20");
    paid(capacity, TEN, "cr-1", "commitment_unused", "28800", "28");
    Frame costs = costs(capacity, segments());
    assertThat(Given.values(costs, BILLING_RESOURCE_ID, DEVICE_ID, STAGE, CAUSE, GPU_SECONDS, COST))
        .isEqualTo(
            List.of(
                asList(
                    "cr-1",
                    null,
                    "unused_commitment",
                    "unused_commitment",
                    decimal("28800"),
                    decimal("28")),
                asList(
                    "ri-1",
                    null,
                    "unused_commitment",
                    "unused_commitment",
                    null,
                    decimal("11.20"))));
  }

  @Test
  void onlyTheSliceIsGivenAndTheDayBeforeOnlyPrices() {
    Given capacity = paid(capacity(), "2026-07-13T10:00", "i-p5", "compute", "28800", "55.04");
    assertThat(Given.values(costs(capacity, segments()), STAGE)).isEmpty();
  }

  @Test
  void thePlanMovesSegmentsOnceAndSortsNoAggregate() {
    Given capacity = paid(capacity(), TEN, "i-p5", "compute", "28800", "55.04");
    paid(capacity, "2026-07-13T10:00", "i-p5", "compute", "28800", "55.04");
    MoneyGiven.Segments seen = twoGpus();
    seen.seen(
        P5,
        "gpu-0",
        "llm/a",
        "2026-07-13T10:00",
        "2026-07-13T11:00",
        GpuSegment.DELIVERED,
        3_600_000L);
    String plan = MoneyGiven.plan(costs(capacity, seen));
    assertThat(plan).doesNotContain("SortAggregate").doesNotContain("SortMergeJoin");
    // to the resource-hour: what was paid, and segments, once each; and for the price: what was
    // paid the day before, and its segments (summed, they lie by their hour already), to the SKU
    assertThat(plan.split("hashpartitioning", -1)).hasSize(1 + 5);
  }

  private static void closes(Frame costs, String seconds, String cost) {
    assertThat(sum(costs, 0)).isEqualByComparingTo(seconds);
    assertThat(sum(costs, 1)).isEqualByComparingTo(cost);
  }

  private static BigDecimal sum(Frame costs, int column) {
    return Given.values(costs, GPU_SECONDS, COST).stream()
        .map(row -> (BigDecimal) row.get(column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
