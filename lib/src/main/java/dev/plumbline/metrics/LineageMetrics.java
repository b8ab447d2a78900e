package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageReachDaily;
import java.util.List;

/** What is measured of models: how well they are traced, and how they are delivered. */
final class LineageMetrics {
  private static final String DORA = "the four keys of DORA, dora.dev";
  private static final String LINKS = "the links of a model version, gold.lineage_completeness";
  private static final String CENSUS =
      "a count of models that lineage has no part in: deployments, registry, GPU runs";

  /** All of them. */
  static final List<Metric> ALL =
      List.of(
          new SumOverSum(
              "saturation",
              "How many links a model version has, WEAK ones half, of those that apply; of rulings"
                  + " that stand on one date, not of all rows.",
              Unit.RATIO,
              LineageCompleteness.TABLE,
              List.of(LineageCompleteness.LINKS_SATISFIED),
              List.of(LineageCompleteness.LINKS_REQUIRED),
              LINKS),
          reach(
              "reach",
              "How many of the models that exist are traceable; of one date, not of several.",
              LineageReachDaily.TRACEABLE,
              LineageReachDaily.CENSUS_VERSIONS),
          reach(
              "reach_of_gpu_time",
              "How much of the GPU time behind models is behind traceable ones.",
              LineageReachDaily.TRACEABLE_GPU_SECONDS,
              LineageReachDaily.CENSUS_GPU_SECONDS),
          reach(
              "reach_of_cost",
              "How much of the money behind models is behind traceable ones, for each currency.",
              LineageReachDaily.TRACEABLE_COSTS,
              LineageReachDaily.CENSUS_COSTS),
          spend(
              "spend_traced_to_run",
              "How much of what GPUs cost on thirty dates is of runs that something tells of, for"
                  + " each currency.",
              LineageReachDaily.RUN_SPEND_COSTS),
          spend(
              "spend_traced_to_model",
              "How much of it is of runs behind registered model versions.",
              LineageReachDaily.MODEL_SPEND_COSTS),
          spend(
              "spend_traced_to_data",
              "How much of it is of runs behind versions all of whose data has an origin.",
              LineageReachDaily.DATA_SPEND_COSTS),
          delivery(
              "deployment_frequency",
              "How many model versions are deployed a day.",
              Unit.FRACTION,
              List.of(DeliveryDaily.DEPLOYMENTS),
              List.of()),
          lead(
              "lead_time_from_commit",
              "How long a model takes from the commit of its code to its first deployment.",
              DeliveryDaily.LEAD_FROM_COMMIT,
              DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS),
          lead(
              "lead_time_from_training",
              "The same from the start of its training run.",
              DeliveryDaily.LEAD_FROM_TRAINING,
              DeliveryDaily.LEAD_FROM_TRAINING_VERSIONS),
          lead(
              "lead_time_from_data",
              "The same from when its newest training input was made.",
              DeliveryDaily.LEAD_FROM_DATA,
              DeliveryDaily.LEAD_FROM_DATA_VERSIONS),
          delivery(
              "change_failure_rate",
              "How many deployments showed to have failed, of dates from the first recorded"
                  + " incident on. A failure counts on the date on which it shows: over few dates"
                  + " it may exceed 1.",
              Unit.FRACTION,
              List.of(DeliveryDaily.FAILED_DEPLOYMENTS),
              List.of(DeliveryDaily.DEPLOYMENTS)),
          lead(
              "time_to_restore",
              "How long a target has a failed deployment, from the first incident to the next"
                  + " deployment.",
              DeliveryDaily.RESTORE_SECONDS,
              DeliveryDaily.RESTORED));

  private LineageMetrics() {}

  private static Metric reach(String name, String doc, Col traceable, Col census) {
    return new SumOverSum(
        name,
        doc,
        Unit.RATIO,
        LineageReachDaily.TABLE,
        List.of(traceable),
        List.of(census),
        CENSUS);
  }

  private static Metric spend(String name, String doc, Col traced) {
    return new SumOverSum(
        name,
        doc,
        Unit.RATIO,
        LineageReachDaily.TABLE,
        List.of(traced),
        List.of(LineageReachDaily.SPEND_COSTS),
        "what GPUs cost, gold.gpu_waterfall_daily");
  }

  private static Metric lead(String name, String doc, Col seconds, Col number) {
    return delivery(name, doc, Unit.SECONDS, List.of(seconds), List.of(number));
  }

  private static Metric delivery(
      String name, String doc, Unit unit, List<Col> numerators, List<Col> denominators) {
    return new SumOverSum(name, doc, unit, DeliveryDaily.TABLE, numerators, denominators, DORA);
  }
}
