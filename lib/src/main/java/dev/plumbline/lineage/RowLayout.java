package dev.plumbline.lineage;

import dev.plumbline.schema.Col;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * Which declared column stands where in a row. Kept in static fields of kernels and never in their
 * closures: a column that was sent to another process is no longer the declared constant.
 */
final class RowLayout {
  private final List<Col> columns;
  private final Map<Col, Integer> positions = new IdentityHashMap<>();

  private RowLayout(List<Col> columns) {
    this.columns = columns;
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i), i);
    }
  }

  static RowLayout of(List<Col> columns) {
    return new RowLayout(List.copyOf(columns));
  }

  static RowLayout of(Col... columns) {
    return of(List.of(columns));
  }

  Col[] columns() {
    return columns.toArray(Col[]::new);
  }

  StructType schema() {
    return new StructType(
        columns.stream()
            .map(c -> new StructField(c.name(), c.type(), true, Metadata.empty()))
            .toArray(StructField[]::new));
  }

  /** Reads a row that has this layout. */
  Cells read(Row row) {
    return new Cells(row);
  }

  /** Starts a row of this layout. */
  Draft draft() {
    return new Draft();
  }

  private int position(Col column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("column " + column + " is not among " + columns);
    }
    return position;
  }

  /** The values of one row; null where there is none. */
  final class Cells {
    private final Row row;

    private Cells(Row row) {
      this.row = row;
    }

    String text(Col column) {
      return row.getString(position(column));
    }

    Instant instant(Col column) {
      return row.getInstant(position(column));
    }

    LocalDate date(Col column) {
      return row.getLocalDate(position(column));
    }

    BigDecimal decimal(Col column) {
      return row.getDecimal(position(column));
    }

    Double real(Col column) {
      return (Double) row.get(position(column));
    }

    Long whole(Col column) {
      return (Long) row.get(position(column));
    }

    boolean isTrue(Col column) {
      return Boolean.TRUE.equals(row.get(position(column)));
    }

    List<Row> structs(Col column) {
      int position = position(column);
      return row.isNullAt(position) ? List.of() : row.getList(position);
    }

    Map<String, String> map(Col column) {
      int position = position(column);
      return row.isNullAt(position) ? Map.of() : row.getJavaMap(position);
    }
  }

  /** A row being filled; what nobody sets is null. */
  final class Draft {
    private final Object[] values = new Object[columns.size()];

    private Draft() {}

    Draft set(Col column, Object value) {
      values[position(column)] = external(value);
      return this;
    }

    Row row() {
      return RowFactory.create(values);
    }

    /** Spark's row encoder takes arrays and Scala maps. */
    private static Object external(Object value) {
      if (value instanceof List<?> list) {
        return list.toArray();
      }
      return value instanceof Map<?, ?> map ? JavaConverters.mapAsScalaMap(map) : value;
    }
  }
}
