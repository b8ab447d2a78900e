package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class IdleWasteJobTest {
  private static final LocalDate NEXT = DAY.plusDays(1);

  /** Costs of the node i-p5, or of the commitment ri-1 where there is no device. */
  private static Given costs() {
    return Given.table(GpuHourCost.TABLE)
        .every(GpuHourCost.COST_DATE, "2026-07-14")
        .every(GpuHourCost.OWNER, "n/p")
        .every(GpuHourCost.CURRENCY, "USD")
        .every(GpuHourCost.PRICE_SOURCE, "billed")
        .every(GpuHourCost.PRICE_STATE, "billed")
        .following(
            GpuHourCost.BILLING_RESOURCE_ID.is(
                when(GpuHourCost.DEVICE_ID.of().isNull(), "ri-1").otherwise("i-p5")));
  }

  private static Given segments() {
    return MoneyGiven.segments()
        .every(GpuSegment.DEVICE_ID, "gpu-0")
        .every(GpuSegment.OWNER, "n/p");
  }

  private static Given published() {
    return Given.table(IdleWasteDaily.TABLE);
  }

  private static Frame waste(RunContext context, Given costs, Given segments, Given published) {
    Frame waste = OneJob.run(new IdleWasteJob(), context, costs, segments, published);
    assertThat(OneJob.plan(waste)).doesNotContain("SortAggregate");
    return waste;
  }

  @Test
  void wasteOfADeviceIsSummedAndItsStretchRunsAcrossHours() {
    Given costs =
        costs()
            .rows(
                """
                device_id | owner       | stage             | cause             | gpu_seconds | cost
                gpu-0     | n/p         | held_idle         | held_idle         | 3000        | 2
                gpu-0     | n/p         | held_idle         | held_idle         | 2400        | 1.5
                gpu-0     | n/p         | sm_idle           |                   | 600         | 1
                          | unallocated | unused_commitment | unused_commitment |             | 11.2
                """);
    // 10:10–11:00 and 11:00–11:20 touch: 70 min; 11:30–11:50 does not: 20 min
    Given seen =
        segments()
            .rows(
                """
                start_at | end_at | stage     | cause     | gpu_index
                11:30    | 11:50  | held_idle | held_idle |
                11:00    | 11:20  | held_idle | held_idle | 3
                10:10    | 11:00  | held_idle | held_idle | 2
                11:20    | 11:30  | delivered |           | 3
                """);
    // 3,000 + 2,400 = 5,400 s and 3.5; longest 70 × 60 = 4,200 s; a commitment has no stretch;
    // the GPU was number 2 and then 3, and the last label does not say
    expect(waste(context(DAY), costs, seen, published()))
        .rows(
            """
            usage_date | device_id | owner       | cause             | gpu_seconds | cost
            2026-07-14 | gpu-0     | n/p         | held_idle         | 5400        | 3.5
            2026-07-14 |           | unallocated | unused_commitment |             | 11.2
            """)
        .rows(
            """
            device_id | gpu_index | longest_idle_seconds | first_seen_date
            gpu-0     | 3         | 4200                 | 2026-07-14
                      |           |                      | 2026-07-14
            """);
  }

  @Test
  void aHoleInsideAStretchNeitherEndsItNorCounts() {
    Given costs =
        costs()
            .rows(
                """
                device_id | stage     | cause     | gpu_seconds | cost
                gpu-0     | held_idle | held_idle | 5400        | 3.5
                """);
    // 10:10–10:30 and 10:31–11:00 are one stretch: 20 + 29 = 49 min; from 11:00 on another: 41 min
    Given seen =
        segments()
            .rows(
                """
                start_at | end_at | held_idle_milliseconds | cause     | stretch_start_at
                10:10    | 10:30  | 1                      | held_idle | 10:10
                10:31    | 11:00  | 1                      | held_idle | 10:10
                11:00    | 11:41  | 1                      | held_idle | 11:00
                """);
    expect(waste(context(DAY), costs, seen, published()))
        .rows(
            """
            usage_date | device_id | owner | cause     | gpu_seconds | cost
            2026-07-14 | gpu-0     | n/p   | held_idle | 5400        | 3.5
            """)
        .rows(
            """
            longest_idle_seconds | first_seen_date
            2940                 | 2026-07-14
            """);
  }

  @Test
  void theLongestAndTheLastStretchHaveTheirEndsAndTheLastIsOpenWhereTheDataEnds() {
    Given costs =
        costs()
            .rows(
                """
                device_id | owner       | stage             | cause             | gpu_seconds | cost
                gpu-0     | n/p         | held_idle         | held_idle         | 5700        | 3
                gpu-0     | n/q         | held_idle         | held_idle         | 1800        | 1
                gpu-0     | unallocated | empty             | demand_unknown    | 1800        | 1
                          | unallocated | unused_commitment | unused_commitment |             | 11.2
                """);
    // n/p: 10:10-11:00 with a hole of a minute in it (49 min), 12:00-12:46 (46 min): the first is
    // the longest, the second the last, and 12:46 is not the end of the data.
    // n/q: 13:00-13:30 twice as long as any other of its; the GPU worked from 13:30 to 14:00.
    // unallocated: 14:30-15:00, and nothing was seen after 15:00.
    Given seen =
        MoneyGiven.segments()
            .every(GpuSegment.DEVICE_ID, "gpu-0")
            .rows(
                """
                owner       | start_at | end_at | stage     | cause     | stretch_start_at
                n/p         | 10:10    | 10:30  | held_idle | held_idle | 10:10
                n/p         | 10:31    | 11:00  | held_idle | held_idle | 10:10
                n/p         | 11:00    | 12:00  | delivered |           | 11:00
                n/p         | 12:00    | 12:46  | held_idle | held_idle | 12:00
                n/q         | 13:00    | 13:30  | held_idle | held_idle | 13:00
                n/q         | 13:30    | 14:00  | delivered |           | 13:30
                unallocated | 14:30    | 15:00  | empty     |           | 14:30
                """);
    expect(waste(context(DAY), costs, seen, published()))
        .rows(
            """
            owner       | longest_idle_from_at | longest_idle_to_at | longest_idle_seconds | cost
            n/p         | 10:10                | 11:00              | 2940                 | 3
            n/q         | 13:00                | 13:30              | 1800                 | 1
            unallocated | 14:30                | 15:00              | 1800                 | 1
            unallocated |                      |                    |                      | 11.2
            """)
        .rows(
            """
            owner       | last_idle_from_at | last_idle_to_at | is_idle_at_end | cost
            n/p         | 12:00             | 12:46           | false          | 3
            n/q         | 13:00             | 13:30           | false          | 1
            unallocated | 14:30             | 15:00           | true           | 1
            unallocated |                   |                 |                | 11.2
            """);
  }

  @Test
  void costOfUnknownTimeIsTold() {
    Given costs =
        costs()
            .rows(
                """
                device_id | owner       | stage             | cause             | gpu_seconds | cost
                          | unallocated | unused_commitment | unused_commitment | 8           | 2
                          | unallocated | unused_commitment | unused_commitment |             | 11.2
                gpu-0     | n/p         | held_idle         | held_idle         | 3000        | 2
                """);
    // 2 + 11.2 = 13.2 in all, of which 11.2 is for time that nobody knows
    expect(waste(context(DAY), costs, segments(), published()))
        .rows(
            """
            cause             | gpu_seconds | cost | unquantified_cost
            held_idle         | 3000        | 2    |
            unused_commitment | 8           | 13.2 | 11.2
            """);
  }

  @Test
  void aStretchIsCutAtMidnight() {
    Given costs =
        costs()
            .rows(
                """
                cost_date  | device_id | stage | cause          | gpu_seconds | cost
                2026-07-14 | gpu-0     | empty | demand_unknown | 3600        | 2
                2026-07-15 | gpu-0     | empty | demand_unknown | 1800        | 1
                """);
    Given seen =
        segments()
            .rows(
                """
                start_at         | end_at           | stage
                2026-07-14 23:00 | 2026-07-15 00:00 | empty
                2026-07-15 00:00 | 2026-07-15 00:30 | empty
                """);
    expect(waste(context(DAY, NEXT), costs, seen, published()))
        .rows(
            """
            usage_date | longest_idle_seconds
            2026-07-14 | 3600
            2026-07-15 | 1800
            """);
  }

  @Test
  void theFirstDateIsCarriedFromTheDayBeforeForTheSameDeviceOwnerAndCause() {
    Given before =
        published()
            .as("resource", IdleWasteDaily.BILLING_RESOURCE_ID)
            .as("first_seen", IdleWasteDaily.FIRST_SEEN_DATE)
            .rows(
                """
                usage_date | resource | device_id | owner       | cause             | first_seen
                2026-07-13 | i-p5     | gpu-0     | n/p         | held_idle         | 2026-07-05
                2026-07-13 | i-p5     | gpu-0     | n/other     | held_idle         | 2026-07-05
                2026-07-13 | ri-1     |           | unallocated | unused_commitment | 2026-07-05
                2026-07-12 | i-p5     | gpu-1     | n/p         | held_idle         | 2026-07-05
                // what an earlier run said of the dates being computed now does not count
                2026-07-14 | i-p5     | gpu-2     | n/p         | held_idle         | 2026-07-05
                """);
    Given costs =
        costs()
            .every(GpuHourCost.GPU_SECONDS, "1")
            .every(GpuHourCost.COST, "1")
            .rows(
                """
                cost_date  | device_id | owner       | stage             | cause
                2026-07-14 | gpu-0     | n/p         | held_idle         | held_idle
                2026-07-15 | gpu-0     | n/p         | held_idle         | held_idle
                2026-07-14 |           | unallocated | unused_commitment | unused_commitment
                2026-07-14 | gpu-1     | n/p         | held_idle         | held_idle
                2026-07-15 | gpu-2     | n/p         | held_idle         | held_idle
                """);
    expect(waste(context(DAY, NEXT), costs, segments(), before))
        .rows(
            """
            usage_date | device_id | first_seen_date
            2026-07-14 | gpu-0     | 2026-07-05
            2026-07-14 | gpu-1     | 2026-07-14
            2026-07-14 |           | 2026-07-05
            2026-07-15 | gpu-0     | 2026-07-05
            2026-07-15 | gpu-2     | 2026-07-15
            """);
  }
}
