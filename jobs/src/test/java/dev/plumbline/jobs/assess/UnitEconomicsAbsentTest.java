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

import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class UnitEconomicsAbsentTest {
  private static Map<String, String> everyRatio(String cost, String joules) {
    Map<String, String> all = new TreeMap<>();
    all.put("cost_per_thousand_requests", cost);
    all.put("cost_per_million_output_tokens", cost);
    all.put("cost_per_million_tokens", cost);
    all.put("cost_per_accurate_prediction", cost);
    all.put("joules_per_request", joules);
    all.put("grams_co2e_per_thousand_requests", joules);
    return all;
  }

  @Test
  void withoutUsageTheCostStandsAloneAndIsNotDividedByNothing() {
    Frame made = made(costs(), segments(), usage(""), evaluations(), versions("reg"), runCosts());
    expect(made)
        .rows(
            """
            serving_cost | requests | usage_covered_seconds | cost_per_thousand_requests
            4.5          |          |                       |
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
            billing_currency | price_source | serving_cost | serving_gpu_seconds | requests
            none             | none         |              |                     | 1500
            """);
    assertThat(reasons(made)).isEqualTo(everyRatio("no_serving_time", "no_serving_time"));
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
    expected.put("training_costs", "no_training_cost");
    assertThat(reasons(made)).isEqualTo(expected);
  }

  @Test
  void aCountThatOneWindowLacksIsNotCountedAndZeroDividesNothing() {
    Given usage =
        usage(
            """
            gate | prod-eu | 2026-07-14 10:00 | 2026-07-14 11:00 | 10 | 0 | | | 40
            gate | prod-eu | 2026-07-14 11:00 | 2026-07-14 12:00 | 10 | 0 | | 7 |
            """);
    Frame made = made(costs(), segments(), usage, evaluations(), versions("reg"), runCosts());
    // 4.5 × 1,000 ÷ 20 = 225
    expect(made)
        .rows(
            """
            requests | input_tokens | output_tokens | cost_per_thousand_requests
            20       |              |               | 225
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
            gate | prod-eu | 2026-07-14 10:00 | 2026-07-14 11:00 | 10 | 10 | 0 | 1 | 1
            logs | prod-eu | 2026-07-14 10:30 | 2026-07-14 11:30 | 10 | 10 | 0 | 1 | 1
            """);
    Frame made = made(costs(), segments(), usage, evaluations(), versions("reg"), runCosts());
    expect(made).rows("requests | usage_covered_seconds\n         | 5400\n");
    assertThat(reasons(made))
        .isEqualTo(everyRatio("several_usage_sources", "several_usage_sources"));
  }

  @Test
  void energyThatWasMeasuredInHalfOfTheTimeIsOfNoRequest() {
    Given half =
        segments(
            """
            device_id | owner                    | end_at | counter | counted
            gpu-0     | serve-chat/parrot-chat-0 | 11:00  | 360000  | 1800000
            """);
    Frame made = made(costs(), half, usage(), evaluations(), versions("reg"), runCosts());
    expect(made)
        .rows(
            """
            energy_joules | energy_measured_ratio | joules_per_request
            360000        | 0.5                   |
            """);
    assertThat(reasons(made))
        .isEqualTo(
            Map.of(
                "joules_per_request", "energy_not_measured",
                "grams_co2e_per_thousand_requests", "energy_not_measured"));
  }

  @Test
  void energyOfAClusterOfWhichNothingIsSaidEmitsWhatIsNotKnown() {
    for (List<Electricity> said :
        List.of(
            List.<Electricity>of(),
            List.of(Electricity.own("elsewhere", null, 400.0, 1.25)),
            List.of(Electricity.own(null, Given.DAY.plusDays(1), 400.0, 1.25)),
            List.of(Electricity.own(null, null, 400.0, null)))) {
      Frame made =
          made(said, costs(), segments(), usage(), evaluations(), versions("reg"), runCosts());
      expect(made)
          .rows(
              """
              energy_joules | joules_per_request | operational_grams_co2e
              900000        | 600                |
              """);
      assertThat(reasons(made))
          .isEqualTo(Map.of("grams_co2e_per_thousand_requests", "no_emission_factor"));
    }
  }
}
