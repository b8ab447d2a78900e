package dev.plumbline.jobs.assess;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.cost.waste.RunCostDays;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.build.LineageTablesJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEvent;
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

/** What the samples' pipelines and registries say, and what some of their runs cost. */
final class SampleLineage {
  private static final Path LANDING = Path.of("../data/samples/landing");
  static final LocalDate FIRST = LocalDate.of(2026, 7, 14);
  static final LocalDate SECOND = LocalDate.of(2026, 7, 15);
  private static final Map<TableSpec, Frame> TABLES = new HashMap<>();
  static final String ATLAS_RUN = "0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001";
  static final String TOKENIZE = "a0000000-1111-4222-8333-000000000002";

  private SampleLineage() {}

  private static String[] texts(String folder) {
    assumeTrue(Files.isDirectory(LANDING.resolve(folder)), "no samples here");
    try (Stream<Path> files = Files.list(LANDING.resolve(folder))) {
      return files.sorted().map(SampleLineage::text).toArray(String[]::new);
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
  static TestContext context(LocalDate... dates) {
    Closing closing = new Closing(new TreeSet<>(List.of(dates)), new TreeSet<>(), true);
    return new TestContext(Slice.of(List.of(dates), List.of()), null, Policies.DEFAULT, closing);
  }

  /** The samples' tables, made once: what the jobs read lies in files, not in plans. */
  static Map<TableSpec, Frame> tables() {
    if (TABLES.isEmpty()) {
      planned().forEach((table, frame) -> TABLES.put(table, materialised(frame)));
    }
    return TABLES;
  }

  static Frame materialised(Frame frame) {
    return Frame.of(
        SharedSpark.session().createDataFrame(frame.rows().collectAsList(), frame.schema()));
  }

  /** Silver tables of the samples, and GPU time of two runs. */
  static Map<TableSpec, Frame> planned() {
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
    tables.put(
        GpuWaterfallDaily.TABLE,
        Given.table(GpuWaterfallDaily.TABLE)
            .as("currency", GpuWaterfallDaily.CURRENCY)
            .rows(
                """
                usage_date | currency | stage     | cost
                2026-06-15 | USD      | delivered | 20
                2026-07-14 | USD      | delivered | 7
                2026-07-14 | USD      | sm_idle   | 1.5
                2026-07-14 | USD      | empty     | 99
                2026-07-14 | EUR      | delivered | 0.25
                2026-07-15 | USD      | sm_idle   |
                """)
            .frame());
    tables.put(LineageCompleteness.TABLE, Given.table(LineageCompleteness.TABLE).frame());
    return tables;
  }
}
