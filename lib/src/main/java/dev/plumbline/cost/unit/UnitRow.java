package dev.plumbline.cost.unit;

import dev.plumbline.cost.unit.KnownVersion.Result;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Draft;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.terms.AbsentFactor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Makes the row of one price basis of a served version and date.
 *
 * @param version what is known of the version
 * @param usage how much it was asked
 */
record UnitRow(KnownVersion version, UsageOfDate usage) {
  private static final RowLayout ROW = RowLayout.of(UnitEconomicsDaily.TABLE);

  Row of(LocalDate date, ServingCost cost) {
    Draft row = ROW.draft();
    Ratios ratios = new Ratios(row);
    named(row, date);
    costs(row, cost);
    counts(row);
    accuracy(row, date, cost, ratios);
    bought(cost, ratios);
    Map<String, BigDecimal> training = version.trainingCosts(date);
    if (training.isEmpty()) {
      ratios.absent(UnitEconomicsDaily.TRAINING_COSTS, AbsentFactor.NO_TRAINING_COST);
    } else {
      row.set(UnitEconomicsDaily.TRAINING_COSTS, training);
    }
    return row.set(UnitEconomicsDaily.ABSENT_REASONS, ratios.reasons()).row();
  }

  private void named(Draft row, LocalDate date) {
    row.set(UnitEconomicsDaily.USAGE_DATE, date)
        .set(UnitEconomicsDaily.REGISTRY, version.registry())
        .set(UnitEconomicsDaily.MODEL, version.served().model())
        .set(UnitEconomicsDaily.VERSION, version.served().version())
        .set(UnitEconomicsDaily.TARGET, version.served().target())
        .set(UnitEconomicsDaily.ACCURACY_METRIC, version.served().metric())
        .set(UnitEconomicsDaily.TRAINING_RUN_ID, version.runId());
  }

  private static void costs(Draft row, ServingCost cost) {
    row.set(UnitEconomicsDaily.CURRENCY, cost.basis().get(0))
        .set(UnitEconomicsDaily.PRICE_SOURCE, cost.basis().get(1))
        .set(UnitEconomicsDaily.PRICE_STATE, cost.basis().get(2))
        .set(UnitEconomicsDaily.SERVING_COST, cost.cost())
        .set(UnitEconomicsDaily.SERVING_GPU_SECONDS, cost.seconds())
        .set(UnitEconomicsDaily.ENERGY, cost.energy().joules())
        .set(UnitEconomicsDaily.ENERGY_MEASURED, cost.energy().measured())
        .set(UnitEconomicsDaily.OPERATIONAL_CARBON, cost.energy().grams());
  }

  private void counts(Draft row) {
    Counts counts = usage.counts();
    row.set(UnitEconomicsDaily.REQUESTS, counts.requests())
        .set(UnitEconomicsDaily.SUCCESSFUL_REQUESTS, counts.successful())
        .set(UnitEconomicsDaily.FAILED_REQUESTS, counts.failed())
        .set(UnitEconomicsDaily.INPUT_TOKENS, counts.inputTokens())
        .set(UnitEconomicsDaily.OUTPUT_TOKENS, counts.outputTokens())
        .set(UnitEconomicsDaily.USAGE_SECONDS, usage.coveredSeconds());
    ServerFigures figures = usage.figures();
    if (figures != null) {
      row.set(UnitEconomicsDaily.LONGEST_GAP, BigDecimal.valueOf(figures.longestGap(), 3))
          .set(UnitEconomicsDaily.LATENCY_P50, figures.latency(0.50))
          .set(UnitEconomicsDaily.LATENCY_P95, figures.latency(0.95))
          .set(UnitEconomicsDaily.BATCH_SIZE, figures.batchSize());
    }
  }

  private void accuracy(Draft row, LocalDate date, ServingCost cost, Ratios ratios) {
    AbsentFactor none = version.noAccuracy(date).orElse(null);
    Result result = none == null ? version.newest(date).orElseThrow() : null;
    if (result != null) {
      row.set(UnitEconomicsDaily.ACCURACY, result.value())
          .set(UnitEconomicsDaily.EVALUATION_ID, result.id())
          .set(UnitEconomicsDaily.EVALUATED_AT, result.at());
    }
    BigDecimal successful = Ratios.decimal(usage.counts().successful());
    ratios.cost(
        UnitEconomicsDaily.COST_PER_ACCURATE_PREDICTION,
        cost.cost(),
        cost.absence(),
        result == null || successful == null
            ? null
            : successful.multiply(BigDecimal.valueOf(result.value())),
        usage.absence() == null ? none : usage.absence());
  }

  private void bought(ServingCost cost, Ratios ratios) {
    Counts counts = usage.counts();
    per(ratios, cost, UnitEconomicsDaily.COST_PER_THOUSAND_REQUESTS, counts.requests(), 1_000);
    per(
        ratios,
        cost,
        UnitEconomicsDaily.COST_PER_MILLION_OUTPUT_TOKENS,
        counts.outputTokens(),
        1_000_000);
    per(ratios, cost, UnitEconomicsDaily.COST_PER_MILLION_TOKENS, counts.tokens(), 1_000_000);
    Double joules = cost.energy().joules();
    Double grams = cost.energy().grams();
    AbsentFactor none = usage.absence();
    Ratios.PerRequest requests = new Ratios.PerRequest(counts.requests(), none);
    ratios.of(UnitEconomicsDaily.JOULES_PER_REQUEST, joules, cost.noEnergy(), 1, requests);
    ratios.of(
        UnitEconomicsDaily.GRAMS_PER_THOUSAND_REQUESTS, grams, cost.noEmission(), 1000, requests);
  }

  private void per(Ratios ratios, ServingCost cost, Col figure, Long bought, long many) {
    ratios.cost(
        figure,
        cost.cost() == null ? null : cost.cost().multiply(BigDecimal.valueOf(many)),
        cost.absence(),
        Ratios.decimal(bought),
        usage.absence());
  }
}
