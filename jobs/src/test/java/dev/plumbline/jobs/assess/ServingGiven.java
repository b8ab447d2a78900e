package dev.plumbline.jobs.assess;

import static org.apache.spark.sql.functions.concat_ws;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.unit.ServedVersion;
import dev.plumbline.cost.unit.Serving;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.testing.Given;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** What serves parrot-rank 5, and what it was asked, for tests of unit economics. */
final class ServingGiven {
  private static final ServedVersion RANK = served("parrot-rank");
  private static final String USAGE =
      """
      source | target  | start            | end              | all  | good | bad | in     | out
      """;

  static ServedVersion served(String model) {
    return new ServedVersion(null, model, "5", "prod-eu", null);
  }

  /** Every cluster's electricity emits 400 g/kWh, of which a quarter more is needed. */
  static Frame made(Given... inputs) {
    return made(List.of(Electricity.own(null, null, 400.0, 1.25)), inputs);
  }

  static Frame made(List<Electricity> electricity, Given... inputs) {
    List<Serving> entries =
        List.of(
            new Serving("serve-chat", "parrot-chat-*", served("next"), Given.DAY.plusDays(1)),
            new Serving("serve-chat", "parrot-chat-*", RANK, Given.DAY),
            new Serving("serve-chat", null, served("other")));
    Configuration configuration =
        new Configuration(
            "lake",
            Configuration.Limits.DEFAULT,
            List.of(),
            List.of(),
            new Configuration.People(
                List.of(), List.of(), entries, Configuration.People.USUAL_JOB_LABEL),
            List.of(),
            new Configuration.Facts(List.of(), electricity));
    return OneJob.run(new UnitEconomicsJob(), OneJob.context(configuration, Given.DAY), inputs)
        .where(UnitEconomicsDaily.MODEL.of().equalTo("parrot-rank"));
  }

  static Given costs(String rows) {
    return Given.table(GpuHourCost.TABLE)
        .every(GpuHourCost.COST_DATE, "2026-07-14")
        .every(GpuHourCost.BILLING_RESOURCE_ID, "i-1")
        .every(GpuHourCost.STAGE, "delivered")
        .every(GpuHourCost.CURRENCY, "USD")
        .every(GpuHourCost.PRICE_SOURCE, "billed")
        .every(GpuHourCost.PRICE_STATE, "billed")
        .rows(rows);
  }

  static Given costs() {
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
  static Given segments() {
    return segments(
        """
        device_id | owner                    | end_at | counter | counted | power  | powered
        gpu-0     | serve-chat/parrot-chat-0 | 11:00  | 720000  | 3600000 | 700000 | 3600000
        gpu-1     | serve-chat/parrot-chat-1 | 10:30  |         | 0       | 180000 | 1800000
        gpu-2     | lab/parrot-chat-0        | 11:00  | 1       | 3600000 |        | 0
        """);
  }

  static Given segments(String rows) {
    return MoneyGiven.segments()
        .as("counter", GpuSegment.ENERGY_COUNTER)
        .as("counted", GpuSegment.ENERGY_COUNTER_MEASURED)
        .as("power", GpuSegment.ENERGY_POWER)
        .as("powered", GpuSegment.ENERGY_POWER_MEASURED)
        .every(GpuSegment.START_AT, "10:00")
        .rows(rows);
  }

  static Given usage(String rows) {
    return Given.table(InferenceUsage.TABLE)
        .every(InferenceUsage.USAGE_DATE, "2026-07-14")
        .every(InferenceUsage.MODEL, "parrot-rank")
        .every(InferenceUsage.VERSION, "5")
        .every(InferenceUsage.SOURCE_FILE, "f")
        .numbered(InferenceUsage.LINE_NUMBER)
        .as("start", InferenceUsage.WINDOW_START)
        .as("end", InferenceUsage.WINDOW_END)
        .as("all", InferenceUsage.REQUESTS)
        .as("good", InferenceUsage.SUCCESSFUL_REQUESTS)
        .as("bad", InferenceUsage.FAILED_REQUESTS)
        .as("in", InferenceUsage.INPUT_TOKENS)
        .as("out", InferenceUsage.OUTPUT_TOKENS)
        .rows(USAGE + rows);
  }

  static Given usage() {
    return usage(
        """
        gate | prod-eu | 2026-07-13 22:00 | 2026-07-14 02:00 | 10   | 8    | 2   | 100    | 40
        gate | prod-eu | 2026-07-14 10:00 | 2026-07-14 11:00 | 1495 | 1196 | 299 | 149950 | 44980
        gate | prod-us | 2026-07-14 10:00 | 2026-07-14 11:00 | 999  | 999  | 0   | 999    | 999
        """);
  }

  /** Counters of servers of parrot-rank, as vLLM prints them; a series is a server's count. */
  static Given samples(String rows) {
    return Given.table(ServingSample.TABLE)
        .as("at", ServingSample.SAMPLED_AT)
        .every(ServingSample.SAMPLE_DATE, "2026-07-14")
        .every(ServingSample.SOURCE, "vllm")
        .every(ServingSample.SOURCE_FILE, "f")
        .every(ServingSample.SERVER, "vllm")
        .every(ServingSample.NAMESPACE, "serve-chat")
        .every(ServingSample.MODEL, "parrot-rank")
        .following(
            ServingSample.SERVER_ID.is(
                concat_ws(
                    "/",
                    ServingSample.POD.of(),
                    ServingSample.MODEL.of(),
                    ServingSample.VERSION.of())))
        .following(
            ServingSample.SERIES_ID.is(
                concat_ws(
                    "/",
                    ServingSample.SERVER_ID.of(),
                    ServingSample.COUNT.of(),
                    ServingSample.BOUND.of())))
        .rows(rows);
  }

  static Given evaluations(String rows) {
    return Given.table(Evaluation.TABLE)
        .every(Evaluation.REGISTRY, "reg")
        .every(Evaluation.MODEL, "parrot-rank")
        .every(Evaluation.VERSION, "5")
        .rows("evaluation_id | evaluated_at     | metric   | metric_value\n" + rows);
  }

  static Given evaluations() {
    return evaluations(
        """
        old           | 2026-07-10 08:00 | accuracy | 0.7
        new           | 2026-07-14 12:00 | accuracy | 0.8
        next          | 2026-07-15 00:00 | accuracy | 0.9
        loss          | 2026-07-14 13:00 | loss     | 0.1
        """);
  }

  static Given versions(String... registries) {
    Given versions =
        Given.table(ModelVersion.TABLE)
            .every(ModelVersion.MODEL, "parrot-rank")
            .every(ModelVersion.VERSION, "5");
    for (String registry : registries) {
      versions.rows("registry | run_id\n" + registry + " | run-1\n");
    }
    return versions;
  }

  static Given runCosts() {
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

  /** Why figures of the one row are absent. */
  static Map<String, String> reasons(Frame made) {
    List<Row> rows = made.select(UnitEconomicsDaily.ABSENT_REASONS).rows().collectAsList();
    assertThat(rows).hasSize(1);
    return new TreeMap<>(rows.get(0).getJavaMap(0));
  }

  private ServingGiven() {}
}
