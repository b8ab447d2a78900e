package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;

/**
 * What serving a model version cost on a date and what that bought. Requests, tokens and energy are
 * of the version, target and date: where the cost has several price bases they stand whole on each
 * of its rows, and no ratio is made of them. A ratio that cannot be made is null, and {@code
 * absent_reasons} says which factor is missing. Corrections to closed periods are in no row.
 */
public final class UnitEconomicsDaily {
  private static final TableBuilder T =
      gold("unit_economics_daily")
          .grain("date × model version × target × currency × price_source × price_state")
          .doc("What serving model versions cost, what it bought, and the cost of one of those.");

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col REGISTRY =
      T.string("registry")
          .doc("the entry's, else the only registry that has the version; null when not one has");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col VERSION = T.string("version").required().doc("version of the model");
  public static final Col TARGET = T.string("target").required().doc("where it is deployed");
  public static final Col CURRENCY =
      T.string("billing_currency").required().doc("currency; none where nothing prices the time");
  public static final Col PRICE_SOURCE = T.string("price_source").required().doc("what priced it");
  public static final Col PRICE_STATE = T.string("price_state").required().doc("how final it is");
  public static final Col SERVING_COST =
      T.money("serving_cost")
          .doc("cost of the owners that serve it, idle time too; null where nothing prices it");
  public static final Col SERVING_GPU_SECONDS =
      T.seconds("serving_gpu_seconds").doc("their GPU time; null where no owner that serves it is");
  public static final Col ENERGY =
      T.measure("energy_joules", Unit.JOULES)
          .doc(
              "of each segment by the energy counter, or by power where that was measured for"
                  + " longer; null where not measured");
  public static final Col ENERGY_MEASURED =
      T.ratio("energy_measured_ratio").doc("share of the observed serving time it was measured in");
  public static final Col REQUESTS =
      T.count("requests")
          .doc(
              "requests; a window that several dates share is divided by time, largest remainder;"
                  + " null when not counted in every window");
  public static final Col SUCCESSFUL_REQUESTS =
      T.count("successful_requests").doc("those answered as asked, likewise");
  public static final Col FAILED_REQUESTS =
      T.count("failed_requests").doc("those that were not, likewise");
  public static final Col INPUT_TOKENS =
      T.count("input_tokens").doc("tokens of requests, likewise");
  public static final Col OUTPUT_TOKENS =
      T.count("output_tokens").doc("tokens of answers, likewise");
  public static final Col USAGE_SECONDS =
      T.seconds("usage_covered_seconds")
          .doc("time of the date that windows cover; null when none does");
  public static final Col LONGEST_GAP =
      T.seconds("longest_usage_gap_seconds")
          .doc(
              "longest stretch between two scrapes that counters were carried over, whose increase"
                  + " is of the later one's date; 0 where requests were counted otherwise");
  public static final Col LATENCY_P50 =
      T.measure("latency_p50_seconds", Unit.SECONDS)
          .doc(
              "half of the requests took no longer, by the servers' histogram, even within a"
                  + " bucket; null where one has none or the request is beyond its last bound");
  public static final Col LATENCY_P95 =
      T.measure("latency_p95_seconds", Unit.SECONDS).doc("95 % of the requests, likewise");
  public static final Col BATCH_SIZE =
      T.measure("mean_batch_size", Unit.FRACTION)
          .doc("inferences ÷ executions of the model, as Triton counts them; null of others");
  public static final Col ACCURACY_METRIC =
      T.string("accuracy_metric").required().doc("metric that is its accuracy, as configured");
  public static final Col ACCURACY =
      T.ratio("accuracy_ratio").doc("newest result of it before the end of the date");
  public static final Col EVALUATION_ID =
      T.string("evaluation_id").doc("the row of silver.evaluation it is of");
  public static final Col EVALUATED_AT =
      T.timestamp("evaluated_at").doc("when that evaluation was made");
  public static final Col TRAINING_RUN_ID =
      T.string("training_run_id").doc("the run that made the version, by the registry");
  public static final Col TRAINING_COSTS =
      T.moneys("training_costs")
          .doc(
              "what that run cost up to the date, by currency, whatever priced it; the same on all"
                  + " rows of the version: not to be added up; null when no cost of it is known");
  public static final Col COST_PER_THOUSAND_REQUESTS =
      T.money("cost_per_thousand_requests").doc("serving_cost × 1,000 ÷ requests");
  public static final Col COST_PER_MILLION_OUTPUT_TOKENS =
      T.money("cost_per_million_output_tokens").doc("serving_cost × 1,000,000 ÷ output_tokens");
  public static final Col COST_PER_MILLION_TOKENS =
      T.money("cost_per_million_tokens")
          .doc("serving_cost × 1,000,000 ÷ (input_tokens + output_tokens)");
  public static final Col COST_PER_ACCURATE_PREDICTION =
      T.money("cost_per_accurate_prediction")
          .doc("serving_cost ÷ (successful_requests × accuracy_ratio)");
  public static final Col JOULES_PER_REQUEST =
      T.measure("joules_per_request", Unit.JOULES)
          .doc("energy_joules ÷ requests; null where measured in less than 95 % of the time");
  public static final Col OPERATIONAL_CARBON =
      T.measure("operational_grams_co2e", Unit.GRAMS)
          .doc("CO2e of energy_joules, location-based with PUE; null where some has no factor");
  public static final Col GRAMS_PER_THOUSAND_REQUESTS =
      T.measure("grams_co2e_per_thousand_requests", Unit.GRAMS)
          .doc("operational_grams_co2e × 1,000 ÷ requests; likewise null");
  public static final Col ABSENT_REASONS =
      T.map("absent_reasons").doc("of each figure that is null, which factor is missing");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .filteredBy(MODEL)
          .oneOf(PRICE_SOURCE, PriceSource.class)
          .oneOf(PRICE_STATE, PriceState.class)
          .fail(
              "no more requests succeed and fail than there are",
              SUCCESSFUL_REQUESTS.of().plus(FAILED_REQUESTS.of()).leq(REQUESTS.of()))
          .fail(
              "a cost of something needs a cost",
              SERVING_COST
                  .of()
                  .isNotNull()
                  .or(
                      COST_PER_THOUSAND_REQUESTS
                          .of()
                          .isNull()
                          .and(COST_PER_ACCURATE_PREDICTION.of().isNull())))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private UnitEconomicsDaily() {}
}
