package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SharedSpark.class)
class RecommendationJobTest {
  private static final LocalDate SECOND = LocalDate.of(2026, 7, 15);

  private static Given waste() {
    return Given.table(IdleWasteDaily.TABLE)
        .every(IdleWasteDaily.CURRENCY, "USD")
        .every(IdleWasteDaily.PRICE_SOURCE, "billed")
        .every(IdleWasteDaily.PRICE_STATE, "billed")
        .as("date", IdleWasteDaily.USAGE_DATE)
        .as("on", IdleWasteDaily.BILLING_RESOURCE_ID)
        .as("device", IdleWasteDaily.DEVICE_ID)
        .as("s", IdleWasteDaily.GPU_SECONDS)
        .as("first", IdleWasteDaily.FIRST_SEEN_DATE)
        .as("corrects", IdleWasteDaily.CORRECTS_DATE)
        .rows(
            """
            date       | on   | device | owner   | cause             | s     | cost | first
            2026-07-14 | i-1  | gpu-1  | lab/a   | held_idle         | 3600  | 3    | 2026-07-14
            2026-07-14 | i-1  | gpu-2  | lab/b'c | held_idle         | 7200  | 6    | 2026-07-13
            2026-07-14 | i-2  | gpu-3  | nobody  | demand_unknown    | 86400 | 70   | 2026-07-08
            2026-07-14 | ri-1 |        | nobody  | unused_commitment |       | 10   | 2026-07-14
            2026-07-15 | i-1  | gpu-1  | lab/a   | held_idle         | 1800  | 1.5  | 2026-07-14
            2026-07-15 | i-4  | gpu-4  | lab/d   | false_busy        | 600   |      | 2026-07-15
            """)
        .rows(
            """
            date       | on  | device | owner | cause     | s    | cost | first      | corrects
            2026-07-15 | i-1 | gpu-9  | lab/z | held_idle | -600 | -1   | 2026-07-15 | 2026-06-30
            """);
  }

  /** gpu-2 works, gpu-3 is billed and not seen. */
  private static Given costs() {
    return Given.table(GpuHourCost.TABLE)
        .every(GpuHourCost.BILLING_RESOURCE_ID, "i-1")
        .every(GpuHourCost.CURRENCY, "USD")
        .every(GpuHourCost.PRICE_SOURCE, "billed")
        .every(GpuHourCost.PRICE_STATE, "billed")
        .every(GpuHourCost.OWNER, "lab/x")
        .rows(
            """
            cost_date  | device_id | stage      | gpu_seconds | cost
            2026-07-15 | gpu-1     | delivered  | 3600        | 3
            2026-07-15 | gpu-2     | delivered  | 3600        | 3
            2026-07-15 | gpu-3     | unobserved | 3600        | 3
            2026-07-15 | gpu-4     | false_busy | 600         |
            """);
  }

  private static Frame first() {
    return made(Given.DAY, Given.table(RecommendationDaily.TABLE).frame());
  }

  private static Frame made() {
    return made(SECOND, first());
  }

  private static Frame made(LocalDate date, Frame published) {
    return OneJob.run(
        new RecommendationJob(),
        context(date),
        Map.of(
            IdleWasteDaily.TABLE, waste().frame(),
            GpuHourCost.TABLE, costs().frame(),
            GpuSegment.TABLE, Given.table(GpuSegment.TABLE).frame(),
            ChargeLine.TABLE, Given.table(ChargeLine.TABLE).frame(),
            RecommendationDaily.TABLE, published));
  }

  @Test
  void whatIsOpenClaimsAMonthAndWhatIsGoneIsRealisedOnceWhereSomebodyLooked() {
    expect(
            made()
                .select(
                    RecommendationDaily.DEVICE_ID,
                    RecommendationDaily.RULE,
                    RecommendationDaily.STATE,
                    RecommendationDaily.CONFIDENCE))
        .rows(
            """
            device_id | rule                | state        | confidence
            gpu-1     | reclaim_idle_holder | open         | medium
            gpu-4     | restart_stuck_job   | open         | low
            gpu-2     | reclaim_idle_holder | realised     | medium
            gpu-3     | release_empty_gpu   | not_measured | high
                      | lower_commitment    | realised     | low
            """);
    // 1.5 × 30 = 45; gpu-2 saved the 6 it cost the day before; nobody saw gpu-3.
    expect(
            made()
                .select(
                    RecommendationDaily.DEVICE_ID,
                    RecommendationDaily.COST,
                    RecommendationDaily.CLAIMED_SAVING,
                    RecommendationDaily.REALISED_SAVING))
        .rows(
            """
            device_id | cost | claimed_monthly_saving | realised_saving
            gpu-1     | 1.5  | 45                     |
            gpu-4     |      |                        |
            gpu-2     | 6    |                        | 6
            gpu-3     | 70   |                        |
                      | 10   |                        | 10
            """);
  }

  @Test
  void theEvidenceFindsItsRow() {
    Frame waste = waste().frame();
    // In a session of its own: the one that tests share has views of the samples' lake.
    SparkSession session = SharedSpark.session().newSession();
    session
        .createDataFrame(waste.rows().collectAsList(), waste.rows().schema())
        .createOrReplaceTempView("idle_waste_daily");
    List<Row> rows =
        made()
            .select(RecommendationDaily.EVIDENCE, RecommendationDaily.COST)
            .rows()
            .collectAsList();
    assertThat(rows)
        .hasSize(5)
        .allSatisfy(
            row -> {
              // Standard SQL doubles a quote, Spark's escapes it.
              String condition = row.getString(0).replace("b''c", "b\\'c");
              List<Row> found =
                  session
                      .sql("SELECT cost FROM idle_waste_daily WHERE " + condition)
                      .collectAsList();
              assertThat(found).hasSize(1);
              assertThat(found.get(0).getDecimal(0)).isEqualTo(row.getDecimal(1));
            });
  }

  @Test
  void aRecommendationHasOneIdOnAllDates() {
    Frame first = first().where(RecommendationDaily.DEVICE_ID.of().equalTo("gpu-2"));
    Frame second = made().where(RecommendationDaily.DEVICE_ID.of().equalTo("gpu-2"));
    assertThat(id(first)).isEqualTo(id(second));
    assertThat(made().select(RecommendationDaily.RECOMMENDATION_ID).distinct().rows().count())
        .isEqualTo(5);
  }

  private static String id(Frame row) {
    return row.select(RecommendationDaily.RECOMMENDATION_ID)
        .rows()
        .collectAsList()
        .get(0)
        .getString(0);
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyCauseHasOneRule(Cause cause) {
    assertThat(RecommendationRule.of(cause)).isNotNull();
  }
}
