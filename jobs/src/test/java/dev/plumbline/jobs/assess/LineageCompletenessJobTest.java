package dev.plumbline.jobs.assess;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.cost.waste.RunCostDays;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.build.LineageTablesJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.testing.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both lineage jobs on the sample fleet's pipelines and registry. */
@ExtendWith(SharedSpark.class)
class LineageCompletenessJobTest {
  private static final Path LANDING = Path.of("../data/samples/landing");
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 14);
  private static final LocalDate SECOND = LocalDate.of(2026, 7, 15);
  private static final Map<TableSpec, Frame> TABLES = new HashMap<>();
  private static final String ATLAS_RUN = "0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001";
  private static final String TOKENIZE = "a0000000-1111-4222-8333-000000000002";

  private static String[] texts(String folder) {
    assumeTrue(Files.isDirectory(LANDING.resolve(folder)), "no samples here");
    try (Stream<Path> files = Files.list(LANDING.resolve(folder))) {
      return files.sorted().map(LineageCompletenessJobTest::text).toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of these dates is the lake's first night. */
  private static TestContext context(LocalDate... dates) {
    Closing closing = new Closing(new TreeSet<>(List.of(dates)), new TreeSet<>(), true);
    return new TestContext(Slice.of(List.of(dates), List.of()), null, Policies.DEFAULT, closing);
  }

  /** The samples' tables, made once: what the jobs read lies in files, not in plans. */
  private static Map<TableSpec, Frame> tables() {
    if (TABLES.isEmpty()) {
      planned().forEach((table, frame) -> TABLES.put(table, materialised(frame)));
    }
    return TABLES;
  }

  private static Frame materialised(Frame frame) {
    return Frame.of(
        SharedSpark.session().createDataFrame(frame.rows().collectAsList(), frame.schema()));
  }

  /** Silver tables of the samples, and GPU time of two runs. */
  private static Map<TableSpec, Frame> planned() {
    Frame events = Ingested.events(texts("lineage"));
    Frame records = Ingested.records(texts("registry"));
    Map<TableSpec, Frame> tables = new HashMap<>();
    tables.put(LineageEvent.TABLE, events);
    tables.put(RegistryRecord.TABLE, records);
    tables.put(RunRequest.TABLE, Given.table(RunRequest.TABLE).frame());
    tables.putAll(new LineageTablesJob().apply(new Inputs(tables), context(FIRST)).frames());
    Frame hours =
        Given.table(GpuHourCost.TABLE)
            .as("currency", GpuHourCost.CURRENCY)
            .rows(
                """
                cost_date  | run_id | currency | stage     | gpu_seconds | cost
                2026-07-14 | %1$s   | USD      | delivered | 3000        | 7
                2026-07-14 | %1$s   | USD      | sm_idle   | 600         | 1.5
                2026-07-15 | %1$s   | USD      | sm_idle   | 400         |
                2026-07-14 | %2$s   | EUR      | delivered | 60          | 0.25
                2026-07-14 |        | USD      | empty     | 9999        | 99
                """
                    .formatted(ATLAS_RUN, TOKENIZE))
            .frame();
    tables.put(
        RunCostDaily.TABLE,
        RunCostDays.of(Given.table(RunCostDaily.TABLE).frame(), hours, List.of(FIRST, SECOND)));
    tables.put(LineageCompleteness.TABLE, Given.table(LineageCompleteness.TABLE).frame());
    return tables;
  }

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
  void aFleetWithoutPipelinesOrRegistriesHasNoRowAndNoGateMisses() {
    Map<TableSpec, Frame> nothing = new HashMap<>();
    tables().forEach((table, frame) -> nothing.put(table, Given.table(table).frame()));
    Map<TableSpec, Frame> ruled =
        new LineageCompletenessJob().apply(new Inputs(nothing), context(FIRST)).frames();
    ruled.forEach(
        (table, rows) -> {
          expect(rows).count(0);
          assertThat(table.presence()).isNotEqualTo(TableSpec.Presence.ROWS_EXPECTED);
        });
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
