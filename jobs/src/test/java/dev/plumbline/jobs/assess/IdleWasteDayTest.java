package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an idle device did in each hour of the date. */
@ExtendWith(SharedSpark.class)
class IdleWasteDayTest {
  @Test
  void theDayIsTheDevicesWhoeverHeldItAndHoursThatNobodyMeasuredAreNull() {
    Given costs =
        Given.table(GpuHourCost.TABLE)
            .every(GpuHourCost.COST_DATE, "2026-07-14")
            .every(GpuHourCost.BILLING_RESOURCE_ID, "i-p5")
            .every(GpuHourCost.CURRENCY, "USD")
            .every(GpuHourCost.PRICE_SOURCE, "billed")
            .every(GpuHourCost.PRICE_STATE, "billed")
            .rows(
                """
                device_id | owner       | stage             | cause             | gpu_seconds | cost
                gpu-0     | n/p         | held_idle         | held_idle         | 3600        | 2
                          | unallocated | unused_commitment | unused_commitment |             | 11.2
                """);
    // 10 h: 1,800 s of n/p at 0.02 and 900 s of n/q at 0.8, the rest not observed:
    // (36 + 720) s / 2,700 s = 0.28. 11 h: observed, and no activity was measured in it.
    // 12 h: n/p and n/q half each, 0 and 900 s of 1,800 s: 900 / 3,600 = 0.25. 13 h: measured, 0.
    Given seen =
        MoneyGiven.segments()
            .every(GpuSegment.DEVICE_ID, "gpu-0")
            .as("activity", GpuSegment.ACTIVITY_INTEGRAL)
            .as("measured", GpuSegment.ACTIVITY_MEASURED)
            .every(GpuSegment.OWNER_KIND, "pod")
            .rows(
                """
                owner | start_at | end_at | stage     | cause     | activity | measured
                n/p   | 10:00    | 10:30  | held_idle | held_idle | 36000    | 1800000
                n/q   | 10:30    | 10:45  | delivered |           | 720000   | 900000
                n/p   | 11:00    | 12:00  | held_idle | held_idle | 0        | 0
                n/p   | 12:00    | 13:00  | held_idle | held_idle | 0        | 1800000
                n/q   | 12:00    | 13:00  | delivered |           | 900000   | 1800000
                n/p   | 13:00    | 14:00  | held_idle | held_idle | 0        | 3600000
                """);

    List<Row> rows =
        OneJob.run(new IdleWasteJob(), context(DAY), costs, seen, Given.table(IdleWasteDaily.TABLE))
            .select(
                IdleWasteDaily.DEVICE_ID, IdleWasteDaily.OWNER_KIND, IdleWasteDaily.HOURLY_ACTIVITY)
            .rows()
            .collectAsList();

    Double[] day = new Double[24];
    day[10] = 0.28;
    day[12] = 0.25;
    day[13] = 0.0;
    assertThat(rows)
        .anySatisfy(
            row -> {
              assertThat(row.getString(0)).isEqualTo("gpu-0");
              assertThat(row.getString(1)).isEqualTo("pod");
              assertThat(row.<Double>getList(2)).containsExactly(day);
            })
        .anySatisfy(
            row -> {
              assertThat(row.isNullAt(0)).isTrue();
              assertThat(row.isNullAt(1)).isTrue();
              assertThat(row.isNullAt(2)).isTrue();
            })
        .hasSize(2);
  }
}
