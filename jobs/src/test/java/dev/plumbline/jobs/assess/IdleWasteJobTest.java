package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.P5;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.testing.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleWasteJobTest {
  private static final LocalDate NEXT = DAY.plusDays(1);

  private static Given costs() {
    return Given.table(
        GpuHourCost.TABLE,
        GpuHourCost.COST_DATE,
        GpuHourCost.BILLING_RESOURCE_ID,
        GpuHourCost.DEVICE_ID,
        GpuHourCost.OWNER,
        GpuHourCost.STAGE,
        GpuHourCost.CAUSE,
        GpuHourCost.GPU_SECONDS,
        GpuHourCost.COST,
        GpuHourCost.CURRENCY,
        GpuHourCost.PRICE_SOURCE,
        GpuHourCost.PRICE_STATE);
  }

  private static Given wasted(
      Given costs,
      LocalDate date,
      String device,
      String owner,
      String stage,
      String cause,
      String seconds,
      String cost) {
    return costs.row(
        date,
        device == null ? "ri-1" : "i-p5",
        device,
        owner,
        stage,
        cause,
        seconds == null ? null : decimal(seconds),
        decimal(cost),
        "USD",
        "billed",
        "billed");
  }

  private static Given published() {
    return Given.table(
        IdleWasteDaily.TABLE,
        IdleWasteDaily.USAGE_DATE,
        IdleWasteDaily.BILLING_RESOURCE_ID,
        IdleWasteDaily.DEVICE_ID,
        IdleWasteDaily.OWNER,
        IdleWasteDaily.CAUSE,
        IdleWasteDaily.FIRST_SEEN_DATE);
  }

  private static List<List<Object>> waste(
      RunContext context, Given costs, MoneyGiven.Segments segments, Given published) {
    Frame waste =
        MoneyGiven.run(
            new IdleWasteJob(), context, costs.frame(), segments.frame(), published.frame());
    assertThat(MoneyGiven.plan(waste)).doesNotContain("SortAggregate");
    return Given.values(
        waste,
        IdleWasteDaily.USAGE_DATE,
        IdleWasteDaily.DEVICE_ID,
        IdleWasteDaily.OWNER,
        IdleWasteDaily.CAUSE,
        IdleWasteDaily.GPU_SECONDS,
        IdleWasteDaily.COST,
        IdleWasteDaily.LONGEST_IDLE,
        IdleWasteDaily.FIRST_SEEN_DATE);
  }

  @Test
  void wasteOfADeviceIsSummedAndItsStretchRunsAcrossHours() {
    Given costs = wasted(costs(), DAY, "gpu-0", "n/p", "held_idle", "held_idle", "3000", "2");
    wasted(costs, DAY, "gpu-0", "n/p", "held_idle", "held_idle", "2400", "1.5");
    wasted(costs, DAY, "gpu-0", "n/p", "sm_idle", null, "600", "1");
    wasted(costs, DAY, null, "unallocated", "unused_commitment", "unused_commitment", null, "11.2");
    MoneyGiven.Segments seen =
        segments()
            // 10:10–11:00 and 11:00–11:20 touch: 70 min; 11:30–11:50 does not: 20 min
            .seen(
                P5,
                "gpu-0",
                "n/p",
                "2026-07-14T11:30",
                "2026-07-14T11:50",
                GpuSegment.HELD_IDLE,
                1_200_000L,
                GpuSegment.CAUSE,
                "held_idle")
            .seen(
                P5,
                "gpu-0",
                "n/p",
                "2026-07-14T11:00",
                "2026-07-14T11:20",
                GpuSegment.HELD_IDLE,
                1_200_000L,
                GpuSegment.CAUSE,
                "held_idle")
            .seen(
                P5,
                "gpu-0",
                "n/p",
                "2026-07-14T10:10",
                "2026-07-14T11:00",
                GpuSegment.HELD_IDLE,
                3_000_000L,
                GpuSegment.CAUSE,
                "held_idle")
            .seen(
                P5,
                "gpu-0",
                "n/p",
                "2026-07-14T11:20",
                "2026-07-14T11:30",
                GpuSegment.DELIVERED,
                600_000L);
    // 3,000 + 2,400 = 5,400 s and 3.5; longest 70 × 60 = 4,200 s; a commitment has no stretch
    assertThat(waste(context(DAY), costs, seen, published()))
        .isEqualTo(
            List.of(
                asList(
                    DAY,
                    "gpu-0",
                    "n/p",
                    "held_idle",
                    decimal("5400"),
                    decimal("3.5"),
                    decimal("4200"),
                    DAY),
                asList(
                    DAY,
                    null,
                    "unallocated",
                    "unused_commitment",
                    null,
                    decimal("11.2"),
                    null,
                    DAY)));
  }

  @Test
  void aHoleInsideAStretchNeitherEndsItNorCounts() {
    Given costs = wasted(costs(), DAY, "gpu-0", "n/p", "held_idle", "held_idle", "5400", "3.5");
    // 10:10–10:30 and 10:31–11:00 are one stretch: 20 + 29 = 49 min; from 11:00 on another: 41 min
    MoneyGiven.Segments seen = segments();
    idle(seen, "2026-07-14T10:10", "2026-07-14T10:30", "2026-07-14T10:10:00Z");
    idle(seen, "2026-07-14T10:31", "2026-07-14T11:00", "2026-07-14T10:10:00Z");
    idle(seen, "2026-07-14T11:00", "2026-07-14T11:41", "2026-07-14T11:00:00Z");
    assertThat(waste(context(DAY), costs, seen, published()))
        .isEqualTo(
            List.of(
                asList(
                    DAY,
                    "gpu-0",
                    "n/p",
                    "held_idle",
                    decimal("5400"),
                    decimal("3.5"),
                    decimal("2940"),
                    DAY)));
  }

  private static void idle(MoneyGiven.Segments seen, String start, String end, String stretch) {
    seen.seen(
        P5,
        "gpu-0",
        "n/p",
        start,
        end,
        GpuSegment.HELD_IDLE,
        1L,
        GpuSegment.CAUSE,
        "held_idle",
        GpuSegment.STRETCH_START_AT,
        Instant.parse(stretch));
  }

  @Test
  void costOfUnknownTimeIsTold() {
    Given costs = costs();
    wasted(costs, DAY, null, "unallocated", "unused_commitment", "unused_commitment", "8", "2");
    wasted(costs, DAY, null, "unallocated", "unused_commitment", "unused_commitment", null, "11.2");
    wasted(costs, DAY, "gpu-0", "n/p", "held_idle", "held_idle", "3000", "2");
    Frame waste =
        MoneyGiven.run(
            new IdleWasteJob(),
            context(DAY),
            costs.frame(),
            segments().frame(),
            published().frame());
    // 2 + 11.2 = 13.2 in all, of which 11.2 is for time that nobody knows
    assertThat(
            Given.values(
                waste,
                IdleWasteDaily.CAUSE,
                IdleWasteDaily.GPU_SECONDS,
                IdleWasteDaily.COST,
                IdleWasteDaily.UNQUANTIFIED_COST))
        .isEqualTo(
            List.of(
                asList("held_idle", decimal("3000"), decimal("2"), null),
                asList("unused_commitment", decimal("8"), decimal("13.2"), decimal("11.2"))));
  }

  @Test
  void aStretchIsCutAtMidnight() {
    Given costs = wasted(costs(), DAY, "gpu-0", "n/p", "empty", "demand_unknown", "3600", "2");
    wasted(costs, NEXT, "gpu-0", "n/p", "empty", "demand_unknown", "1800", "1");
    MoneyGiven.Segments seen =
        segments()
            .seen(
                P5,
                "gpu-0",
                "n/p",
                "2026-07-14T23:00",
                "2026-07-15T00:00",
                GpuSegment.EMPTY,
                3_600_000L)
            .seen(
                P5,
                "gpu-0",
                "n/p",
                "2026-07-15T00:00",
                "2026-07-15T00:30",
                GpuSegment.EMPTY,
                1_800_000L);
    assertThat(waste(context(DAY, NEXT), costs, seen, published()))
        .extracting(row -> row.get(6))
        .isEqualTo(List.of(decimal("3600"), decimal("1800")));
  }

  @Test
  void theFirstDateIsCarriedFromTheDayBeforeForTheSameDeviceOwnerAndCause() {
    LocalDate since = DAY.minusDays(9);
    Given before =
        published()
            .row(DAY.minusDays(1), "i-p5", "gpu-0", "n/p", "held_idle", since)
            .row(DAY.minusDays(1), "i-p5", "gpu-0", "n/other", "held_idle", since)
            .row(DAY.minusDays(1), "ri-1", null, "unallocated", "unused_commitment", since)
            .row(DAY.minusDays(2), "i-p5", "gpu-1", "n/p", "held_idle", since)
            // what an earlier run said of the dates being computed now does not count
            .row(DAY, "i-p5", "gpu-2", "n/p", "held_idle", since);
    Given costs = wasted(costs(), DAY, "gpu-0", "n/p", "held_idle", "held_idle", "1", "1");
    wasted(costs, NEXT, "gpu-0", "n/p", "held_idle", "held_idle", "2", "1");
    wasted(costs, DAY, null, "unallocated", "unused_commitment", "unused_commitment", "3", "1");
    wasted(costs, DAY, "gpu-1", "n/p", "held_idle", "held_idle", "4", "1");
    wasted(costs, NEXT, "gpu-2", "n/p", "held_idle", "held_idle", "5", "1");
    assertThat(waste(context(DAY, NEXT), costs, segments(), before))
        .extracting(row -> asList(row.get(0), row.get(1), row.get(7)))
        .isEqualTo(
            List.of(
                asList(DAY, "gpu-0", since),
                asList(DAY, "gpu-1", DAY),
                asList(DAY, null, since),
                asList(NEXT, "gpu-0", since),
                asList(NEXT, "gpu-2", NEXT)));
  }
}
