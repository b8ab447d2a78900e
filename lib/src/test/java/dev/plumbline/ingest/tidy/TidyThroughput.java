package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.CountingSink;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;

/** Prints how fast a wide Parquet table is read on one core. Run by hand; asserts nothing. */
final class TidyThroughput {
  private static final String MAPPING =
      """
      shape: wide
      instant: {column: ts, as: iso}
      device: gpu_uuid
      labels: {node: host, gpu_model: model, pod: pod}
      values:
        - {column: c0, counter: sm_active_ratio, unit: percent}
        - {column: c1, counter: tensor_active_ratio, unit: ratio}
        - {column: c2, counter: dram_active_ratio, unit: ratio}
        - {column: c3, counter: gr_engine_active_ratio, unit: ratio}
        - {column: c4, counter: power_watts, unit: watts}
        - {column: c5, counter: energy_joules, unit: millijoules}
        - {column: c6, counter: sm_clock_mhz, unit: megahertz}
        - {column: c7, counter: framebuffer_used_bytes, unit: mebibytes}
        - {column: c8, counter: framebuffer_free_bytes, unit: mebibytes}
        - {column: c9, counter: gpu_temperature_celsius, unit: celsius}
        - {column: c10, counter: gpu_utilization_ratio, unit: percent}
      """;

  private TidyThroughput() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400_000;
    Path parquet = Files.createTempDirectory("tidy").resolve("wide.parquet");
    write(rows, parquet);
    byte[] bytes = Files.readAllBytes(parquet);
    SourceDialect dialect = SourceDialect.NONE.withMapping(new MappingFile("wide.yaml", MAPPING));
    SourceFile file =
        new SourceFile(
            SourceSettings.of("bench", "tidy-parquet").with(dialect),
            "wide.parquet",
            Instant.parse("2030-01-01T00:00:00Z"));
    for (int round = 0; round < 6; round++) {
      CountingSink sink = new CountingSink();
      long start = System.nanoTime();
      Ingester.Cursor cursor = new TidyIngester(Packing.PARQUET).open(file, new ArrayBytes(bytes));
      while (cursor.read(sink)) {
        continue;
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%.1f MB, %d records, %d rows: %.0f rows/s%n",
          bytes.length / 1e6,
          sink.records,
          sink.rows,
          sink.rows / seconds);
    }
    Files.delete(parquet);
  }

  /** 200 GPUs, a scrape every 15 s; 16 columns. */
  private static void write(int rows, Path parquet) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          COPY (SELECT to_timestamp(1783987200 + (i // 200) * 15) AS ts,
            'node-' || (i %% 200) // 8 AS host,
            'GPU-1e9f4fcd-8609-508f-214e-' || i %% 200 AS gpu_uuid,
            'NVIDIA H100 80GB HBM3' AS model, 'train-' || (i %% 200) // 16 AS pod,
            round(random() * 100, 1) AS c0, random() AS c1, random() AS c2, random() AS c3,
            round(random() * 700, 3) AS c4, i * 1000 AS c5, 1755 AS c6,
            (random() * 80000)::INT AS c7, (random() * 80000)::INT AS c8, 61 AS c9,
            (random() * 100)::INT AS c10
            FROM range(%d) AS r(i)) TO '%s' (FORMAT parquet)
          """
              .formatted(rows, parquet));
    }
  }
}
