package dev.plumbline.testing;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Small tables for tests: columns once, then rows; columns not named are null. */
public final class Given {
  private final TableSpec table;
  private final List<Col> columns;
  private final List<Row> rows = new ArrayList<>();

  private Given(TableSpec table, List<Col> columns) {
    this.table = table;
    this.columns = columns;
  }

  /** Starts a table of which only these columns have values. */
  public static Given table(TableSpec table, Col... columns) {
    return new Given(table, List.of(columns));
  }

  /** Adds a row: one value per named column. */
  public Given row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(columns.size() + " values expected");
    }
    rows.add(RowFactory.create(values));
    return this;
  }

  /** The rows under the table's whole schema. */
  public Frame frame() {
    StructType schema =
        new StructType(
            columns.stream()
                .map(c -> new StructField(c.name(), c.type(), true, empty()))
                .toArray(StructField[]::new));
    return Frame.of(SharedSpark.session().createDataFrame(rows, schema)).conform(table);
  }

  private static org.apache.spark.sql.types.Metadata empty() {
    return org.apache.spark.sql.types.Metadata.empty();
  }

  /** The values of these columns, row by row, sorted by their text: for {@code isEqualTo}. */
  public static List<List<Object>> values(Frame frame, Col... columns) {
    return frame.select(columns).rows().collectAsList().stream()
        .map(
            row ->
                java.util.stream.IntStream.range(0, columns.length)
                    .mapToObj(row::get)
                    .collect(java.util.stream.Collectors.toList()))
        .sorted(java.util.Comparator.comparing(List::toString))
        .toList();
  }
}
