package dev.plumbline.ingest.azure;

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

/** DuckDB: other people's way of reading the same files, and of writing Parquet. */
public final class Duck {
  private Duck() {}

  /** The one number that a query gives. */
  public static BigDecimal number(String query) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getBigDecimal(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The rows of a query as Parquet. */
  public static byte[] parquet(String query) {
    try {
      Path folder = Files.createTempDirectory("duck");
      Path file = folder.resolve("rows.parquet");
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
}
