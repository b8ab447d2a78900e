package dev.plumbline.ingest.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Parquet files as DuckDB writes them: other people's shapes, not our own. */
public final class DuckParquet {
  private DuckParquet() {}

  /** The rows of a query, with DuckDB's defaults (Snappy, dictionaries). */
  public static byte[] of(String query) {
    return of(query, "COMPRESSION snappy");
  }

  /**
   * The rows of a query.
   *
   * @param options of {@code COPY}, such as {@code COMPRESSION zstd}
   */
  public static byte[] of(String query, String options) {
    try {
      Path folder = Files.createTempDirectory("parquet");
      Path file = folder.resolve("rows.parquet");
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute(
            "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
