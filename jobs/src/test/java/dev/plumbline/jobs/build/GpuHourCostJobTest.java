package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.P5;
import static dev.plumbline.jobs.MoneyGiven.at;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static dev.plumbline.tables.GpuHourCost.BILLING_RESOURCE_ID;
import static dev.plumbline.tables.GpuHourCost.CAUSE;
import static dev.plumbline.tables.GpuHourCost.COST;
import static dev.plumbline.tables.GpuHourCost.CURRENCY;
import static dev.plumbline.tables.GpuHourCost.DEVICE_ID;
import static dev.plumbline.tables.GpuHourCost.GPU_SECONDS;
import static dev.plumbline.tables.GpuHourCost.INVOICE;
import static dev.plumbline.tables.GpuHourCost.OWNER;
import static dev.plumbline.tables.GpuHourCost.PRICE_SOURCE;
import static dev.plumbline.tables.GpuHourCost.PRICE_STATE;
import static dev.plumbline.tables.GpuHourCost.STAGE;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.run.Configuration;
import dev.plumbline.run.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpuHourCostJobTest {
  private static final String TEN = "2026-07-14T10:00";
  private static final String ELEVEN = "2026-07-14T11:00";

  private static Given capacity() {
    return Given.table(
        PaidCapacity.TABLE,
        PaidCapacity.CAPACITY_DATE,
        PaidCapacity.HOUR_AT,
        PaidCapacity.BILLING_RESOURCE_ID,
        PaidCapacity.CHARGE_KIND,
        PaidCapacity.INVOICE,
        PaidCapacity.CURRENCY,
        PaidCapacity.PROVIDER,
        PaidCapacity.INSTANCE_TYPE,
        PaidCapacity.GPU_MODEL,
        PaidCapacity.PAID_GPU_SECONDS,
        PaidCapacity.EFFECTIVE_COST,
        PaidCapacity.PRICE_SOURCE,
        PaidCapacity.PRICE_STATE);
  }

  private static Given paid(
      Given given, String hour, String resource, String kind, String seconds, String cost) {
    return paid(given, hour, resource, kind, "inv-1", "USD", seconds, cost);
  }

  private static Given paid(
      Given given,
      String hour,
      String resource,
      String kind,
      String invoice,
      String currency,
      String seconds,
      String cost) {
    return given.row(
        at(hour).atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
        at(hour),
        resource,
        kind,
        invoice,
        currency,
        "AWS",
        "p5.48xlarge",
        "H100 SXM",
        seconds == null ? null : decimal(seconds),
        decimal(cost),
        "billed",
        "billed");
  }

  private static Frame costs(Given capacity, MoneyGiven.Segments segments) {
    return costs(context(DAY), capacity, segments);
  }

  private static Frame costs(RunContext context, Given capacity, MoneyGiven.Segments segments) {
    return MoneyGiven.run(new GpuHourCostJob(), context, capacity.frame(), segments.frame());
  }

  /** gpu-0 computes for an hour; gpu-1 is held idle for 20 minutes and works for 40. */
  private static MoneyGiven.Segments twoGpus(String start, String middle, String end) {
    return segments()
        .seen(P5, "gpu-0", "llm/a", start, end, GpuSegment.DELIVERED, 3_600_000L)
        .seen(P5, "gpu-1", "llm/b", start, middle, GpuSegment.HELD_IDLE, 1_200_000L)
        .seen(P5, "gpu-1", "llm/b", middle, end, GpuSegment.NON_TENSOR, 2_400_000L);
  }

  private static MoneyGiven.Segments twoGpus() {
    return twoGpus(TEN, "2026-07-14T10:20", ELEVEN);
  }

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
                    "gpu-1", "llm/b", "held_idle", "held_idle", decimal("1200"),
                    decimal("2.293333333333")),
                asList(
                    "gpu-1", "llm/b", "non_tensor", null, decimal("2400"),
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
                costs, BILLING_RESOURCE_ID, DEVICE_ID, STAGE, dev.plumbline.tables.GpuHourCost.GPU_MODEL,
                GPU_SECONDS, COST))
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
                    "cr-1", null, "unused_commitment", "unused_commitment", decimal("28800"),
                    decimal("28")),
                asList(
                    "ri-1", null, "unused_commitment", "unused_commitment", null,
                    decimal("11.20"))));
  }

  @Test
  void seenAndNotChargedYetCostsWhatTheDayBeforeDid() {
    Given capacity = paid(capacity(), "2026-07-13T10:00", "i-p5", "compute", "3600", "10");
    MoneyGiven.Segments seen = twoGpus();
    seen.seen(
        P5, "gpu-0", "llm/a", "2026-07-13T10:00", "2026-07-13T11:00",
        GpuSegment.DELIVERED, 3_600_000L);
    seen.seen(
        P5, "gpu-1", "llm/a", "2026-07-13T10:00", "2026-07-13T11:00",
        GpuSegment.EMPTY, 3_600_000L);
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
                STAGE, GPU_SECONDS, COST, CURRENCY, PRICE_SOURCE, PRICE_STATE))
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
    Configuration.Node stranger =
        new Configuration.Node("lab-7", "lab", null, null, null, null);
    Frame costs =
        costs(
            capacity(),
            segments()
                .seen(stranger, "gpu-9", "x/y", TEN, ELEVEN, GpuSegment.UNKNOWN, 3_600_000L));
    assertThat(
            Given.values(
                costs, BILLING_RESOURCE_ID, STAGE, GPU_SECONDS, COST, CURRENCY, PRICE_SOURCE,
                PRICE_STATE))
        .isEqualTo(
            List.of(
                asList(
                    "unmapped:lab-7", "unknown", decimal("3600"), null, "none", "none",
                    "provisional")));
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
        P5, "gpu-0", "llm/a", "2026-07-13T10:00", "2026-07-13T11:00",
        GpuSegment.DELIVERED, 3_600_000L);
    String plan = MoneyGiven.plan(costs(capacity, seen));
    assertThat(plan).doesNotContain("SortAggregate").doesNotContain("SortMergeJoin");
    // to the resource-hour: this table; and for the price: the day before to its hour (segments
    // summed first), then to its SKU
    assertThat(plan.split("hashpartitioning", -1)).hasSize(1 + 4);
  }

  private static Configuration.Price list(String perGpuHour) {
    return MoneyGiven.price("p5.48xlarge", DAY, perGpuHour);
  }

  private static List<Object> provisional(
      String stage, String seconds, String cost, String source) {
    return List.of(stage, decimal(seconds), decimal(cost), "USD", source, "provisional");
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
