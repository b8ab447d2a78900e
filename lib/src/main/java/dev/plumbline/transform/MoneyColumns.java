package dev.plumbline.transform;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the rows a kernel reads or makes, in their order: positions and values by {@link
 * Col}, so that no name is looked up per row. Held in constants, never captured in a closure.
 */
final class MoneyColumns {
  private final List<Col> columns;
  private final Map<Col, Integer> positions = new IdentityHashMap<>();

  private MoneyColumns(List<Col> columns) {
    this.columns = columns;
    columns.forEach(column -> positions.put(column, positions.size()));
  }

  static MoneyColumns of(Col... columns) {
    return new MoneyColumns(List.of(columns));
  }

  static MoneyColumns of(TableSpec table) {
    return new MoneyColumns(table.columns());
  }

  /** These columns followed by more. */
  MoneyColumns and(Col... more) {
    return new MoneyColumns(Stream.concat(columns.stream(), Stream.of(more)).toList());
  }

  Col[] all() {
    return columns.toArray(Col[]::new);
  }

  StructType schema() {
    return new StructType(
        columns.stream()
            .map(c -> new StructField(c.name(), c.type(), true, Metadata.empty()))
            .toArray(StructField[]::new));
  }

  int position(Col column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("no column " + column + " among " + columns);
    }
    return position;
  }

  /** The text, or null when there is none; blank counts as none. */
  String text(Row row, Col column) {
    String text = (String) row.get(position(column));
    return text == null || text.isBlank() ? null : text;
  }

  BigDecimal decimal(Row row, Col column) {
    return (BigDecimal) row.get(position(column));
  }

  long whole(Row row, Col column) {
    return row.getLong(position(column));
  }

  long milliseconds(Row row, Col column) {
    return instant(row, column).toEpochMilli();
  }

  Instant instant(Row row, Col column) {
    return (Instant) row.get(position(column));
  }

  LocalDate date(Row row, Col column) {
    return (LocalDate) row.get(position(column));
  }

  /** Starts a row of these columns; what is not set stays null. */
  Draft row() {
    return new Draft(new Object[columns.size()]);
  }

  /** A row in the making. */
  final class Draft {
    private final Object[] values;

    private Draft(Object[] values) {
      this.values = values;
    }

    Draft set(Col column, Object value) {
      values[position(column)] = value;
      return this;
    }

    Row build() {
      return RowFactory.create(values);
    }
  }
}
