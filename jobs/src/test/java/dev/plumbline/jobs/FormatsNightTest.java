package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.Reject;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A landing with a source of every format is ingested, and every record of it is somewhere. */
class FormatsNightTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples", "formats");
  private static final NightRequest LANDING_ONLY =
      new NightRequest(new TreeSet<>(), job -> false, NightRequest.Ingest.READ);

  /** The same rows in another wrapping; their sample is made from the other's in their tests. */
  private static final Set<String> OTHER_WRAPPINGS =
      Set.of(
          "azure-cost-parquet",
          "gcp-billing-parquet",
          "gcp-billing-csv",
          "tidy-parquet",
          "invoice-parquet");

  /** Formats of the two sample nights, which have tests of their own. */
  private static final Set<String> ELSEWHERE =
      Set.of("dcgm-exposition", "openlineage", "model-registry");

  @TempDir private static Path folder;
  private static Lake lake;

  @BeforeAll
  static void ingest() {
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    night(SAMPLES.resolve("plumbline.yaml"));
  }

  private static void night(Path configuration) {
    new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.now())
        .run(LANDING_ONLY);
  }

  @Test
  void everyFormatHasASampleThatMakesRows() {
    Set<String> formats = new HashSet<>();
    for (Row row : files()) {
      if (row.getLong(3) > 0) {
        formats.add(row.getString(1));
      }
    }
    Set<String> expected = new HashSet<>(Ingesters.ALL.stream().map(Ingester::format).toList());
    expected.removeAll(OTHER_WRAPPINGS);
    expected.removeAll(ELSEWHERE);
    assertThat(formats).containsAll(expected);
  }

  @Test
  void everyRowThatAFileGaveIsInItsTable() {
    Map<String, Long> given = new TreeMap<>();
    for (Row row : files()) {
      String table = Ingesters.ofFile(row.getString(1)).rows().fullName();
      given.merge(table + " of " + row.getString(0), row.getLong(3), Long::sum);
    }
    Map<String, Long> held = new TreeMap<>();
    for (TableSpec table : Ingesters.ALL.stream().map(Ingester::rows).distinct().toList()) {
      Col source = table.equals(FocusCharge.TABLE) ? FocusCharge.SOURCE : source(table);
      lake.read(table)
          .select(source)
          .rows()
          .collectAsList()
          .forEach(row -> held.merge(table.fullName() + " of " + row.getString(0), 1L, Long::sum));
    }
    given.values().removeIf(rows -> rows == 0);
    assertThat(held).isEqualTo(given);
  }

  private static Col source(TableSpec table) {
    return table.columns().stream()
        .filter(c -> c.name().equals("source"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRejectIsKeptWithItsReason() {
    long rejected = files().stream().mapToLong(row -> row.getLong(4)).sum();
    assertThat(rejected).isPositive();
    assertThat(lake.read(Reject.TABLE).rows().count()).isEqualTo(rejected);
  }

  @Test
  void filesOfASourceThatLeavesItToThemTellTheirFormats() {
    Map<String, String> told = new TreeMap<>();
    files().stream()
        .filter(row -> row.getString(0).equals("told"))
        .forEach(row -> told.put(row.getString(2), row.getString(1)));
    assertThat(told)
        .isEqualTo(
            Map.of(
                "prometheus-json/range.json", "prometheus-json",
                "otlp-json/metrics.jsonl", "otlp-json",
                "aws-cur-parquet/data-export.parquet", "aws-cur-parquet",
                "mlflow-runs/runs.ndjson", "mlflow-runs"));
  }

  private static List<Row> files() {
    return lake.read(IngestFile.TABLE)
        .select(
            IngestFile.SOURCE,
            IngestFile.FORMAT,
            IngestFile.PATH,
            IngestFile.ROWS_OUT,
            IngestFile.RECORDS_REJECTED)
        .rows()
        .collectAsList();
  }
}
