package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.assess.ServingGiven.costs;
import static dev.plumbline.jobs.assess.ServingGiven.evaluations;
import static dev.plumbline.jobs.assess.ServingGiven.made;
import static dev.plumbline.jobs.assess.ServingGiven.reasons;
import static dev.plumbline.jobs.assess.ServingGiven.runCosts;
import static dev.plumbline.jobs.assess.ServingGiven.segments;
import static dev.plumbline.jobs.assess.ServingGiven.usage;
import static dev.plumbline.jobs.assess.ServingGiven.versions;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class UnitEconomicsJobTest {
  @Test
  void theCostOfWhatWasServedAndWhatItBought() {
    // Cost 3 + 1.5 = 4.5 of 3,600 + 1,800 s. Half of the window over midnight is of the date:
    // requests 5 + 1,495 = 1,500; successful 4 + 1,196 = 1,200; failed 1 + 299 = 300;
    // tokens 50 + 149,950 = 150,000 and 20 + 44,980 = 45,000; 2 h + 1 h = 10,800 s covered.
    // 4.5 × 1,000 ÷ 1,500 = 3; 4.5 M ÷ 45,000 = 100; 4.5 M ÷ 195,000 = 23.0769…;
    // 4.5 ÷ (1,200 × 0.8) = 0.0046875. (720,000 + 180,000) J ÷ 1,500 = 600 J.
    // Training USD 100 + 20 and EUR 50 until the end of the date.
    Frame made = made(costs(), segments(), usage(), evaluations(), versions("reg"), runCosts());
    expect(made)
        .rows(
            """
            usage_date | registry | model       | version | target  | billing_currency
            2026-07-14 | reg      | parrot-rank | 5       | prod-eu | USD
            """);
    expect(made)
        .rows(
            """
            serving_cost | serving_gpu_seconds | energy_joules | energy_measured_ratio
            4.5          | 5400                | 900000        | 1
            """);
    expect(made)
        .rows(
            """
            requests | successful_requests | failed_requests | input_tokens | output_tokens
            1500     | 1200                | 300             | 150000       | 45000
            """);
    expect(made)
        .rows(
            """
            usage_covered_seconds | accuracy_metric | accuracy_ratio | evaluation_id
            10800                 | accuracy        | 0.8            | new
            """);
    expect(made)
        .rows(
            """
            cost_per_thousand_requests | cost_per_million_output_tokens | cost_per_million_tokens
            3                          | 100                            | 23.076923076923
            """);
    expect(made)
        .rows(
            """
            training_run_id | cost_per_accurate_prediction | joules_per_request
            run-1           | 0.0046875                    | 600
            """);
    // 900,000 J ÷ 3,600,000 × 1.25 × 400 = 125 g; × 1,000 ÷ 1,500 = 83.33…
    expect(made)
        .rows(
            """
            operational_grams_co2e | grams_co2e_per_thousand_requests
            125                    | 250/3
            """);
    Map<String, BigDecimal> training =
        made.select(UnitEconomicsDaily.TRAINING_COSTS).rows().collectAsList().get(0).getJavaMap(0);
    assertThat(training.get("USD")).isEqualByComparingTo("120");
    assertThat(training.get("EUR")).isEqualByComparingTo("50");
    assertThat(training).hasSize(2);
    assertThat(reasons(made)).isEmpty();
  }

  @Test
  void withoutEntriesThereIsNothing() {
    expect(
            OneJob.run(
                new UnitEconomicsJob(),
                costs(),
                segments(),
                usage(),
                evaluations(),
                versions("reg"),
                runCosts()))
        .none();
  }
}
