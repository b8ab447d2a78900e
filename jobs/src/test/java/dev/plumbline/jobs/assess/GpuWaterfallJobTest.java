package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class GpuWaterfallJobTest {
  private static Frame waterfall(String costs) {
    Given given =
        Given.table(GpuHourCost.TABLE)
            .as("seconds", GpuHourCost.GPU_SECONDS)
            .as("currency", GpuHourCost.CURRENCY)
            .as("source", GpuHourCost.PRICE_SOURCE)
            .as("state", GpuHourCost.PRICE_STATE)
            .every(GpuHourCost.COST_DATE, "2026-07-14")
            .every(GpuHourCost.CURRENCY, "USD")
            .every(GpuHourCost.PRICE_SOURCE, "billed")
            .every(GpuHourCost.PRICE_STATE, "billed")
            .rows(costs);
    return OneJob.run(new GpuWaterfallJob(), context(DAY), given);
  }

  @Test
  void sumsByStageAndNeverMixesCurrenciesOrPrices() {
    Frame waterfall =
        waterfall(
            """
            team | stage             | seconds | cost           | currency | source  | state
            a    | empty             | 0.5     | 0.000000000001 | USD      | billed  | billed
            a    | empty             | 2       | 3              | USD      | billed  | billed
            a    | empty             | 2       | 3              | EUR      | billed  | billed
            a    | empty             | 2       | 3              | USD      | catalog | provisional
                 | unused_commitment |         | 9              | USD      | billed  | billed
            a    | empty             | 4       |                | none     | none    | provisional
            """);
    expect(waterfall)
        .rows(
            """
            team | stage             | gpu_seconds | cost           | billing_currency
            a    | empty             | 2           | 3              | EUR
            a    | empty             | 2           | 3              | USD
            a    | empty             | 2.5         | 3.000000000001 | USD
            a    | empty             | 4           |                | none
                 | unused_commitment |             | 9              | USD
            """)
        .rows(
            """
            stage             | gpu_seconds | billing_currency | price_source
            empty             | 2           | EUR              | billed
            empty             | 2           | USD              | catalog
            empty             | 2.5         | USD              | billed
            empty             | 4           | none             | none
            unused_commitment |             | USD              | billed
            """);
    assertThat(OneJob.plan(waterfall)).doesNotContain("SortAggregate");
  }

  @Test
  void costOfUnknownTimeIsTold() {
    // 9 + 4 + 2 = 15 in all, of which 9 + 4 = 13 is for time that nobody knows
    expect(
            waterfall(
                """
                stage             | gpu_seconds | cost
                empty             | 5           | 6
                unused_commitment |             | 9
                unused_commitment |             | 4
                unused_commitment | 100         | 2
                """))
        .rows(
            """
            stage             | gpu_seconds | cost | unquantified_cost
            empty             | 5           | 6    |
            unused_commitment | 100         | 15   | 13
            """);
  }
}
