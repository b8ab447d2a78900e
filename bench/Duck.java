import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Runs SQL files in one DuckDB, in order: {@code java Duck [name=value …] file.sql …}. A value is
 * an SQL expression and becomes the variable of its name. Prints the seconds of each file, and the
 * rows of its last statement where that is a query, cells between tabs.
 */
public final class Duck {
  private Duck() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String argument : arguments) {
        if (argument.endsWith(".sql")) {
          run(statement, Path.of(argument));
        } else {
          statement.execute("SET VARIABLE " + argument);
        }
      }
    }
  }

  private static void run(Statement statement, Path file) throws SQLException, IOException {
    long before = System.nanoTime();
    boolean isQuery = statement.execute(Files.readString(file));
    if (isQuery) {
      print(statement);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    String name = file.getFileName().toString().replace(".sql", "");
    System.out.printf(Locale.ROOT, "step\t%s\t%.2f%n", name, seconds);
  }

  private static void print(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder("row");
        for (int i = 1; i <= columns; i++) {
          line.append('\t').append(rows.getString(i));
        }
        System.out.println(line);
      }
    }
  }
}
