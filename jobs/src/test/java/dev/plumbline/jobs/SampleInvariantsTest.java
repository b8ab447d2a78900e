package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold on every row of the sample nights, to the last digit. */
class SampleInvariantsTest {

  @BeforeAll
  static void nights() {
    assertThat(SampleNight.result().isStopped()).isFalse();
  }

  @Test
  void stagesSumToTheAccountedSecondsOfEveryResourceAndHour() {
    Dataset<Row> hours =
        sql(
            """
            WITH node AS (
              SELECT DISTINCT node, billing_resource_id FROM gpu_hour_cost WHERE node IS NOT NULL),
            observed AS (
              SELECT n.billing_resource_id, s.hour_at, sum(s.gpu_milliseconds) AS milliseconds
              FROM gpu_segment s JOIN node n ON s.node = n.node GROUP BY 1, 2),
            paid AS (
              SELECT billing_resource_id, hour_at, sum(paid_gpu_seconds) AS seconds
              FROM paid_capacity WHERE charge_kind = 'compute' GROUP BY 1, 2),
            staged AS (
              SELECT billing_resource_id, hour_at, sum(gpu_seconds) AS seconds
              FROM gpu_hour_cost WHERE stage <> 'unused_commitment' GROUP BY 1, 2)
            SELECT staged.seconds,
                   greatest(coalesce(paid.seconds, 0),
                            coalesce(cast(observed.milliseconds AS decimal(38,12)) / 1000, 0))
                     AS accounted
            FROM staged
            LEFT JOIN paid USING (billing_resource_id, hour_at)
            LEFT JOIN observed USING (billing_resource_id, hour_at)
            """);
    assertThat(hours.count()).isGreaterThan(300);
    assertThat(hours.where("seconds <> accounted").takeAsList(5)).isEmpty();
  }

  @Test
  void noBilledOrObservedHourIsMissing() {
    assertThat(
            sql("""
            SELECT DISTINCT billing_resource_id, hour_at FROM paid_capacity
            WHERE charge_kind = 'compute' AND paid_gpu_seconds > 0
            EXCEPT SELECT billing_resource_id, hour_at FROM gpu_hour_cost
            """)
                .takeAsList(5))
        .isEmpty();
    assertThat(
            sql("""
            SELECT DISTINCT node, hour_at FROM gpu_segment
            EXCEPT SELECT node, hour_at FROM gpu_hour_cost
            """)
                .takeAsList(5))
        .isEmpty();
  }

  @Test
  void stagesSumToThePricedCostOfEveryResourceAndHour() {
    Dataset<Row> hours =
        sql(
            """
            WITH priced AS (
              SELECT billing_resource_id, hour_at, billing_currency, sum(effective_cost) AS cost
              FROM paid_capacity WHERE charge_kind IN ('compute', 'commitment_unused')
              GROUP BY 1, 2, 3),
            staged AS (
              SELECT billing_resource_id, hour_at, billing_currency, sum(cost) AS cost
              FROM gpu_hour_cost WHERE price_source = 'billed' GROUP BY 1, 2, 3)
            SELECT priced.cost AS priced, staged.cost AS staged
            FROM priced FULL JOIN staged USING (billing_resource_id, hour_at, billing_currency)
            """);
    assertThat(hours.count()).isGreaterThan(250);
    assertThat(hours.where("NOT (priced <=> staged)").takeAsList(5)).isEmpty();
  }

  @Test
  void goldSumsToSilverPerDateAndCurrency() {
    assertThat(
            sql("""
            WITH silver AS (
              SELECT cost_date AS d, billing_currency AS c,
                     sum(gpu_seconds) AS s, sum(cost) AS m
              FROM gpu_hour_cost GROUP BY 1, 2),
            gold AS (
              SELECT usage_date AS d, billing_currency AS c,
                     sum(gpu_seconds) AS s, sum(cost) AS m
              FROM gpu_waterfall_daily GROUP BY 1, 2)
            SELECT * FROM silver FULL JOIN gold USING (d, c)
            WHERE NOT (silver.s <=> gold.s) OR NOT (silver.m <=> gold.m)
            """)
                .takeAsList(5))
        .isEmpty();
  }

