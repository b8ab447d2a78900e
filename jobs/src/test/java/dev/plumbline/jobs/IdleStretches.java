package dev.plumbline.jobs;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.IdleWasteDaily;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** When idle stretches begin and end, in milliseconds of the epoch, by what is idle. */
final class IdleStretches {
  private static final List<Col> KEY =
      List.of(
          IdleWasteDaily.USAGE_DATE,
          IdleWasteDaily.BILLING_RESOURCE_ID,
          IdleWasteDaily.DEVICE_ID,
          IdleWasteDaily.OWNER,
          IdleWasteDaily.CAUSE,
          IdleWasteDaily.CURRENCY,
          IdleWasteDaily.PRICE_SOURCE,
          IdleWasteDaily.PRICE_STATE);

  private static final Col[] COLUMNS =
      Stream.concat(
              KEY.stream(),
              Stream.of(
                  IdleWasteDaily.LONGEST_FROM,
                  IdleWasteDaily.LONGEST_TO,
                  IdleWasteDaily.LAST_FROM,
                  IdleWasteDaily.LAST_TO,
                  IdleWasteDaily.IS_IDLE_AT_END))
          .toArray(Col[]::new);

  private IdleStretches() {}

  /** Those of the sample nights. */
  static Map<String, String> published() {
    Map<String, String> stretches = new TreeMap<>();
    for (Row row : SampleNight.frame(IdleWasteDaily.TABLE).select(COLUMNS).rows().collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        Object value = row.get(i);
        values.add(value instanceof Instant instant ? instant.toEpochMilli() : value);
      }
      put(stretches, values);
    }
    return stretches;
  }

  /** Those of DuckDB's own computation. */
  static Map<String, String> computed(Connection duck) throws SQLException {
    Map<String, String> stretches = new TreeMap<>();
    String names = Stream.of(COLUMNS).map(Col::name).collect(Collectors.joining(", "));
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + names + " FROM idle_waste")) {
      while (rows.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= COLUMNS.length; i++) {
          values.add(rows.getObject(i));
        }
        put(stretches, values);
      }
    }
    return stretches;
  }

  private static void put(Map<String, String> stretches, List<Object> values) {
    stretches.put(
        text(values.subList(0, KEY.size())), text(values.subList(KEY.size(), values.size())));
  }

  private static String text(List<Object> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" | "));
  }
}
