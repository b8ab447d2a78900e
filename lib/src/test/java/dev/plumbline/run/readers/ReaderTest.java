package dev.plumbline.run.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.storage.VersionFiles;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/**
 * The statements as each reader's documentation has them. Spark's and DuckDB's run in tests
 * elsewhere; Trino, and DuckDB's delta extension, cannot be run here.
 */
class ReaderTest {
  private static final Shown SHOWN =
      shown("file:/srv/it's a `lake` 100%/gold/gpu_waterfall_daily", List.of());

  @Test
  void sparkReadsAPathInBackticks() {
    assertThat(statements(Reader.SPARK, SHOWN))
        .containsExactly(
            "CREATE SCHEMA IF NOT EXISTS silver",
            "CREATE SCHEMA IF NOT EXISTS gold",
            "CREATE OR REPLACE VIEW silver.gpu_sample AS SELECT * FROM"
                + " delta.`s3a://b/lake/silver/gpu_sample` VERSION AS OF 12",
            "CREATE OR REPLACE VIEW gold.gpu_waterfall_daily AS SELECT * FROM"
                + " delta.`file:/srv/it's a ``lake`` 100%/gold/gpu_waterfall_daily`"
                + " VERSION AS OF 7");
  }

  @Test
  void trinoReadsVersionsOfTablesThatAreRegisteredOnce() {
    assertThat(statements(Reader.TRINO_TABLES, SHOWN))
        .containsExactly(
            "CREATE SCHEMA IF NOT EXISTS silver_tables",
            "CREATE SCHEMA IF NOT EXISTS gold_tables",
            "CALL system.register_table(schema_name => 'silver_tables', table_name =>"
                + " 'gpu_sample', table_location => 's3://b/lake/silver/gpu_sample')",
            "CALL system.register_table(schema_name => 'gold_tables', table_name =>"
                + " 'gpu_waterfall_daily', table_location =>"
                + " 'file:/srv/it''s a `lake` 100%/gold/gpu_waterfall_daily')");
    assertThat(statements(Reader.TRINO, SHOWN))
        .containsExactly(
            "CREATE SCHEMA IF NOT EXISTS silver",
            "CREATE SCHEMA IF NOT EXISTS gold",
            "CREATE OR REPLACE VIEW silver.gpu_sample AS SELECT * FROM silver_tables.gpu_sample"
                + " FOR VERSION AS OF 12",
            "CREATE OR REPLACE VIEW gold.gpu_waterfall_daily AS SELECT * FROM"
                + " gold_tables.gpu_waterfall_daily FOR VERSION AS OF 7");
  }

  @Test
  void duckdbReadsAUri() {
    assertThat(statements(Reader.DUCKDB, SHOWN))
        .containsExactly(
            "INSTALL delta",
            "LOAD delta",
            "CREATE SCHEMA IF NOT EXISTS silver",
            "CREATE SCHEMA IF NOT EXISTS gold",
            "CREATE OR REPLACE VIEW silver.gpu_sample AS SELECT * FROM"
                + " delta_scan('s3://b/lake/silver/gpu_sample', version => 12)",
            "CREATE OR REPLACE VIEW gold.gpu_waterfall_daily AS SELECT * FROM"
                + " delta_scan('file:///srv/it''s%20a%20%60lake%60%20100%25/gold/"
                + "gpu_waterfall_daily', version => 7)");
  }

  @Test
  void everyTextSaysWhatItShowsInCommentsThatNoNameCanEnd() {
    Shown odd = new Shown(3, "n\nDROP SCHEMA gold", LocalDate.EPOCH, SHOWN.tables(), SHOWN.files());
    for (Reader reader : Reader.values()) {
      assertThat(reader.sql(SHOWN)).startsWith("-- ");
      assertThat(statements(reader, odd)).noneMatch(line -> line.startsWith("DROP"));
    }
    assertThat(Stream.of(Reader.values()).map(Reader::file))
        .containsExactly(
            "gold/_readers/spark.sql",
            "gold/_readers/trino.sql",
            "gold/_readers/trino-tables.sql",
            "gold/_readers/duckdb.sql",
            "gold/_readers/duckdb-files.sql");
    assertThat(Reader.SPARK.sql(SHOWN))
        .contains("all tables as of publication 3 (run night-1, newest date 2026-07-15)");
  }

  @Test
  void ofATableThatHasOnlyChangesTheViewSaysUntilWhenARowStands() {
    String given =
        """
        SELECT * FROM (VALUES ('r', 'm', '1', DATE '2026-07-14'),
                              ('r', 'm', '1', DATE '2026-07-16'),
                              ('r', 'm', '2', DATE '2026-07-15'))
               AS given(registry, model, version, as_of_date)\
        """;
    String view = "CREATE SCHEMA gold;\n" + Sql.view(LineageCompleteness.TABLE, given);
    String standing =
        """
        SELECT string_agg(
          version || ' ' || as_of_date || ' ' || coalesce(valid_to::text, 'still'),
          ', ' ORDER BY version, as_of_date)
        FROM gold.lineage_completeness\
        """;
    assertThat(Duck.afterwards(view, standing))
        .isEqualTo("1 2026-07-14 2026-07-16, 1 2026-07-16 still, 2 2026-07-15 still");
  }

  /** Every type of every table, of a lake without a file: DuckDB takes the statements. */
  @Test
  void tablesWithoutFilesHaveTheirColumnsAndNoRows() {
    List<Shown.At> all =
        Tables.ALL.stream().map(table -> new Shown.At(table, new Path("/l"), 0)).toList();
    Shown empty =
        new Shown(
            1,
            "night-1",
            LocalDate.EPOCH,
            all,
            table -> new VersionFiles(table.schema(), List.of()));
    String views = String.join(";", statements(Reader.DUCKDB_FILES, empty));
    assertThat(
            Duck.afterwards(
                views,
                "SELECT string_agg(column_name || ' ' || data_type, ', ' ORDER BY column_index)"
                    + " FROM duckdb_columns() WHERE table_name = 'publication'"))
        .isEqualTo(
            "night_id VARCHAR, published_date DATE, input_hashes MAP(VARCHAR, VARCHAR),"
                + " table_versions MAP(VARCHAR, BIGINT), published_at TIMESTAMP WITH TIME ZONE,"
                + " publication_number BIGINT");
    assertThat(Duck.afterwards(views, "SELECT count(*) FROM gold.gpu_waterfall_daily"))
        .isEqualTo("0");
  }

  private static Shown shown(String location, List<Path> files) {
    return new Shown(
        3,
        "night-1",
        LocalDate.parse("2026-07-15"),
        List.of(
            new Shown.At(GpuSample.TABLE, new Path("s3a://b/lake/silver/gpu_sample"), 12),
            new Shown.At(GpuWaterfallDaily.TABLE, new Path(location), 7)),
        table -> new VersionFiles(table.schema(), files));
  }

  private static List<String> statements(Reader reader, Shown shown) {
    return Stream.of(reader.sql(shown).split("\n"))
        .filter(line -> !line.startsWith("--"))
        .collect(Collectors.collectingAndThen(Collectors.joining("\n"), ReaderTest::split));
  }

  private static List<String> split(String text) {
    return Stream.of(text.split(";\n?")).filter(one -> !one.isBlank()).toList();
  }
}
