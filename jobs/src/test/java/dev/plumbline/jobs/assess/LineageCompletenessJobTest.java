package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.assess.SampleLineage.ATLAS_RUN;
import static dev.plumbline.jobs.assess.SampleLineage.FIRST;
import static dev.plumbline.jobs.assess.SampleLineage.SECOND;
import static dev.plumbline.jobs.assess.SampleLineage.context;
import static dev.plumbline.jobs.assess.SampleLineage.materialised;
import static dev.plumbline.jobs.assess.SampleLineage.planned;
import static dev.plumbline.jobs.assess.SampleLineage.tables;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.Inputs;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both lineage jobs on the sample fleet's pipelines and registry. */
@ExtendWith(SharedSpark.class)
class LineageCompletenessJobTest {
  private static Frame rulings(LocalDate... dates) {
    return rulings(tables(), dates);
  }

  private static Frame rulings(Map<TableSpec, Frame> tables, LocalDate... dates) {
    return new LineageCompletenessJob()
        .apply(new Inputs(tables), context(dates))
        .frames()
        .get(LineageCompleteness.TABLE);
  }

  @Test
  void eachSampleModelBreaksAtItsOwnLink() {
    expect(rulings(FIRST, SECOND))
        .including(
            """
            as_of_date | model        | first_broken_link
            2026-07-14 | atlas-chat   |
            2026-07-14 | argus-detect | training_run
            2026-07-14 | echo-asr     | artifact_digest
            2026-07-14 | parrot-rank  | training_inputs
            2026-07-14 | hydra-seg    | code_commit
            2026-07-14 | mosaic-rec   | deployment
            2026-07-14 | iris-caption | upstream_closure
            2026-07-15 | sandbox-lm   | approval
            2026-07-15 | atlas-chat   |
            """)
        // Seven were registered on the first date, an eighth on the second, on which the run of
        // another went on; of the other six nothing changed: 7 + 1 + 1.
        .count(9);
  }

  @Test
  void aNightAfterSaysOnlyWhatIsNotAsItWas() {
    Frame published = materialised(rulings(FIRST));
    Map<TableSpec, Frame> tables = new HashMap<>(tables());
    tables.put(LineageCompleteness.TABLE, published);
    Map<TableSpec, Frame> second =
        new LineageCompletenessJob().apply(new Inputs(tables), context(SECOND)).frames();
    expect(second.get(LineageCompleteness.TABLE))
        .rows(
            """
            as_of_date | model
            2026-07-15 | sandbox-lm
            2026-07-15 | atlas-chat
            """);
    expect(second.get(LineageReachDaily.TABLE))
        .rows(
            """
            as_of_date | registered_versions | traceable_versions | census_versions | reach_ratio
            2026-07-15 | 8                   | 1                  | 8               | 0.125
            """);
    expect(second.get(LineageReachDaily.TABLE))
        .rows(
            """
            as_of_date | digest_bits
            2026-07-15 | 128
            """);
    // What was published of a date is not compared with itself.
    expect(rulings(tables, FIRST)).count(7);
  }

  @Test
  void deliveriesAreRowsOfTheirOwnBesideRulingsAndReach() {
    Map<TableSpec, Frame> ruled =
        new LineageCompletenessJob().apply(new Inputs(tables()), context(SECOND)).frames();
    // Deployed two hours after 05:05, when it had been trained since 02:00; its newest input was
    // complete at 00:30 of the day before: 5 h 5 min, and 30 h 35 min. Seven others stand.
    expect(ruled.get(DeliveryDaily.TABLE))
        .count(8)
        .including(
            """
            model      | deployments | lead_from_training_seconds | lead_from_data_seconds
            sandbox-lm | 1           | 18300                      | 110100
            """)
        .including(
            """
            model      | deployed_version | deployments | failed_deployments | evaluation_age_days
            atlas-chat | 7                | 0           |                    | 1
            """);
    expect(ruled.get(LineageReachDaily.TABLE)).count(1);
  }

