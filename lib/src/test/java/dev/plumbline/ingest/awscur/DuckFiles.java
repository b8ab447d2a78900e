package dev.plumbline.ingest.awscur;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes report files in DuckDB: another way than ours. */
final class DuckFiles {
  private DuckFiles() {}

  /** The rows of a query, as texts. */
  static List<List<String>> rows(String query) {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** A Parquet file with the rows of a query. */
  static byte[] parquet(String query) {
    try {
      Path file = Files.createTempFile("cur", ".parquet");
      try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = duck.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The number of rows of a Parquet file. */
  static long count(byte[] parquet) {
    try {
      Path file = Files.createTempFile("cur", ".parquet");
      try {
        Files.write(file, parquet);
        return Long.parseLong(
            rows("SELECT count(*) FROM read_parquet('%s')".formatted(file)).get(0).get(0));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a CSV file, all columns as texts. */
  static String csv(Path file) {
    return "read_csv('%s', header = true, all_varchar = true, quote = '\"', escape = '\"')"
        .formatted(file);
  }
}
