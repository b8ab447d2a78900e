package dev.plumbline.ingest.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB: other people's way of reading the same files, and of writing Parquet. */
public final class Duck {
  private Duck() {}

  /** The rows of a query, as texts. */
  public static List<List<String>> rows(String query) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
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

  /** The only value that a query gives, as text. */
  public static String value(String query) {
    return rows(query).get(0).get(0);
  }

  /** The only value that a query gives after these statements, as text. */
  public static String afterwards(String statements, String query) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
      try (ResultSet result = statement.executeQuery(query)) {
        result.next();
        return result.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The only number that a query gives; null where it gives none. */
  public static BigDecimal number(String query) {
    String value = value(query);
    return value == null ? null : new BigDecimal(value);
  }

  /** The rows of a query as Parquet, with DuckDB's defaults (Snappy, dictionaries). */
  public static byte[] parquet(String query) {
    return parquet(query, "COMPRESSION snappy");
  }

  /**
   * The rows of a query as Parquet.
   *
   * @param options of {@code COPY}, such as {@code COMPRESSION zstd}
   */
  public static byte[] parquet(String query, String options) {
    try {
      Path file = Files.createTempFile("duck", ".parquet");
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute(
            "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
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

  /** How many rows a Parquet file has. */
  public static long count(byte[] parquet) {
    try {
      Path file = Files.createTempFile("duck", ".parquet");
      try {
        Files.write(file, parquet);
        return Long.parseLong(value("SELECT count(*) FROM '" + file + "'"));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A CSV file as DuckDB reads it, every column a text. */
  public static String texts(Path csv) {
    return "read_csv('%s', header = true, all_varchar = true, quote = '\"', escape = '\"')"
        .formatted(csv);
  }
}