  @Test
  void aFleetThatOnlyPaysHasNoRowAndNoGateMisses() {
    Map<TableSpec, Frame> nothing = new HashMap<>();
    tables().forEach((table, frame) -> nothing.put(table, Given.table(table).frame()));
    nothing.put(GpuWaterfallDaily.TABLE, tables().get(GpuWaterfallDaily.TABLE));
    Map<TableSpec, Frame> ruled =
        new LineageCompletenessJob().apply(new Inputs(nothing), context(FIRST)).frames();
    ruled.forEach(
        (table, rows) -> {
          expect(rows).count(0);
          assertThat(table.presence()).isNotEqualTo(TableSpec.Presence.ROWS_EXPECTED);
        });
  }

  @Test
  void spendOfThirtyDatesIsFollowedToRunsModelsAndData() {
    Map<TableSpec, Frame> ruled =
        new LineageCompletenessJob().apply(new Inputs(tables()), context(FIRST, SECOND)).frames();
    // 20 of 15 June, the first of the thirty dates up to 14 July, and 7 + 1.5 + 99 of that date.
    // Of them 8.5 of the run of atlas-chat, and 0.25 of the one that tokenized for it.
    expect(ruled.get(LineageReachDaily.TABLE))
        .rows(
            """
            as_of_date | spend_priced_dates | spend_costs
            2026-07-14 | 2                  | {EUR=0.25, USD=127.5}
            2026-07-15 | 1                  | {EUR=0.25, USD=107.5}
            """)
        .rows(
            """
            as_of_date | run_spend_costs      | model_spend_costs    | data_spend_costs
            2026-07-14 | {EUR=0.25, USD=8.5}  | {EUR=0.25, USD=8.5}  | {EUR=0.25, USD=8.5}
            2026-07-15 | {EUR=0.25, USD=8.5}  | {EUR=0.25, USD=8.5}  | {EUR=0.25, USD=8.5}
            """);
  }

  @Test
  void whatStandsBehindAModelGrowsWithTheDate() {
    Frame atlas =
        rulings(FIRST, SECOND).where(LineageCompleteness.MODEL.of().equalTo("atlas-chat"));
    // 3000 + 600 of the training run, 60 of tokenize upstream; 400 more on the second date.
    expect(atlas)
        .rows(
            """
            as_of_date | gpu_seconds_behind
            2026-07-14 | 3660
            2026-07-15 | 4060
            """)
        .including(
            """
            as_of_date | costs_behind
            2026-07-15 | {USD=8.5, EUR=0.25}
            """)
        // training run, tokenize, clean_crawl
        .including(
            """
            as_of_date | saturation_ratio | runs_behind
            2026-07-14 | 1                | 3
            """);
    Frame first = atlas.where(LineageCompleteness.AS_OF_DATE.of().equalTo(FIRST));
    List<String> witness =
        first.select(LineageCompleteness.WITNESS_PATH).rows().collectAsList().get(0).getList(0);
    assertThat(witness)
        .startsWith("model atlas-chat 7 of test", "run " + ATLAS_RUN)
        .endsWith(
            "dataset s3://acme-lake raw/crawl @ snapshot:4101",
            "declared source s3://acme-lake raw/crawl of data-platform");
  }

  @Test
  void aRunIsOneRowWhateverTheLetterCaseOfItsEvents() {
    expect(tables().get(LineageRun.TABLE))
        .including(
            """
            run_id                               | outcome
            1e7d701f-401c-4b64-8b6f-7e408b21d002 | complete
            """)
        // Seven pipeline runs and seven training runs.
        .count(14);
  }

  @Test
  void noPlanSortsForAnAggregate() {
    Map<TableSpec, Frame> tables = planned();
    tables.put(LineageCompleteness.TABLE, rulings(FIRST));
    tables
        .values()
        .forEach(
            frame ->
                assertThat(frame.rows().queryExecution().executedPlan().toString())
                    .doesNotContain("SortAggregate")
                    .doesNotContain("CartesianProduct"));
  }
}