  @Test
  void whatRunsCostIsWhatTheirHoursCost() {
    Dataset<Row> runs =
        sql(
            """
            WITH hours AS (
              SELECT cost_date AS d, run_id AS r, billing_currency AS c,
                     sum(gpu_seconds) AS s, sum(cost) AS m
              FROM gpu_hour_cost WHERE run_id IS NOT NULL GROUP BY 1, 2, 3),
            runs AS (
              SELECT usage_date AS d, run_id AS r, billing_currency AS c,
                     gpu_seconds AS s, cost AS m
              FROM run_cost_daily)
            SELECT hours.s <=> runs.s AND hours.m <=> runs.m AS agrees
            FROM hours FULL JOIN runs USING (d, r, c)
            """);
    assertThat(runs.count()).isGreaterThan(2);
    assertThat(runs.where("NOT agrees").takeAsList(5)).isEmpty();
  }

  @Test
  void idleWasteIsTheWasteStagesOfTheWaterfall() {
    assertThat(
            sql("""
            WITH waterfall AS (
              SELECT usage_date AS d, billing_currency AS c,
                     sum(gpu_seconds) AS s, sum(cost) AS m
              FROM gpu_waterfall_daily
              WHERE stage IN ('unused_commitment', 'empty', 'held_idle', 'false_busy')
              GROUP BY 1, 2),
            idle AS (
              SELECT usage_date AS d, billing_currency AS c,
                     sum(gpu_seconds) AS s, sum(cost) AS m
              FROM idle_waste_daily GROUP BY 1, 2)
            SELECT * FROM waterfall FULL JOIN idle USING (d, c)
            WHERE NOT (waterfall.s <=> idle.s) OR NOT (waterfall.m <=> idle.m)
            """)
                .takeAsList(5))
        .isEmpty();
  }

  @Test
  void everyInvoiceBridgesWithoutRemainder() {
    Dataset<Row> invoices =
        sql(
            """
            SELECT invoice, billing_currency,
                   sum(CASE WHEN step = 'gpu_compute' THEN amount END) AS compute,
                   coalesce(sum(CASE WHEN step_kind = 'stage' THEN amount END), 0) AS stages,
                   sum(CASE WHEN step = 'billed_cost' THEN amount END)
                     + sum(CASE WHEN step_kind = 'movement' THEN amount ELSE 0 END) AS moved
            FROM invoice_bridge GROUP BY 1, 2
            """);
    assertThat(invoices.count()).isGreaterThanOrEqualTo(3);
    assertThat(invoices.where("compute <> stages OR compute <> moved").takeAsList(5)).isEmpty();
  }

  @Test
  void everyRecordOfEveryFileIsAccountedFor() {
    assertThat(
            sql("""
            SELECT path FROM ingest_file WHERE records_in <>
              records_accepted + records_rejected + records_duplicate + records_ignored
            """)
                .takeAsList(5))
        .isEmpty();
    assertThat(
            sql("SELECT (SELECT sum(records_rejected) FROM ingest_file)"
                    + " - (SELECT count(*) FROM reject)")
                .first()
                .getLong(0))
        .isZero();
  }

  @Test
  void sharesOfAGpuNeverExceedTheWhole() {
    assertThat(
            sql("""
            SELECT gpu_uuid, hour_at FROM gpu_segment
            GROUP BY 1, 2 HAVING sum(gpu_milliseconds) > 3600000
            """)
                .takeAsList(5))
        .isEmpty();
  }

  private static Dataset<Row> sql(String text) {
    return SharedSpark.session().sql(text);
  }
}
