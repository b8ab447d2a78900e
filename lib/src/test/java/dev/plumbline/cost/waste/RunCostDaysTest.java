package dev.plumbline.cost.waste;

import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What runs used: of the dates that are computed from their hours, of all others as it was. */
@ExtendWith(SharedSpark.class)
class RunCostDaysTest {
  private static final LocalDate TONIGHT = LocalDate.of(2026, 7, 15);

  @Test
  void hoursOfARunAreSummedAndOtherDatesAreTakenOver() {
    Frame standing =
        Given.table(RunCostDaily.TABLE)
            .as("currency", RunCostDaily.CURRENCY)
            .rows(
                """
                usage_date | run_id | currency | gpu_seconds | cost
                2026-07-14 | a      | USD      | 60          | 0.5
                2026-07-15 | a      | USD      | 1           | 1
                2026-07-15 | gone   | USD      | 7           | 7
                """)
            .frame();
    Frame costs =
        Given.table(GpuHourCost.TABLE)
            .as("currency", GpuHourCost.CURRENCY)
            .rows(
                """
                cost_date  | run_id | currency | stage     | gpu_seconds | cost
                2026-07-15 | a      | USD      | delivered | 3000        | 7
                2026-07-15 | a      | USD      | sm_idle   | 600         | 1.5
                2026-07-15 | a      | EUR      | sm_idle   | 30          | 0.25
                2026-07-15 | b      | none     | delivered | 3600        |
                2026-07-15 |        | USD      | empty     | 9999        | 99
                """)
            .frame();
    expect(RunCostDays.of(standing, costs, List.of(TONIGHT)))
        .rows(
            """
            usage_date | run_id | billing_currency | gpu_seconds | cost
            2026-07-14 | a      | USD              | 60          | 0.5
            2026-07-15 | a      | EUR              | 30          | 0.25
            2026-07-15 | a      | USD              | 3600        | 8.5
            2026-07-15 | b      | none             | 3600        |
            """);
  }
}
