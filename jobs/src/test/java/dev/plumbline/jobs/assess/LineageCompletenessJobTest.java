package dev.plumbline.jobs.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.build.LineageTablesJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.testing.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Both lineage jobs on the sample fleet's pipelines and registry. */
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

  private static TestContext context(LocalDate... dates) {
    return new TestContext(Slice.of(List.of(dates), List.of()), null, Policies.DEFAULT);
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
    tables.putAll(new LineageTablesJob().apply(new Inputs(tables), context(FIRST)).frames());
    tables.put(
        GpuHourCost.TABLE,
        Given.table(
                GpuHourCost.TABLE,
                GpuHourCost.COST_DATE,
                GpuHourCost.RUN_ID,
                GpuHourCost.CURRENCY,
                GpuHourCost.STAGE,
                GpuHourCost.GPU_SECONDS,
                GpuHourCost.COST)
            .row(FIRST, ATLAS_RUN, "USD", "delivered", new BigDecimal("3000"), new BigDecimal("7"))
            .row(FIRST, ATLAS_RUN, "USD", "sm_idle", new BigDecimal("600"), new BigDecimal("1.5"))
            .row(SECOND, ATLAS_RUN, "USD", "sm_idle", new BigDecimal("400"), null)
            .row(FIRST, TOKENIZE, "EUR", "delivered", new BigDecimal("60"), new BigDecimal("0.25"))
            .row(FIRST, null, "USD", "empty", new BigDecimal("9999"), new BigDecimal("99"))
            .frame());
    return tables;
  }

  private static Frame rulings(LocalDate... dates) {
    return new LineageCompletenessJob()
        .apply(new Inputs(tables()), context(dates))
        .frames()
        .get(LineageCompleteness.TABLE);
  }

  @Test
  void eachSampleModelBreaksAtItsOwnLink() {
    List<Col> columns =
        List.of(
            LineageCompleteness.AS_OF_DATE,
            LineageCompleteness.MODEL,
            LineageCompleteness.FIRST_BROKEN_LINK);
    assertThat(Given.values(rulings(FIRST, SECOND), columns.toArray(Col[]::new)))
        .contains(
            Arrays.asList(FIRST, "atlas-chat", null),
            Arrays.asList(FIRST, "argus-detect", "training_run"),
            Arrays.asList(FIRST, "echo-asr", "artifact_digest"),
            Arrays.asList(FIRST, "parrot-rank", "training_inputs"),
            Arrays.asList(FIRST, "hydra-seg", "code_commit"),
            Arrays.asList(FIRST, "mosaic-rec", "deployment"),
            Arrays.asList(FIRST, "iris-caption", "upstream_closure"),
            Arrays.asList(SECOND, "sandbox-lm", "approval"),
            Arrays.asList(SECOND, "atlas-chat", null))
        // Seven were registered on the first date, an eighth on the second: 7 + 8.
        .hasSize(15);
  }

  @Test
  void whatStandsBehindAModelGrowsWithTheDate() {
    Map<Object, Row> rows = new HashMap<>();
    Frame frame = rulings(FIRST, SECOND);
    int model = frame.position(LineageCompleteness.MODEL);
    int date = frame.position(LineageCompleteness.AS_OF_DATE);
    frame.rows().collectAsList().stream()
        .filter(row -> row.getString(model).equals("atlas-chat"))
        .forEach(row -> rows.put(row.get(date), row));
    int seconds = frame.position(LineageCompleteness.GPU_SECONDS_BEHIND);
    int costs = frame.position(LineageCompleteness.COSTS_BEHIND);
    // 3000 + 600 of the training run, 60 of tokenize upstream; 400 more on the second date.
    assertThat(rows.get(FIRST).getDecimal(seconds)).isEqualByComparingTo("3660");
    assertThat(rows.get(SECOND).getDecimal(seconds)).isEqualByComparingTo("4060");
    Map<String, BigDecimal> behind = rows.get(SECOND).getJavaMap(costs);
    assertThat(behind.get("USD")).isEqualByComparingTo("8.5");
    assertThat(behind.get("EUR")).isEqualByComparingTo("0.25");
    int saturation = frame.position(LineageCompleteness.SATURATION);
    assertThat(rows.get(FIRST).getDouble(saturation)).isEqualTo(1.0);
    List<String> witness =
        rows.get(FIRST).getList(frame.position(LineageCompleteness.WITNESS_PATH));
    assertThat(witness)
        .startsWith("model atlas-chat 7", "run " + ATLAS_RUN)
        .endsWith(
            "dataset s3://acme-lake raw/crawl @ snapshot:4101",
            "declared source s3://acme-lake raw/crawl of data-platform");
    // training run, tokenize, clean_crawl
    assertThat(rows.get(FIRST).getLong(frame.position(LineageCompleteness.RUNS_BEHIND)))
        .isEqualTo(3);
  }

  @Test
  void aRunIsOneRowWhateverTheLetterCaseOfItsEvents() {
    Frame runs = tables().get(LineageRun.TABLE);
    assertThat(Given.values(runs, LineageRun.RUN_ID, LineageRun.OUTCOME))
        .contains(List.of("1e7d701f-401c-4b64-8b6f-7e408b21d002", "complete"))
        // Seven pipeline runs and seven training runs.
        .hasSize(14);
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
