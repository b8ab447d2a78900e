package dev.plumbline.jobs.assess;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.unit.ServedVersion;
import dev.plumbline.cost.unit.Serving;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class UnitEconomicsJobTest {
  private static final ServedVersion RANK = served("parrot-rank");
  private static final String USAGE =
      """
      source | target  | window_start     | window_end       | requests | successful_requests | failed_requests | input_tokens | output_tokens
      """;

  private static ServedVersion served(String model) {
    return new ServedVersion(null, model, "5", "prod-eu", null);
  }

  private static Frame made(Given... inputs) {
    List<Serving> entries =
        List.of(
            new Serving("serve-chat", "parrot-chat-*", RANK),
            new Serving("serve-chat", null, served("other")));
    Configuration configuration =
        new Configuration(
            "lake",
            Configuration.Limits.DEFAULT,
            List.of(),
            List.of(),
            new Configuration.People(List.of(), List.of(), entries),
            List.of(),
            List.of());
    return OneJob.run(new UnitEconomicsJob(), OneJob.context(configuration, Given.DAY), inputs)
        .where(UnitEconomicsDaily.MODEL.of().equalTo("parrot-rank"));
  }

  private static Given costs(String rows) {
    return Given.table(GpuHourCost.TABLE)
        .every(GpuHourCost.COST_DATE, "2026-07-14")
        .every(GpuHourCost.BILLING_RESOURCE_ID, "i-1")
        .every(GpuHourCost.STAGE, "delivered")
        .every(GpuHourCost.CURRENCY, "USD")
        .every(GpuHourCost.PRICE_SOURCE, "billed")
        .every(GpuHourCost.PRICE_STATE, "billed")
        .rows(rows);
  }

  private static Given costs() {
    return costs(
        """
        owner                    | stage     | gpu_seconds | cost | corrects_date
        serve-chat/parrot-chat-0 | delivered | 3600        | 3    |
        serve-chat/parrot-chat-1 | standby   | 1800        | 1.5  |
        serve-chat/parrot-chat-1 | standby   | -100        | -1   | 2026-06-30
        serve-chat/embed-0       | delivered | 3600        | 9    |
        lab/parrot-chat-0        | delivered | 3600        | 9    |
        unallocated              | empty     | 3600        | 9    |
        """);
  }

  /** One replica has an energy counter, the other only its power. */
  private static Given segments() {
    return MoneyGiven.segments()
        .rows(
            """
            device_id | owner                    | start_at | end_at | stage     | energy_counter_joules | energy_counter_measured_milliseconds | energy_power_joules | energy_power_measured_milliseconds
            gpu-0     | serve-chat/parrot-chat-0 | 10:00    | 11:00  | delivered | 720000                | 3600000                              | 700000              | 3600000
            gpu-1     | serve-chat/parrot-chat-1 | 10:00    | 10:30  | standby   |                       | 0                                    | 180000              | 1800000
            gpu-2     | lab/parrot-chat-0        | 10:00    | 11:00  | delivered | 1                     | 3600000                              |                     | 0
            """);
  }

  private static Given usage(String rows) {
    return Given.table(InferenceUsage.TABLE)
        .every(InferenceUsage.USAGE_DATE, "2026-07-14")
        .every(InferenceUsage.MODEL, "parrot-rank")
        .every(InferenceUsage.VERSION, "5")
        .every(InferenceUsage.SOURCE_FILE, "f")
        .numbered(InferenceUsage.LINE_NUMBER)
        .rows(USAGE + rows);
  }

  private static Given usage() {
    return usage(
        """
        gate   | prod-eu | 2026-07-13 22:00 | 2026-07-14 02:00 | 10       | 8                   | 2               | 100          | 40
        gate   | prod-eu | 2026-07-14 10:00 | 2026-07-14 11:00 | 1495     | 1196                | 299             | 149950       | 44980
        gate   | prod-us | 2026-07-14 10:00 | 2026-07-14 11:00 | 999      | 999                 | 0               | 999          | 999
        """);
  }

  private static Given evaluations(String rows) {
    return Given.table(Evaluation.TABLE)
        .every(Evaluation.REGISTRY, "reg")
        .every(Evaluation.MODEL, "parrot-rank")
        .every(Evaluation.VERSION, "5")
        .rows("evaluation_id | evaluated_at     | metric   | metric_value\n" + rows);
  }

  private static Given evaluations() {
    return evaluations(
        """
        old           | 2026-07-10 08:00 | accuracy | 0.7
        new           | 2026-07-14 12:00 | accuracy | 0.8
        next          | 2026-07-15 00:00 | accuracy | 0.9
        loss          | 2026-07-14 13:00 | loss     | 0.1
        """);
  }

  private static Given versions(String... registries) {
    Given versions =
        Given.table(ModelVersion.TABLE)
            .every(ModelVersion.MODEL, "parrot-rank")
            .every(ModelVersion.VERSION, "5");
    for (String registry : registries) {
      versions.rows("registry | run_id\n" + registry + " | run-1\n");
    }
    return versions;
  }

  private static Given runCosts() {
    return Given.table(RunCostDaily.TABLE)
        .every(RunCostDaily.GPU_SECONDS, "1")
        .rows(
            """
            usage_date | run_id | billing_currency | cost
            2026-07-12 | run-1  | USD              | 100
            2026-07-14 | run-1  | USD              | 20
            2026-07-15 | run-1  | USD              | 7
            2026-07-12 | run-1  | EUR              | 50
            2026-07-12 | run-2  | USD              | 1000
            """);
  }

  @Test
  void theCostOfWhatWasServedAndWhatItBought() {
    // Cost 3 + 1.5 = 4.5 of 3,600 + 1,800 s. Half of the window over midnight is of the date:
    // requests 5 + 1,495 = 1,500; successful 4 + 1,196 = 1,200; failed 1 + 299 = 300;
    // tokens 50 + 149,950 = 150,000 and 20 + 44,980 = 45,000; 2 h + 1 h = 10,800 s covered.
    // 4.5 × 1,000 ÷ 1,500 = 3; 4.5 M ÷ 45,000 = 100; 4.5 M ÷ 195,000 = 23.0769…;
    // 4.5 ÷ (1,200 × 0.8) = 0.0046875. (720,000 + 180,000) J ÷ 1,500 = 600 J.
    // Training 100 + 20 until the end of the date.
    Frame made = made(costs(), segments(), usage(), evaluations(), versions("reg"), runCosts());
    expect(made)
        .rows(
            """
            usage_date | registry | model       | version | target  | billing_currency | price_source | serving_cost | serving_gpu_seconds | energy_joules | energy_measured_ratio | requests | successful_requests | failed_requests | input_tokens | output_tokens | usage_covered_seconds
            2026-07-14 | reg      | parrot-rank | 5       | prod-eu | USD              | billed       | 4.5          | 5400                | 900000        | 1                     | 1500     | 1200                | 300             | 150000       | 45000         | 10800
            """);
    expect(made)
        .rows(
            """
            accuracy_metric | accuracy_ratio | evaluation_id | training_run_id | training_cost | cost_per_thousand_requests | cost_per_million_output_tokens | cost_per_million_tokens | cost_per_accurate_prediction | joules_per_request
            accuracy        | 0.8            | new           | run-1           | 120           | 3                          | 100                            | 23.076923076923         | 0.0046875                    | 600
            """);
    assertThat(reasons(made)).isEmpty();
  }

  /** Why figures of the one row are absent. */
  private static Map<String, String> reasons(Frame made) {
    List<Row> rows = made.select(UnitEconomicsDaily.ABSENT_REASONS).rows().collectAsList();
    assertThat(rows).hasSize(1);
    return new TreeMap<>(rows.get(0).getJavaMap(0));
  }

  private static Map<String, String> everyRatio(String cost, String joules) {
    Map<String, String> all = new TreeMap<>();
    all.put("cost_per_thousand_requests", cost);
    all.put("cost_per_million_output_tokens", cost);
    all.put("cost_per_million_tokens", cost);
    all.put("cost_per_accurate_prediction", cost);
    all.put("joules_per_request", joules);
    return all;
  }

  @Test
  void withoutUsageTheCostStandsAloneAndIsNotDividedByNothing() {
    Frame made = made(costs(), segments(), usage(""), evaluations(), versions("reg"), runCosts());
    expect(made)
        .rows(
            """
            serving_cost | requests | usage_covered_seconds | cost_per_thousand_requests | joules_per_request
            4.5          |          |                       |                            |
            """);
    assertThat(reasons(made)).isEqualTo(everyRatio("no_usage", "no_usage"));
  }

  @Test
  void usageThatNobodyServedHasNoCost() {
    Frame made =
        made(
            costs("owner | gpu_seconds | cost\nlab/x | 3600 | 9\n"),
            segments(),
            usage(),
            evaluations(),
            versions("reg"),
            runCosts());
    expect(made)
        .rows(
            """
            billing_currency | price_source | price_state | serving_cost | serving_gpu_seconds | requests
            none             | none         | provisional |              |                     | 1500
            """);
    Map<String, String> expected = everyRatio("no_serving_time", "no_serving_time");
    expected.put("training_cost", "no_training_cost");
    assertThat(reasons(made)).isEqualTo(expected);
  }

  @Test
  void costOfSeveralPriceBasesIsNotAddedAndNoneOfThemIsTheWhole() {
    Frame made =
        made(
            costs(
                """
                owner                    | gpu_seconds | cost | billing_currency | price_source
                serve-chat/parrot-chat-0 | 3600        | 3    | USD              | billed
                serve-chat/parrot-chat-1 | 1800        | 1    | USD              | catalog
                serve-chat/parrot-chat-1 | 1800        |      | none             | none
                """),
            segments(),
            usage(),
            evaluations(),
            versions("reg"),
            runCosts());
    expect(made)
        .rows(
            """
            price_source | serving_cost | requests | cost_per_thousand_requests | joules_per_request
            billed       | 3            | 1500     |                            | 600
            catalog      | 1            | 1500     |                            | 600
            none         |              | 1500     |                            | 600
            """);
    assertThat(reasons(made.where(UnitEconomicsDaily.PRICE_SOURCE.of().equalTo("catalog"))))
        .containsEntry("cost_per_thousand_requests", "several_price_bases");
    assertThat(reasons(made.where(UnitEconomicsDaily.PRICE_SOURCE.of().equalTo("none"))))
        .containsEntry("cost_per_thousand_requests", "no_price");
  }

  @Test
  void whatIsNotEvaluatedOrNotRegisteredOrNotARatioHasNoAccuratePrediction() {
    assertThat(accuracy(evaluations(""), versions("reg"))).isEqualTo("no_evaluation");
    assertThat(accuracy(evaluations(), versions())).isEqualTo("not_registered");
    assertThat(accuracy(evaluations("a | 2026-07-14 12:00 | accuracy | 93\n"), versions("reg")))
        .isEqualTo("evaluation_not_a_ratio");
  }

  private static String accuracy(Given evaluations, Given versions) {
    Frame made = made(costs(), segments(), usage(), evaluations, versions, runCosts());
    return reasons(made).get("cost_per_accurate_prediction");
  }

  @Test
  void namesThatTwoRegistriesHaveTellNothing() {
    Frame made =
        made(costs(), segments(), usage(), evaluations(), versions("reg", "two"), runCosts());
    Map<String, String> expected = everyRatio("several_registries", "several_registries");
    expected.put("training_cost", "no_training_cost");
    assertThat(reasons(made)).isEqualTo(expected);
  }

  @Test
  void aCountThatOneWindowLacksIsNotCountedAndZeroDividesNothing() {
    Given usage =
        usage(
            """
            gate   | prod-eu | 2026-07-14 10:00 | 2026-07-14 11:00 | 10       | 0                   |                 |              | 40
            gate   | prod-eu | 2026-07-14 11:00 | 2026-07-14 12:00 | 10       | 0                   |                 | 7            |
            """);
    Frame made = made(costs(), segments(), usage, evaluations(), versions("reg"), runCosts());
    // 4.5 × 1,000 ÷ 20 = 225
    expect(made)
        .rows(
            """
            requests | successful_requests | input_tokens | output_tokens | cost_per_thousand_requests
            20       | 0                   |              |               | 225
            """);
    assertThat(reasons(made))
        .isEqualTo(
            Map.of(
                "cost_per_accurate_prediction", "nothing_to_divide_by",
                "cost_per_million_output_tokens", "not_counted",
                "cost_per_million_tokens", "not_counted"));
  }

  @Test
  void whatTwoSourcesCountOfTheSameTimeIsNotAdded() {
    Given usage =
        usage(
            """
            gate   | prod-eu | 2026-07-14 10:00 | 2026-07-14 11:00 | 10       | 10                  | 0               | 1            | 1
            logs   | prod-eu | 2026-07-14 10:30 | 2026-07-14 11:30 | 10       | 10                  | 0               | 1            | 1
            """);
    Frame made = made(costs(), segments(), usage, evaluations(), versions("reg"), runCosts());
    expect(made).rows("requests | usage_covered_seconds\n         | 5400\n");
    assertThat(reasons(made))
        .isEqualTo(everyRatio("several_usage_sources", "several_usage_sources"));
  }

  @Test
  void energyThatWasMeasuredInHalfOfTheTimeIsOfNoRequest() {
    Given half =
        MoneyGiven.segments()
            .rows(
                """
                device_id | owner                    | start_at | end_at | stage     | energy_counter_joules | energy_counter_measured_milliseconds
                gpu-0     | serve-chat/parrot-chat-0 | 10:00    | 11:00  | delivered | 360000                | 1800000
                """);
    Frame made = made(costs(), half, usage(), evaluations(), versions("reg"), runCosts());
    expect(made)
        .rows(
            """
            energy_joules | energy_measured_ratio | joules_per_request
            360000        | 0.5                   |
            """);
    assertThat(reasons(made)).isEqualTo(Map.of("joules_per_request", "energy_not_measured"));
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
