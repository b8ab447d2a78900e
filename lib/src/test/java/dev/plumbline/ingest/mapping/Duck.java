package dev.plumbline.ingest.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB as a second reader of tables, and as a writer of Parquet. */
public final class Duck {

  private Duck() {}

  /** The only value that a query gives, as text. */
  public static String value(String query) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** What a query gives, as a Parquet file. */
  public static byte[] parquet(String query) {
    try {
      Path folder = Files.createTempDirectory("duck");
      Path file = folder.resolve("table.parquet");
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
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

  /** How many rows a Parquet file has. */
  public static long rows(byte[] parquet) {
    try {
      Path file = Files.createTempFile("duck", ".parquet");
      Files.write(file, parquet);
      long rows = Long.parseLong(value("SELECT count(*) FROM '" + file + "'"));
      Files.delete(file);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A CSV file as DuckDB reads it, every column a text. */
  public static String texts(Path csv) {
    return "read_csv('" + csv + "', all_varchar = true, header = true)";
  }
}
